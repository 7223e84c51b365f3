-- 统保保单清单 imported (二(五)): the file is kept as it came, read and checked in the background, previewed, then recorded whole or in its good rows.
CREATE TYPE "policy_import_state" AS ENUM ('RECEIVED', 'CHECKED', 'RECORDING', 'RECORDED', 'WITHDRAWN', 'UNREADABLE');
CREATE TYPE "policy_row_verdict" AS ENUM ('GOOD', 'BAD', 'SAME');
CREATE TABLE "policy_import" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "insurer_id" UUID NOT NULL, "file_id" UUID NOT NULL, "evidence_file_id" UUID, "file_name" TEXT NOT NULL,
  "state" "policy_import_state" NOT NULL DEFAULT 'RECEIVED', "remark" TEXT NOT NULL DEFAULT '',
  -- Progress: rows read and judged, and the row of the file that was read last.
  "rows_read" INTEGER NOT NULL DEFAULT 0, "last_row" INTEGER NOT NULL DEFAULT 0, "rows_sha256" TEXT, "same_as_id" UUID,
  "only_good" BOOLEAN, "recorded_rows" INTEGER NOT NULL DEFAULT 0,
  "sent_by_id" UUID NOT NULL, "sent_at" TIMESTAMPTZ(3) NOT NULL, "checked_at" TIMESTAMPTZ(3), "decided_at" TIMESTAMPTZ(3), "ended_at" TIMESTAMPTZ(3),
  "address" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "policy_import_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "policy_import_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT policy_import_file FOREIGN KEY (file_id) REFERENCES stored_file (id),
  CONSTRAINT policy_import_evidence FOREIGN KEY (evidence_file_id) REFERENCES stored_file (id),
  CONSTRAINT policy_import_same FOREIGN KEY (same_as_id) REFERENCES policy_import (id),
  CONSTRAINT policy_import_decided CHECK (state NOT IN ('RECORDING', 'RECORDED') OR (only_good IS NOT NULL AND decided_at IS NOT NULL))
);
CREATE UNIQUE INDEX "policy_import_number_key" ON "policy_import"("number");
CREATE INDEX "policy_import_insurer_id_sent_at_idx" ON "policy_import"("insurer_id", "sent_at");
CREATE INDEX policy_import_at_work ON policy_import (sent_at) WHERE state IN ('RECEIVED', 'RECORDING');
-- The same content is not waiting twice; once recorded, its rows are known by their numbers.
CREATE UNIQUE INDEX policy_import_once ON policy_import (insurer_id, rows_sha256) WHERE state IN ('CHECKED', 'RECORDING');

CREATE TABLE "policy_import_row" (
  "import_id" UUID NOT NULL, "row_number" INTEGER NOT NULL, "insurer_id" UUID NOT NULL,
  -- As read, by the columns of the list; null when a cell could not be read.
  "content" JSONB,
  "verdict" "policy_row_verdict" NOT NULL, "complaint" TEXT NOT NULL DEFAULT '',
  "insurance_policy_number" TEXT NOT NULL DEFAULT '', "uscc" TEXT NOT NULL DEFAULT '', "enterprise_name" TEXT NOT NULL DEFAULT '',
  "programme" "programme", "inception" DATE, "premium_usd" DECIMAL(18,2), "fiscal_share_usd" DECIMAL(18,2), "late_days" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "policy_import_row_pkey" PRIMARY KEY ("import_id", "row_number"),
  CONSTRAINT "policy_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "policy_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT policy_import_row_bad CHECK ((verdict = 'GOOD') = (complaint = ''))
);
CREATE INDEX "policy_import_row_import_id_verdict_row_number_idx" ON "policy_import_row"("import_id", "verdict", "row_number");

SELECT raise_wall(name, '(SELECT sees_province()) OR insurer_id = (SELECT actor_organisation())') FROM unnest(ARRAY['policy_import', 'policy_import_row']) AS name;
REVOKE UPDATE, DELETE ON policy_import, policy_import_row FROM export_credit_app;
GRANT UPDATE (state, remark, rows_read, last_row, rows_sha256, same_as_id, only_good, recorded_rows, checked_at, decided_at, ended_at) ON policy_import TO export_credit_app;
-- What was good when it was previewed may not be when it is recorded.
GRANT UPDATE (verdict, complaint) ON policy_import_row TO export_credit_app;
-- Rows keep no versions: the file itself is kept, and each policy is a record with versions of its own.
SELECT keep_versions('policy_import');

-- 补录: how many days after its start a policy was recorded (二(五): 完成承保操作后须在系统中及时录入).
ALTER TABLE insurance_policy
  ADD COLUMN late_days integer GENERATED ALWAYS AS (GREATEST(((recorded_at AT TIME ZONE 'Asia/Shanghai')::date - inception), 0)) STORED,
  ADD COLUMN import_id uuid REFERENCES policy_import (id);
CREATE INDEX insurance_policy_import ON insurance_policy (import_id) WHERE import_id IS NOT NULL;

-- E4: the official figure of a code that is not registered on the portal, from the lists in force; of one that is, its records tell.
CREATE FUNCTION official_exports_of(asked_uscc text, asked_year int, asked_on date) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT r.amount_usd FROM official_export_row r JOIN official_export_list l ON l.id = r.list_id
  WHERE r.uscc = asked_uscc AND l.year = asked_year AND l.state = 'IN_FORCE' AND l.obtained_on <= asked_on
  ORDER BY l.obtained_on DESC, l.confirmed_at DESC LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION official_exports_of(text, int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION official_exports_of(text, int, date) TO export_credit_app;
