-- 批量查重 (二(五), E8): many codes asked at once, answered by the portal a few hundred at a time, so that no number, no reservation and no
-- other insurer waits for a long list.
CREATE TYPE "cover_check_batch_state" AS ENUM ('WAITING', 'DONE', 'STOPPED');
CREATE TABLE "cover_check_batch" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "insurer_id" UUID NOT NULL, "cover_from" DATE NOT NULL, "reserves" BOOLEAN NOT NULL,
  "source" TEXT NOT NULL, "row_count" INTEGER NOT NULL, "bad_count" INTEGER NOT NULL, "rows_sha256" TEXT NOT NULL,
  "state" "cover_check_batch_state" NOT NULL DEFAULT 'WAITING', "asked_by_id" UUID NOT NULL, "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3), "address" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "cover_check_batch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cover_check_batch_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT cover_check_batch_counts CHECK (row_count > 0 AND bad_count BETWEEN 0 AND row_count),
  CONSTRAINT cover_check_batch_ended CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX "cover_check_batch_number_key" ON "cover_check_batch"("number");
CREATE INDEX "cover_check_batch_insurer_id_asked_at_idx" ON "cover_check_batch"("insurer_id", "asked_at");
CREATE INDEX cover_check_batch_waiting ON cover_check_batch (asked_at) WHERE state = 'WAITING';

CREATE TABLE "cover_check_row" (
  "batch_id" UUID NOT NULL, "row_number" INTEGER NOT NULL, "insurer_id" UUID NOT NULL, "uscc" TEXT NOT NULL, "cover_from" DATE,
  -- Why it is not answered, and what to do; '' for a row that is.
  "complaint" TEXT NOT NULL DEFAULT '',
  "enterprise_name" TEXT NOT NULL DEFAULT '', "outcome" "duplicate_cover_outcome", "covered_until" DATE, "reserved_until" DATE,
  "check_id" UUID,
  CONSTRAINT "cover_check_row_pkey" PRIMARY KEY ("batch_id", "row_number"),
  CONSTRAINT "cover_check_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "cover_check_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "cover_check_row_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "duplicate_cover_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT cover_check_row_bad CHECK (complaint = '' OR outcome IS NULL),
  CONSTRAINT cover_check_row_asked CHECK (complaint <> '' OR cover_from IS NOT NULL)
);
CREATE INDEX cover_check_row_unanswered ON cover_check_row (batch_id, row_number) WHERE complaint = '' AND outcome IS NULL;
CREATE INDEX "cover_check_row_batch_id_outcome_idx" ON "cover_check_row"("batch_id", "outcome");
CREATE INDEX "cover_check_row_check_id_idx" ON "cover_check_row"("check_id");

SELECT raise_wall(name, '(SELECT sees_province()) OR insurer_id = (SELECT actor_organisation())')
FROM unnest(ARRAY['cover_check_batch', 'cover_check_row']) AS name;
REVOKE UPDATE, DELETE ON cover_check_batch, cover_check_row FROM export_credit_app;
GRANT UPDATE (state, ended_at) ON cover_check_batch TO export_credit_app;
GRANT UPDATE (enterprise_name, outcome, covered_until, reserved_until, check_id) ON cover_check_row TO export_credit_app;
-- Rows keep no versions (a list has 100,000): an answer is written once, and each certificate is a record with versions of its own.
CREATE FUNCTION keep_cover_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'answered already (cover_check_row_answered_once)' USING ERRCODE = 'check_violation', CONSTRAINT = 'cover_check_row_answered_once';
END $$;
CREATE TRIGGER cover_check_row_answered_once BEFORE UPDATE ON cover_check_row
  FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION keep_cover_answer();
SELECT keep_versions('cover_check_batch');

-- What the same insurer's last reservation of a code came to, for the pause after one that was not used.
CREATE INDEX "cover_reservation_uscc_insurer_id_idx" ON "cover_reservation"("uscc", "insurer_id");
