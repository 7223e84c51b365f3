-- Spot checks (抽查, 二(三)): plan, committed seed, one draw, check sheets.
CREATE TYPE "spot_check_plan_state" AS ENUM ('PREPARED', 'SENT_BACK', 'DRAWN', 'CLOSED');
CREATE TYPE "spot_check_size_kind" AS ENUM ('SHARE', 'NUMBER');
CREATE TYPE "spot_check_sheet_state" AS ENUM ('OPEN', 'ASSIGNED', 'HANDED_IN', 'SIGNED');
CREATE TYPE "spot_check_finding" AS ENUM ('CONFORMS', 'DIFFERS', 'NOT_APPLICABLE');
CREATE TABLE "spot_check_plan" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "title" TEXT NOT NULL, "reason" TEXT NOT NULL, "period" TEXT NOT NULL,
  "programmes" "programme"[], "division_codes" TEXT[], "bands_cny" DECIMAL(18,2)[], "size_kind" "spot_check_size_kind" NOT NULL,
  "size" DECIMAL(8,2) NOT NULL, "minimum" INTEGER NOT NULL, "seed_sha256" TEXT NOT NULL,
  "state" "spot_check_plan_state" NOT NULL DEFAULT 'PREPARED', "prepared_by_id" UUID NOT NULL, "prepared_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3), "send_back_reason" TEXT NOT NULL DEFAULT '', "closed_by_id" UUID,
  "closed_at" TIMESTAMPTZ(3), "summary" JSONB, "summary_sha256" TEXT, "xlsx_file_id" UUID, "pdf_file_id" UUID,
  CONSTRAINT "spot_check_plan_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "spot_check_seed" ("plan_id" UUID NOT NULL, "seed" TEXT NOT NULL, CONSTRAINT "spot_check_seed_pkey" PRIMARY KEY ("plan_id"));
