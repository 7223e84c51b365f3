-- Award lists: the shortage factor (M5), rounds of consultation with a remark a row, frozen amounts, the dispatch number.
ALTER TYPE "award_list_state" ADD VALUE 'SHORTAGE_PROPOSED' AFTER 'DRAFT';
CREATE TYPE "shortage_state" AS ENUM ('PROPOSED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN');
CREATE TABLE "award_list_shortage" (
  "id" UUID NOT NULL, "award_list_id" UUID NOT NULL, "sequence" INTEGER NOT NULL, "factor" DECIMAL(7,6) NOT NULL,
  "available_cny" DECIMAL(18,2) NOT NULL, "total_before_cny" DECIMAL(18,2) NOT NULL, "total_after_cny" DECIMAL(18,2) NOT NULL,
  "reason" TEXT NOT NULL, "state" "shortage_state" NOT NULL DEFAULT 'PROPOSED', "proposed_by_id" UUID NOT NULL,
  "proposed_at" TIMESTAMPTZ(3) NOT NULL, "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3), "decision_reason" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "award_list_shortage_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "award_list_shortage_line" (
  "id" UUID NOT NULL, "shortage_id" UUID NOT NULL, "item_id" UUID NOT NULL, "share_cny" DECIMAL(26,8) NOT NULL,
  "before_cny" DECIMAL(18,2) NOT NULL, "after_cny" DECIMAL(18,2) NOT NULL, "sheet" JSONB NOT NULL,
  CONSTRAINT "award_list_shortage_line_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "consultation_round" (
  "id" UUID NOT NULL, "award_list_id" UUID NOT NULL, "sequence" INTEGER NOT NULL, "total_cny" DECIMAL(18,2) NOT NULL,
  "item_count" INTEGER NOT NULL, "message" TEXT NOT NULL DEFAULT '', "sent_by_id" UUID NOT NULL, "sent_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "consultation_round_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "consultation_remark" (
  "id" UUID NOT NULL, "round_id" UUID NOT NULL, "item_id" UUID NOT NULL, "amount_cny" DECIMAL(18,2) NOT NULL,
  "flagged" BOOLEAN NOT NULL DEFAULT false, "remark" TEXT NOT NULL, "made_by_id" UUID NOT NULL, "made_at" TIMESTAMPTZ(3) NOT NULL,
  "answer" TEXT NOT NULL DEFAULT '', "answered_by_id" UUID, "answered_at" TIMESTAMPTZ(3),
  CONSTRAINT "consultation_remark_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "award_list" ADD COLUMN "dispatch_number" TEXT, ADD COLUMN "dispatched_on" DATE, ADD COLUMN "dispatched_by_id" UUID;
ALTER TABLE "finance_consultation" ADD COLUMN "round_id" UUID;
CREATE UNIQUE INDEX "award_list_dispatch_number_key" ON "award_list"("dispatch_number");
CREATE UNIQUE INDEX "finance_consultation_round_id_key" ON "finance_consultation"("round_id");
CREATE UNIQUE INDEX "award_list_shortage_award_list_id_sequence_key" ON "award_list_shortage"("award_list_id", "sequence");
CREATE UNIQUE INDEX "award_list_shortage_line_shortage_id_item_id_key" ON "award_list_shortage_line"("shortage_id", "item_id");
CREATE INDEX "award_list_shortage_line_item_id_idx" ON "award_list_shortage_line"("item_id");
CREATE UNIQUE INDEX "consultation_round_award_list_id_sequence_key" ON "consultation_round"("award_list_id", "sequence");
CREATE UNIQUE INDEX "consultation_remark_round_id_item_id_key" ON "consultation_remark"("round_id", "item_id");
CREATE INDEX "consultation_remark_item_id_idx" ON "consultation_remark"("item_id");
ALTER TABLE "award_list_shortage" ADD CONSTRAINT "award_list_shortage_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "award_list_shortage_line" ADD CONSTRAINT "award_list_shortage_line_shortage_id_fkey" FOREIGN KEY ("shortage_id") REFERENCES "award_list_shortage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "award_list_shortage_line" ADD CONSTRAINT "award_list_shortage_line_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_round" ADD CONSTRAINT "consultation_round_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_remark" ADD CONSTRAINT "consultation_remark_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "consultation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_remark" ADD CONSTRAINT "consultation_remark_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finance_consultation" ADD CONSTRAINT "finance_consultation_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "consultation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Walls ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What is said between the departments stays there; an applicant reads the confirmed factor and its own line.
SELECT raise_wall(name, '(SELECT sees_province())') FROM unnest(ARRAY['consultation_round', 'consultation_remark']) AS name;
SELECT raise_wall('award_list_shortage', '(SELECT sees_province()) OR (state = ''CONFIRMED'' AND EXISTS (SELECT FROM award_list_item i WHERE i.award_list_id = award_list_shortage.award_list_id))');
SELECT raise_wall('award_list_shortage_line', '(SELECT sees_province()) OR (EXISTS (SELECT FROM award_list_item i WHERE i.id = award_list_shortage_line.item_id) AND EXISTS (SELECT FROM award_list_shortage s WHERE s.id = award_list_shortage_line.shortage_id))');
REVOKE UPDATE ON award_list_shortage, award_list_shortage_line, consultation_round, consultation_remark FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, decision_reason) ON award_list_shortage TO export_credit_app;
GRANT UPDATE (amount_cny, flagged, remark, made_by_id, made_at, answer, answered_by_id, answered_at) ON consultation_remark TO export_credit_app;
CREATE TRIGGER award_list_shortage_line_append_only BEFORE UPDATE OR DELETE ON award_list_shortage_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER award_list_shortage_line_no_truncate BEFORE TRUNCATE ON award_list_shortage_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consultation_round_append_only BEFORE UPDATE OR DELETE ON consultation_round FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consultation_round_no_truncate BEFORE TRUNCATE ON consultation_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
SELECT keep_versions(name) FROM unnest(ARRAY['award_list_shortage', 'award_list_shortage_line', 'consultation_round', 'consultation_remark']) AS name;

-- ── What may never be ──────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE award_list_shortage
  ADD CONSTRAINT shortage_factor_range CHECK (factor > 0 AND factor <= 1),
  ADD CONSTRAINT shortage_within_budget CHECK (total_after_cny <= available_cny AND total_after_cny <= total_before_cny),
  ADD CONSTRAINT shortage_reason CHECK (reason <> ''),
  ADD CONSTRAINT shortage_two_people CHECK (state IN ('PROPOSED', 'WITHDRAWN') OR decided_by_id <> proposed_by_id),
  ADD CONSTRAINT shortage_decided CHECK (state = 'PROPOSED' OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL));
CREATE UNIQUE INDEX award_list_shortage_one_proposed ON award_list_shortage (award_list_id) WHERE state = 'PROPOSED';
ALTER TABLE award_list_shortage_line ADD CONSTRAINT shortage_line_never_more CHECK (after_cny > 0 AND after_cny <= before_cny);
ALTER TABLE consultation_remark
  ADD CONSTRAINT remark_flag_says_why CHECK (NOT flagged OR remark <> ''),
  ADD CONSTRAINT remark_answered CHECK (answer = '' OR (answered_by_id IS NOT NULL AND answered_at IS NOT NULL));
ALTER TABLE award_list
  ADD CONSTRAINT award_list_dispatched CHECK ((dispatch_number IS NULL) = (dispatched_on IS NULL) AND (dispatch_number IS NULL) = (dispatched_by_id IS NULL)),
  ADD CONSTRAINT award_list_dispatch_after_approval CHECK (dispatch_number IS NULL OR state IN ('CLOSED', 'IN_PAYMENT', 'SETTLED')),
  ADD CONSTRAINT award_list_dispatch_two_people CHECK (dispatched_by_id <> prepared_by_id);

-- The lines of a proposal are exactly what its totals say.
CREATE FUNCTION refuse_other_shortage_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM award_list_shortage s
    LEFT JOIN LATERAL (SELECT coalesce(sum(before_cny), 0) AS before, coalesce(sum(after_cny), 0) AS after
      FROM award_list_shortage_line l WHERE l.shortage_id = s.id) AS sums ON true
    WHERE s.id = NEW.id AND (sums.before <> s.total_before_cny OR sums.after <> s.total_after_cny)) THEN
    RAISE EXCEPTION 'the lines are not the total' USING ERRCODE = 'check_violation', CONSTRAINT = 'shortage_lines_total';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER shortage_lines_total AFTER INSERT OR UPDATE ON award_list_shortage DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_other_shortage_total();

