-- E9: overlaps of cover that come from elsewhere go to a queue; the register itself cannot hold one (insurance_policy_one_cover).
CREATE TYPE "cover_overlap_state" AS ENUM ('OPEN', 'UPHELD', 'EXPLAINED');
CREATE TABLE "cover_overlap" (
  "id" UUID NOT NULL, "uscc" TEXT NOT NULL, "enterprise_name" TEXT NOT NULL, "overlap_from" DATE NOT NULL, "overlap_until" DATE NOT NULL,
  "covers_key" TEXT NOT NULL, "state" "cover_overlap_state" NOT NULL DEFAULT 'OPEN', "found_by_id" UUID NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL, "settled_by_id" UUID, "settled_at" TIMESTAMPTZ(3), "reason" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "cover_overlap_pkey" PRIMARY KEY ("id"),
  CONSTRAINT cover_overlap_days CHECK (overlap_from <= overlap_until),
  CONSTRAINT cover_overlap_settled CHECK (state = 'OPEN' OR (settled_by_id IS NOT NULL AND settled_at IS NOT NULL AND reason <> ''))
);
CREATE UNIQUE INDEX "cover_overlap_covers_key_key" ON "cover_overlap"("covers_key");
CREATE INDEX "cover_overlap_state_found_at_idx" ON "cover_overlap"("state", "found_at");
CREATE INDEX "cover_overlap_uscc_idx" ON "cover_overlap"("uscc");
CREATE TABLE "cover_overlap_side" (
  "overlap_id" UUID NOT NULL, "position" INTEGER NOT NULL, "insurer_name" TEXT NOT NULL, "insurance_policy_number" TEXT NOT NULL,
  "inception" DATE NOT NULL, "expiry" DATE NOT NULL, "certificate_number" TEXT NOT NULL DEFAULT '', "checked_by" TEXT NOT NULL DEFAULT '',
  "checked_at" TIMESTAMPTZ(3), "recorded_by" TEXT NOT NULL, "recorded_at" TIMESTAMPTZ(3) NOT NULL, "source" TEXT NOT NULL,
  "insurance_policy_id" UUID,
  CONSTRAINT "cover_overlap_side_pkey" PRIMARY KEY ("overlap_id", "position"),
  CONSTRAINT "cover_overlap_side_overlap_id_fkey" FOREIGN KEY ("overlap_id") REFERENCES "cover_overlap"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT cover_overlap_side_two CHECK (position IN (1, 2)),
  CONSTRAINT cover_overlap_side_days CHECK (inception <= expiry)
);
CREATE INDEX "cover_overlap_side_insurance_policy_id_idx" ON "cover_overlap_side"("insurance_policy_id");

SELECT raise_wall(name, '(SELECT sees_province())') FROM unnest(ARRAY['cover_overlap', 'cover_overlap_side']) AS name;
REVOKE UPDATE, DELETE ON cover_overlap, cover_overlap_side FROM export_credit_app;
GRANT UPDATE (state, settled_by_id, settled_at, reason) ON cover_overlap TO export_credit_app;
SELECT keep_versions(name) FROM unnest(ARRAY['cover_overlap', 'cover_overlap_side']) AS name;
