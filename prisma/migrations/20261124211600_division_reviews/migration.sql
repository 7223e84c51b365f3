CREATE TABLE "division_summary" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "paid_cny" DECIMAL(18,2) NOT NULL,
    "requested_cny" DECIMAL(18,2) NOT NULL,
    "reviewed_cny" DECIMAL(18,2) NOT NULL,
    "xlsx_file_id" UUID NOT NULL,
    "pdf_file_id" UUID NOT NULL,
    "handed_in_by_id" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "division_summary_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "division_summary_item" (
    "application_id" UUID NOT NULL,
    "summary_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "division_summary_item_pkey" PRIMARY KEY ("application_id")
);
CREATE TABLE "division_take_over" (
    "application_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "taken_over_by_id" UUID NOT NULL,
    "taken_over_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "division_take_over_pkey" PRIMARY KEY ("application_id")
);
CREATE UNIQUE INDEX "division_summary_number_key" ON "division_summary"("number");
CREATE INDEX "division_summary_round_id_division_code_idx" ON "division_summary"("round_id", "division_code");
CREATE UNIQUE INDEX "division_summary_item_review_id_key" ON "division_summary_item"("review_id");
CREATE UNIQUE INDEX "division_summary_item_summary_id_position_key" ON "division_summary_item"("summary_id", "position");
CREATE INDEX "division_take_over_division_code_idx" ON "division_take_over"("division_code");
ALTER TABLE "division_summary" ADD CONSTRAINT "division_summary_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_summary" ADD CONSTRAINT "division_summary_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_summary_item" ADD CONSTRAINT "division_summary_item_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_summary_item" ADD CONSTRAINT "division_summary_item_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "division_summary"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_summary_item" ADD CONSTRAINT "division_summary_item_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_take_over" ADD CONSTRAINT "division_take_over_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "division_take_over" ADD CONSTRAINT "division_take_over_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "division_summary"
  ADD CONSTRAINT "division_summary_amounts" CHECK (reviewed_cny >= 0 AND reviewed_cny <= requested_cny AND requested_cny <= paid_cny),
  ADD CONSTRAINT "division_summary_digest" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "division_summary_two_files" CHECK (xlsx_file_id <> pdf_file_id);
ALTER TABLE "division_take_over" ADD CONSTRAINT "division_take_over_reason" CHECK (btrim(reason) <> '');

-- Handed in is handed in: nothing of it changes.
REVOKE UPDATE ON division_summary, division_summary_item, division_take_over FROM export_credit_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['division_summary', 'division_summary_item', 'division_take_over'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

SELECT raise_wall('division_summary', '(SELECT sees_province()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND division_code = (SELECT actor_division()))');
SELECT raise_wall('division_summary_item', 'EXISTS (SELECT FROM division_summary s WHERE s.id = division_summary_item.summary_id)');
SELECT raise_wall('division_take_over', 'EXISTS (SELECT FROM application a WHERE a.id = division_take_over.application_id)');
-- A division hands in, the province takes over; not the other way round.
CREATE POLICY by_division ON division_summary AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'DIVISION_OFFICE');
CREATE POLICY by_province ON division_take_over AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');
-- The two files of a summary are their division's, whichever of its offices handed them in.
CREATE POLICY read_summary ON stored_file FOR SELECT TO export_credit_app
  USING (purpose = 'division-summary' AND EXISTS (SELECT FROM division_summary s WHERE stored_file.id IN (s.xlsx_file_id, s.pdf_file_id)));

-- Is this person one of that division's offices, in that role? Definer's rights: asked behind the walls.
CREATE FUNCTION is_division_person(person uuid, asked_division text, asked_role text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM account a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.id = person AND a.role::text = asked_role AND o.kind = 'DIVISION_OFFICE' AND o.division_code = asked_division)
$$;
-- The names of those who signed, for the other office of the same division and for the province.
CREATE FUNCTION division_people(asked uuid[]) RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.id, a.display_name FROM account a JOIN organisation o ON o.id = a.organisation_id
  WHERE a.id = ANY (asked) AND o.kind = 'DIVISION_OFFICE'
    AND (sees_province() OR (actor_kind() = 'DIVISION_OFFICE' AND o.division_code = actor_division()))