CREATE TABLE "spot_check_draw" (
  "plan_id" UUID NOT NULL, "algorithm" TEXT NOT NULL, "population" JSONB NOT NULL, "population_sha256" TEXT NOT NULL,
  "result" JSONB NOT NULL, "drawn_by_id" UUID NOT NULL, "drawn_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "spot_check_draw_pkey" PRIMARY KEY ("plan_id")
);
CREATE TABLE "spot_check_sheet" (
  "id" UUID NOT NULL, "plan_id" UUID NOT NULL, "position" INTEGER NOT NULL, "item_id" UUID NOT NULL, "application_id" UUID NOT NULL,
  "party_id" UUID NOT NULL, "party_name" TEXT NOT NULL, "uscc" TEXT NOT NULL, "division_code" TEXT, "stratum" TEXT NOT NULL,
  "by_lot" BOOLEAN NOT NULL, "flags" TEXT[], "paid_cny" DECIMAL(18,2) NOT NULL, "state" "spot_check_sheet_state" NOT NULL DEFAULT 'OPEN',
  "assignee_id" UUID, "by_division" BOOLEAN NOT NULL DEFAULT false, "due_on" DATE, "conclusion" TEXT NOT NULL DEFAULT '',
  "correction" TEXT NOT NULL DEFAULT '', "asks_clawback" BOOLEAN NOT NULL DEFAULT false, "case_ground" "negative_list_ground",
  "handed_in_at" TIMESTAMPTZ(3), "return_reason" TEXT NOT NULL DEFAULT '', "signed_by_id" UUID, "signed_at" TIMESTAMPTZ(3),
  CONSTRAINT "spot_check_sheet_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "spot_check_answer" (
  "sheet_id" UUID NOT NULL, "check_key" TEXT NOT NULL, "finding" "spot_check_finding" NOT NULL, "facts" TEXT NOT NULL DEFAULT '',
  "answered_at" TIMESTAMPTZ(3) NOT NULL, CONSTRAINT "spot_check_answer_pkey" PRIMARY KEY ("sheet_id", "check_key")
);
CREATE TABLE "spot_check_line" (
  "sheet_id" UUID NOT NULL, "position" INTEGER NOT NULL, "name" TEXT NOT NULL, "wrong_cny" DECIMAL(18,2) NOT NULL, "facts" TEXT NOT NULL,
  CONSTRAINT "spot_check_line_pkey" PRIMARY KEY ("sheet_id", "position")
);
CREATE TABLE "spot_check_file" (
  "id" UUID NOT NULL, "sheet_id" UUID NOT NULL, "file_id" UUID NOT NULL, "check_key" TEXT, "added_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "spot_check_file_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "spot_check_request" (
  "sheet_id" UUID NOT NULL, "party_id" UUID NOT NULL, "plan_number" TEXT NOT NULL, "receipt_number" TEXT NOT NULL, "words" TEXT NOT NULL,
  "answer_by" DATE NOT NULL, "asked_by_id" UUID NOT NULL, "asked_at" TIMESTAMPTZ(3) NOT NULL, "answer" TEXT NOT NULL DEFAULT '',
  "answered_by_id" UUID, "answered_at" TIMESTAMPTZ(3), CONSTRAINT "spot_check_request_pkey" PRIMARY KEY ("sheet_id")
);
CREATE UNIQUE INDEX "spot_check_plan_number_key" ON "spot_check_plan"("number");
CREATE INDEX "spot_check_plan_state_idx" ON "spot_check_plan"("state");
CREATE INDEX "spot_check_sheet_assignee_id_state_idx" ON "spot_check_sheet"("assignee_id", "state");
CREATE INDEX "spot_check_sheet_state_due_on_idx" ON "spot_check_sheet"("state", "due_on");
CREATE UNIQUE INDEX "spot_check_sheet_plan_id_item_id_key" ON "spot_check_sheet"("plan_id", "item_id");
CREATE UNIQUE INDEX "spot_check_sheet_plan_id_position_key" ON "spot_check_sheet"("plan_id", "position");
CREATE INDEX "spot_check_file_sheet_id_idx" ON "spot_check_file"("sheet_id");
CREATE INDEX "spot_check_file_file_id_idx" ON "spot_check_file"("file_id");
CREATE INDEX "spot_check_request_party_id_idx" ON "spot_check_request"("party_id");
ALTER TABLE "spot_check_draw" ADD CONSTRAINT "spot_check_draw_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "spot_check_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_sheet" ADD CONSTRAINT "spot_check_sheet_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "spot_check_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_sheet" ADD CONSTRAINT "spot_check_sheet_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_answer" ADD CONSTRAINT "spot_check_answer_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "spot_check_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_line" ADD CONSTRAINT "spot_check_line_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "spot_check_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_file" ADD CONSTRAINT "spot_check_file_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "spot_check_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_file" ADD CONSTRAINT "spot_check_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "spot_check_request" ADD CONSTRAINT "spot_check_request_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "spot_check_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Invariants ─────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE spot_check_plan
  ADD CONSTRAINT spot_check_two_people CHECK (decided_by_id <> prepared_by_id AND closed_by_id <> prepared_by_id),
  ADD CONSTRAINT spot_check_decided CHECK (state = 'PREPARED' OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT spot_check_sent_back CHECK (state <> 'SENT_BACK' OR send_back_reason <> ''),
  ADD CONSTRAINT spot_check_closed CHECK ((state = 'CLOSED') = (closed_by_id IS NOT NULL) AND (state <> 'CLOSED' OR (closed_at IS NOT NULL
    AND summary IS NOT NULL AND summary_sha256 IS NOT NULL AND xlsx_file_id IS NOT NULL AND pdf_file_id IS NOT NULL))),
  ADD CONSTRAINT spot_check_scope CHECK (cardinality(programmes) >= 1 AND period ~ '^[0-9]{4}(H[12])?$' AND reason <> ''),
  ADD CONSTRAINT spot_check_numbers CHECK (minimum >= 1 AND size > 0 AND (size_kind <> 'SHARE' OR size <= 100) AND (size_kind <> 'NUMBER' OR size = trunc(size)));
ALTER TABLE spot_check_sheet
  ADD CONSTRAINT spot_check_sheet_why CHECK (by_lot OR cardinality(flags) >= 1),
  ADD CONSTRAINT spot_check_sheet_assigned CHECK (state = 'OPEN' OR (assignee_id IS NOT NULL AND due_on IS NOT NULL)),
  ADD CONSTRAINT spot_check_sheet_handed_in CHECK (state NOT IN ('HANDED_IN', 'SIGNED') OR (handed_in_at IS NOT NULL AND conclusion <> '')),
  ADD CONSTRAINT spot_check_sheet_signed CHECK ((state = 'SIGNED') = (signed_by_id IS NOT NULL)),
  ADD CONSTRAINT spot_check_sheet_two_people CHECK (signed_by_id <> assignee_id);
ALTER TABLE spot_check_answer ADD CONSTRAINT spot_check_answer_facts CHECK (finding = 'CONFORMS' OR facts <> '');
ALTER TABLE spot_check_line ADD CONSTRAINT spot_check_line_amount CHECK (wrong_cny > 0 AND facts <> '');
ALTER TABLE spot_check_request ADD CONSTRAINT spot_check_request_answered CHECK ((answered_at IS NULL) = (answered_by_id IS NULL) AND (answered_at IS NULL OR answer <> ''));

-- A plan, a seed, a draw are not rewritten; nobody draws a second time.
REVOKE UPDATE ON spot_check_plan, spot_check_seed, spot_check_draw, spot_check_sheet, spot_check_line, spot_check_file, spot_check_request FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, send_back_reason, closed_by_id, closed_at, summary, summary_sha256, xlsx_file_id, pdf_file_id) ON spot_check_plan TO export_credit_app;
GRANT UPDATE (state, assignee_id, by_division, due_on, conclusion, correction, asks_clawback, case_ground, handed_in_at, return_reason, signed_by_id, signed_at) ON spot_check_sheet TO export_credit_app;
GRANT UPDATE (answer, answered_by_id, answered_at) ON spot_check_request TO export_credit_app;
GRANT DELETE ON spot_check_line TO export_credit_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['spot_check_seed', 'spot_check_draw', 'spot_check_file'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;
CREATE TRIGGER spot_check_plan_ended BEFORE UPDATE OR DELETE ON spot_check_plan
  FOR EACH ROW WHEN (OLD.state IN ('SENT_BACK', 'CLOSED')) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER spot_check_sheet_stands BEFORE UPDATE OR DELETE ON spot_check_sheet
  FOR EACH ROW WHEN (OLD.state = 'SIGNED') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER spot_check_request_stands BEFORE UPDATE OR DELETE ON spot_check_request
  FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- The seed that is drawn with is the one that the plan committed to, before anyone could know it.
CREATE FUNCTION check_spot_check_draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM spot_check_plan p JOIN spot_check_seed s ON s.plan_id = p.id
    WHERE p.id = NEW.plan_id AND p.state = 'DRAWN' AND p.decided_by_id = NEW.drawn_by_id
      AND encode(sha256(convert_to(s.seed, 'UTF8')), 'hex') = p.seed_sha256) THEN
    RAISE EXCEPTION 'not the committed seed, or not released by the drawer' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_draw_seed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER spot_check_draw_seed BEFORE INSERT ON spot_check_draw FOR EACH ROW EXECUTE FUNCTION check_spot_check_draw();

-- Released is drawn, in the same transaction; closed is signed to the last sheet.
CREATE FUNCTION check_spot_check_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.state IN ('DRAWN', 'CLOSED') AND NOT EXISTS (SELECT FROM spot_check_draw d WHERE d.plan_id = NEW.id) THEN
    RAISE EXCEPTION 'released without a draw' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_plan_drawn';
  END IF;
  IF NEW.state = 'CLOSED' AND EXISTS (SELECT FROM spot_check_sheet s WHERE s.plan_id = NEW.id AND s.state <> 'SIGNED') THEN
    RAISE EXCEPTION 'a sheet is not signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_plan_signed';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER spot_check_plan_whole AFTER UPDATE ON spot_check_plan DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_spot_check_plan();

-- Who may check or sign: of provincial commerce, or of the enterprise's own division offices; never who prepared or approved its review.
CREATE FUNCTION spot_check_obstacle(person uuid, asked_application uuid, asked_division text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM review r WHERE r.application_id = asked_application AND person IN (r.preparer_id, r.checker_id)) THEN 'REVIEWED'
    WHEN NOT EXISTS (SELECT FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = person
      AND (o.kind = 'PROVINCIAL_COMMERCE' OR (o.kind = 'DIVISION_OFFICE' AND o.division_code = asked_division))) THEN 'ELSEWHERE'
  END
$$;
CREATE FUNCTION check_spot_check_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE person uuid;
BEGIN
  FOREACH person IN ARRAY array_remove(ARRAY[NEW.assignee_id, NEW.signed_by_id], NULL) LOOP
    IF spot_check_obstacle(person, NEW.application_id, NEW.division_code) IS NOT NULL THEN
      RAISE EXCEPTION 'not for this person' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_people';
    END IF;
  END LOOP;
  IF NEW.by_division IS DISTINCT FROM (NEW.assignee_id IS NOT NULL AND EXISTS (SELECT FROM account a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.id = NEW.assignee_id AND o.kind = 'DIVISION_OFFICE')) THEN
    RAISE EXCEPTION 'by_division says otherwise' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER spot_check_people BEFORE INSERT OR UPDATE ON spot_check_sheet FOR EACH ROW EXECUTE FUNCTION check_spot_check_people();

-- What was found is written while the sheet is with its checker, and not afterwards.
CREATE FUNCTION check_spot_check_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE sheet uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.sheet_id ELSE NEW.sheet_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM spot_check_sheet s WHERE s.id = sheet AND s.state = 'ASSIGNED' AND s.assignee_id = actor_account()) THEN
    RAISE EXCEPTION 'the sheet is not with its checker' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_with_checker';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER spot_check_answer_open BEFORE INSERT OR UPDATE OR DELETE ON spot_check_answer FOR EACH ROW EXECUTE FUNCTION check_spot_check_open();
