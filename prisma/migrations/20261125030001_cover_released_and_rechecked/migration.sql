-- 提前解除承保 (二(五)): the cover of an enterprise ends before its last day by a decision of the province, with its reason, so that another
-- insurer may cover it from the day after. Two people.
CREATE TYPE "cover_release_state" AS ENUM ('PROPOSED', 'CONFIRMED', 'REFUSED');
CREATE TABLE "cover_release" (
  "id" UUID NOT NULL, "insurance_policy_id" UUID NOT NULL, "expiry_before" DATE NOT NULL, "last_day" DATE NOT NULL,
  "document_number" TEXT NOT NULL, "reason" TEXT NOT NULL, "state" "cover_release_state" NOT NULL DEFAULT 'PROPOSED',
  "proposed_by_id" UUID NOT NULL, "proposed_at" TIMESTAMPTZ(3) NOT NULL, "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3),
  "remark" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "cover_release_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cover_release_insurance_policy_id_fkey" FOREIGN KEY ("insurance_policy_id") REFERENCES "insurance_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT cover_release_earlier CHECK (last_day < expiry_before),
  CONSTRAINT cover_release_two_people CHECK (decided_by_id <> proposed_by_id),
  CONSTRAINT cover_release_decided CHECK ((state = 'PROPOSED') = (decided_by_id IS NULL) AND (decided_by_id IS NULL) = (decided_at IS NULL)),
  CONSTRAINT cover_release_refused CHECK (state <> 'REFUSED' OR remark <> '')
);
CREATE INDEX "cover_release_insurance_policy_id_idx" ON "cover_release"("insurance_policy_id");
CREATE UNIQUE INDEX cover_release_one_open ON cover_release (insurance_policy_id) WHERE state = 'PROPOSED';

-- 统保复查: the whole register read again at night.
CREATE TYPE "recheck_finding_kind" AS ENUM ('OVERLAP', 'NO_CHECK', 'PENDING_LONG', 'LISTED', 'RESERVED_TWICE');
CREATE TABLE "register_recheck" (
  "id" UUID NOT NULL, "ran_on" DATE NOT NULL, "ran_at" TIMESTAMPTZ(3) NOT NULL, "policies" INTEGER NOT NULL, "reservations" INTEGER NOT NULL,
  "released" INTEGER NOT NULL, "findings" INTEGER NOT NULL,
  CONSTRAINT "register_recheck_pkey" PRIMARY KEY ("id")
);
-- One a night, however many processes there are.
CREATE UNIQUE INDEX "register_recheck_ran_on_key" ON "register_recheck"("ran_on");
CREATE TABLE "register_recheck_finding" (
  "recheck_id" UUID NOT NULL, "position" INTEGER NOT NULL, "kind" "recheck_finding_kind" NOT NULL, "uscc" TEXT NOT NULL,
  "enterprise_name" TEXT NOT NULL, "insurers" TEXT NOT NULL, "facts" TEXT NOT NULL, "insurance_policy_id" UUID,
  CONSTRAINT "register_recheck_finding_pkey" PRIMARY KEY ("recheck_id", "position"),
  CONSTRAINT "register_recheck_finding_recheck_id_fkey" FOREIGN KEY ("recheck_id") REFERENCES "register_recheck"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "register_recheck_finding_insurance_policy_id_idx" ON "register_recheck_finding"("insurance_policy_id");

SELECT raise_wall(name, '(SELECT sees_province())') FROM unnest(ARRAY['cover_release', 'register_recheck', 'register_recheck_finding']) AS name;
REVOKE UPDATE, DELETE ON cover_release, register_recheck, register_recheck_finding FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, remark) ON cover_release TO export_credit_app;
SELECT keep_versions(name) FROM unnest(ARRAY['cover_release', 'register_recheck', 'register_recheck_finding']) AS name;
