CREATE TYPE "bulk_job_state" AS ENUM ('PREVIEW', 'RUNNING', 'DONE', 'CANCELLED', 'STOPPED');
CREATE TYPE "bulk_row_state" AS ENUM ('PENDING', 'DONE', 'FAILED', 'LEFT_OUT');

CREATE TABLE "bulk_job" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "verb" TEXT NOT NULL,
  "requester_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "state" "bulk_job_state" NOT NULL DEFAULT 'PREVIEW',
  "state_reason" TEXT NOT NULL DEFAULT '',
  "href" TEXT NOT NULL,
  "questions" JSONB NOT NULL DEFAULT '[]',
  "parameters" JSONB NOT NULL DEFAULT '{}',
  "address" TEXT NOT NULL,
  "previewed_at" TIMESTAMPTZ(3) NOT NULL,
  "started_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "bulk_job_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bulk_job_row" (
  "job_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "subject_id" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "input" JSONB NOT NULL,
  "amount_cny" DECIMAL(18,2),
  "foreseen" TEXT NOT NULL,
  "state" "bulk_row_state" NOT NULL DEFAULT 'PENDING',
  "message" TEXT NOT NULL DEFAULT '',
  "done_at" TIMESTAMPTZ(3),
  CONSTRAINT "bulk_job_row_pkey" PRIMARY KEY ("job_id", "position")
);
CREATE INDEX "bulk_job_requester_id_previewed_at_idx" ON "bulk_job"("requester_id", "previewed_at");
CREATE INDEX "bulk_job_organisation_id_previewed_at_idx" ON "bulk_job"("organisation_id", "previewed_at");
CREATE UNIQUE INDEX "bulk_job_row_job_id_subject_id_key" ON "bulk_job_row"("job_id", "subject_id");
ALTER TABLE "bulk_job_row" ADD CONSTRAINT "bulk_job_row_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "bulk_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits to be run, however many rows there are in all.
CREATE INDEX bulk_job_running ON bulk_job (started_at) WHERE state = 'RUNNING';
CREATE INDEX bulk_job_row_pending ON bulk_job_row (job_id, position) WHERE state = 'PENDING';

-- A job is its organisation's; auditors read, the portal itself runs it.
SELECT raise_wall('bulk_job', '(SELECT actor_kind()) IN (''SYSTEM'', ''AUDIT_BODY'') OR organisation_id = (SELECT actor_organisation())');
SELECT raise_wall('bulk_job_row', 'EXISTS (SELECT FROM bulk_job j WHERE j.id = bulk_job_row.job_id)');

-- What was previewed is what is run: of a job only its course changes, of a row only its outcome.
REVOKE UPDATE ON bulk_job, bulk_job_row FROM export_credit_app;
GRANT UPDATE (state, state_reason, parameters, started_at, finished_at) ON bulk_job TO export_credit_app;
GRANT UPDATE (state, message, done_at) ON bulk_job_row TO export_credit_app;
-- A preview that nobody started may be thrown away.
GRANT DELETE ON bulk_job TO export_credit_app;

ALTER TABLE bulk_job
  ADD CONSTRAINT bulk_job_course CHECK ((state = 'PREVIEW') = (started_at IS NULL)),
  ADD CONSTRAINT bulk_job_end CHECK ((state IN ('PREVIEW', 'RUNNING')) = (finished_at IS NULL));
ALTER TABLE bulk_job_row
  ADD CONSTRAINT bulk_job_row_outcome CHECK ((state IN ('PENDING', 'LEFT_OUT')) = (done_at IS NULL)),
  ADD CONSTRAINT bulk_job_row_reason CHECK (state <> 'FAILED' OR message <> '');

CREATE FUNCTION keep_bulk_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'PREVIEW' THEN
      RAISE EXCEPTION 'a job that was started is kept' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'bulk_job_kept';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.state NOT IN ('PREVIEW', 'RUNNING') OR (OLD.state = 'PREVIEW' AND NEW.state NOT IN ('PREVIEW', 'RUNNING'))
    OR (OLD.state = 'RUNNING' AND NEW.parameters IS DISTINCT FROM OLD.parameters) THEN
    RAISE EXCEPTION 'bulk job % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation', CONSTRAINT = 'bulk_job_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_job_kept BEFORE UPDATE OR DELETE ON bulk_job FOR EACH ROW EXECUTE FUNCTION keep_bulk_job();

-- Each row has one outcome, once.
CREATE FUNCTION keep_bulk_job_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PENDING' THEN
    RAISE EXCEPTION 'row % has its outcome', OLD.position USING ERRCODE = 'restrict_violation', CONSTRAINT = 'bulk_job_row_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_job_row_once BEFORE UPDATE ON bulk_job_row FOR EACH ROW EXECUTE FUNCTION keep_bulk_job_row();