CREATE TRIGGER spot_check_line_open BEFORE INSERT OR UPDATE OR DELETE ON spot_check_line FOR EACH ROW EXECUTE FUNCTION check_spot_check_open();
CREATE TRIGGER spot_check_request_open BEFORE INSERT ON spot_check_request FOR EACH ROW EXECUTE FUNCTION check_spot_check_open();
CREATE TRIGGER spot_check_file_open BEFORE INSERT ON spot_check_file FOR EACH ROW WHEN (NEW.check_key IS NOT NULL) EXECUTE FUNCTION check_spot_check_open();
-- The enterprise answers for itself.
CREATE FUNCTION check_spot_check_answerer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM account a WHERE a.id = NEW.answered_by_id AND a.organisation_id = NEW.party_id) THEN
    RAISE EXCEPTION 'answered by another' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_answerer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER spot_check_answerer BEFORE UPDATE ON spot_check_request FOR EACH ROW EXECUTE FUNCTION check_spot_check_answerer();

-- ── Walls ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Commerce and audit see all; a division office the sheets that its people check; an enterprise the request to itself; insurers and experts nothing.
CREATE FUNCTION sees_spot_checks() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT actor_kind() IN ('PROVINCIAL_COMMERCE', 'AUDIT_BODY', 'SYSTEM') $$;
SELECT raise_wall('spot_check_sheet', '(SELECT sees_spot_checks()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND by_division AND division_code = (SELECT actor_division()))');
SELECT raise_wall('spot_check_plan', '(SELECT sees_spot_checks()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND EXISTS (SELECT FROM spot_check_sheet s WHERE s.plan_id = spot_check_plan.id))');
SELECT raise_wall('spot_check_draw', '(SELECT sees_spot_checks())');
SELECT raise_wall(name, format('EXISTS (SELECT FROM spot_check_sheet s WHERE s.id = %I.sheet_id)', name)) FROM unnest(ARRAY['spot_check_answer', 'spot_check_line']) AS name;
SELECT raise_wall('spot_check_request', 'party_id = (SELECT actor_organisation()) OR EXISTS (SELECT FROM spot_check_sheet s WHERE s.id = spot_check_request.sheet_id)');
SELECT raise_wall('spot_check_file', 'EXISTS (SELECT FROM spot_check_sheet s WHERE s.id = spot_check_file.sheet_id)
  OR (check_key IS NULL AND EXISTS (SELECT FROM spot_check_request r WHERE r.sheet_id = spot_check_file.sheet_id AND r.party_id = (SELECT actor_organisation())))');
SELECT only_commerce_writes(name) FROM unnest(ARRAY['spot_check_plan', 'spot_check_draw']) AS name;
CREATE POLICY commerce_adds ON spot_check_sheet AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT sees_spot_checks()));