$$;

-- Both signatures are of the applicant's own division: its commerce office prepares, its finance office co-signs
-- (review_two_people says that they are two). A division writes no review of the province.
CREATE FUNCTION check_division_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE code text;
BEGIN
  IF actor_kind() = 'DIVISION_OFFICE' AND NEW.stage <> 'DIVISION' THEN
    RAISE EXCEPTION 'a division office writes its own reviews only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.stage = 'DIVISION' THEN
    SELECT e.division_code INTO code FROM application a JOIN enterprise e ON e.id = a.applicant_id WHERE a.id = NEW.application_id;
    IF NOT is_division_person(NEW.preparer_id, code, 'DIVISION_COMMERCE')
      OR (NEW.checker_id IS NOT NULL AND NOT is_division_person(NEW.checker_id, code, 'DIVISION_FINANCE')) THEN
      RAISE EXCEPTION 'not a person of division %', code USING ERRCODE = 'check_violation', CONSTRAINT = 'division_review_people';
    END IF;
    IF NEW.state = 'APPROVED' AND (NEW.checker_id IS NULL OR NEW.amount_out IS NULL) THEN
      RAISE EXCEPTION 'not signed by both' USING ERRCODE = 'check_violation', CONSTRAINT = 'division_review_signatures';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'APPROVED' THEN
      RAISE EXCEPTION 'a signed review does not change' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_division BEFORE INSERT OR UPDATE ON review FOR EACH ROW EXECUTE FUNCTION check_division_review();

-- The amounts of a division are decided while its review is open, and by itself only.
CREATE FUNCTION check_division_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE pass review;
BEGIN
  SELECT * INTO pass FROM review WHERE id = NEW.review_id;
  IF (actor_kind() = 'DIVISION_OFFICE') <> (pass.stage = 'DIVISION') AND actor_kind() <> 'NOBODY' AND actor_kind() <> 'SYSTEM' THEN
    RAISE EXCEPTION 'a decision of another stage' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF pass.stage = 'DIVISION' AND pass.state <> 'OPEN' AND actor_kind() <> 'SYSTEM' THEN
    RAISE EXCEPTION 'the amounts of a signed review do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_line_decision_division BEFORE INSERT OR UPDATE ON review_line_decision
  FOR EACH ROW EXECUTE FUNCTION check_division_decision();

-- A division office moves an application while it lies with the division, and on to the province or back to the enterprise.
CREATE FUNCTION check_division_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF actor_kind() = 'DIVISION_OFFICE' AND (
    OLD.state NOT IN ('AWAITING_DIVISION', 'IN_DIVISION_REVIEW', 'DIVISION_REVIEWED', 'DIVISION_SIGNED')
    OR NEW.state NOT IN ('AWAITING_DIVISION', 'IN_DIVISION_REVIEW', 'DIVISION_REVIEWED', 'DIVISION_SIGNED', 'SUBMITTED', 'RETURNED')
    OR NEW.approved_amount_cny IS DISTINCT FROM OLD.approved_amount_cny
    OR NEW.requested_amount_cny IS DISTINCT FROM OLD.requested_amount_cny) THEN
    RAISE EXCEPTION 'not with the division' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_division BEFORE UPDATE ON application FOR EACH ROW EXECUTE FUNCTION check_division_moves();

-- What is handed in was signed by both.
CREATE FUNCTION check_summary_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM review r JOIN application a ON a.id = r.application_id
    JOIN division_summary s ON s.id = NEW.summary_id AND s.round_id = a.round_id
    WHERE r.id = NEW.review_id AND r.application_id = NEW.application_id AND r.stage = 'DIVISION' AND r.state = 'APPROVED'
      AND r.submission_sequence = a.submission_sequence) THEN
    RAISE EXCEPTION 'not signed by both' USING ERRCODE = 'check_violation', CONSTRAINT = 'division_summary_item_signed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER division_summary_item_signed BEFORE INSERT ON division_summary_item FOR EACH ROW EXECUTE FUNCTION check_summary_item();
