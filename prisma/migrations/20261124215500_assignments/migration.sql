CREATE TYPE "assignment_way" AS ENUM ('HAND', 'RULE', 'LOAD');

CREATE TABLE "assignment_rule" (
  "id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "division_code" TEXT,
  "programme" "programme",
  "to_account_id" UUID NOT NULL,
  "recorded_by_id" UUID NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "assignment_rule_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "absence" (
  "id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "deputy_id" UUID NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "recorded_by_id" UUID NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "cancelled_at" TIMESTAMPTZ(3),
  CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "case_assignment" (
  "id" UUID NOT NULL,
  "application_id" UUID NOT NULL,
  "from_account_id" UUID,
  "to_account_id" UUID NOT NULL,
  "on_behalf_of_id" UUID,
  "way" "assignment_way" NOT NULL,
  "rule_id" UUID,
  "reason" TEXT NOT NULL DEFAULT '',
  "assigned_by_id" UUID NOT NULL,
  "assigned_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "case_assignment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "case_assignment_application_id_idx" ON "case_assignment"("application_id");

-- How the province shares out its work is its own; auditors read it.
SELECT raise_wall(name, '(SELECT actor_kind()) IN (''PROVINCIAL_COMMERCE'', ''AUDIT_BODY'', ''SYSTEM'')')
FROM unnest(ARRAY['assignment_rule', 'absence', 'case_assignment']) AS name;
REVOKE UPDATE ON assignment_rule, absence, case_assignment FROM export_credit_app;
GRANT UPDATE (ended_at) ON assignment_rule TO export_credit_app;
GRANT UPDATE (cancelled_at) ON absence TO export_credit_app;
CREATE TRIGGER case_assignment_append_only BEFORE UPDATE OR DELETE ON case_assignment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_assignment_no_truncate BEFORE TRUNCATE ON case_assignment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE absence
  ADD CONSTRAINT absence_days CHECK (starts_on <= ends_on),
  ADD CONSTRAINT absence_deputy CHECK (deputy_id <> account_id),
  ADD CONSTRAINT absence_once EXCLUDE USING gist (account_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (cancelled_at IS NULL);
-- Given on to someone else only with a reason.
ALTER TABLE case_assignment
  ADD CONSTRAINT reassignment_reason CHECK (from_account_id IS NULL OR from_account_id = to_account_id OR reason <> ''),
  ADD CONSTRAINT case_assignment_rule CHECK ((way = 'RULE') = (rule_id IS NOT NULL));