-- Frozen: an amount never grows on its list, and changes only while commerce has the list, or by an objection.
CREATE FUNCTION refuse_frozen_amount() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE list_state text;
BEGIN
  IF NEW.amount_cny = OLD.amount_cny AND NEW.original_amount_cny = OLD.original_amount_cny THEN RETURN NEW; END IF;
  IF NEW.amount_cny > OLD.amount_cny OR NEW.original_amount_cny <> OLD.original_amount_cny THEN
    RAISE EXCEPTION 'an amount on a list is only lowered' USING ERRCODE = 'check_violation', CONSTRAINT = 'award_list_item_never_more';
  END IF;
  SELECT state::text INTO list_state FROM award_list WHERE id = NEW.award_list_id;
  IF list_state NOT IN ('DRAFT', 'SHORTAGE_PROPOSED', 'SENT_BACK', 'IN_PUBLICITY') THEN
    RAISE EXCEPTION 'the list is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'award_list_item_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER award_list_item_frozen BEFORE UPDATE ON award_list_item FOR EACH ROW EXECUTE FUNCTION refuse_frozen_amount();

-- A round is kept as it was: remarks until finance has decided, answers until the list is sent again.
CREATE FUNCTION refuse_late_remark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR (NEW.remark, NEW.flagged, NEW.amount_cny) IS DISTINCT FROM (OLD.remark, OLD.flagged, OLD.amount_cny))
    AND EXISTS (SELECT FROM finance_consultation c WHERE c.round_id = NEW.round_id) THEN
    RAISE EXCEPTION 'the round is decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'remark_round_decided';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.answer <> OLD.answer AND EXISTS (SELECT FROM consultation_round r JOIN consultation_round later
    ON later.award_list_id = r.award_list_id AND later.sequence > r.sequence WHERE r.id = NEW.round_id) THEN
    RAISE EXCEPTION 'the list was sent again' USING ERRCODE = 'check_violation', CONSTRAINT = 'remark_round_over';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consultation_remark_kept BEFORE INSERT OR UPDATE ON consultation_remark FOR EACH ROW EXECUTE FUNCTION refuse_late_remark();