-- Evidence belongs to the office that uploaded it; both offices of the division open it where they see the sheet.
CREATE POLICY spot_check_evidence ON stored_file FOR SELECT TO export_credit_app USING ((SELECT actor_kind()) = 'DIVISION_OFFICE'
  AND purpose = 'spot-check' AND EXISTS (SELECT FROM spot_check_file f WHERE f.file_id = stored_file.id));

-- The seed: laid down with the plan, seen by nobody before the draw.
ALTER TABLE spot_check_seed ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON spot_check_seed FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY read ON spot_check_seed FOR SELECT TO export_credit_app USING ((SELECT sees_spot_checks()) AND EXISTS (SELECT FROM spot_check_plan p WHERE p.id = plan_id AND p.state IN ('DRAWN', 'CLOSED')));
CREATE POLICY readers ON spot_check_seed FOR SELECT TO export_credit_reader USING (EXISTS (SELECT FROM spot_check_plan p WHERE p.id = plan_id AND p.state IN ('DRAWN', 'CLOSED')));
SELECT close_to_experts('spot_check_seed');

-- The seed keeps no versions: they would tell it. Its digest stands in the plan, whose versions are kept and sealed.
SELECT keep_versions(name) FROM unnest(ARRAY['spot_check_plan', 'spot_check_draw', 'spot_check_sheet', 'spot_check_answer', 'spot_check_line', 'spot_check_file', 'spot_check_request']) AS name;
