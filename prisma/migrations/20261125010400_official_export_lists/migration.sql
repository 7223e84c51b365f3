-- The official export list of a year (二(四), E4), and what it tells otherwise than the portal (二(三)).
CREATE TYPE "official_list_state" AS ENUM ('CHECKED', 'SUBMITTED', 'IN_FORCE', 'WITHDRAWN');
CREATE TABLE "official_export_list" (
  "id" UUID NOT NULL, "year" INTEGER NOT NULL, "issuer" TEXT NOT NULL, "document_number" TEXT NOT NULL, "obtained_on" DATE NOT NULL,
  "file_id" UUID NOT NULL, "letter_file_id" UUID NOT NULL, "rows_sha256" TEXT NOT NULL, "row_count" INTEGER NOT NULL,
  "total_usd" DECIMAL(20,2) NOT NULL, "state" "official_list_state" NOT NULL DEFAULT 'CHECKED', "prepared_by_id" UUID NOT NULL,
  "prepared_at" TIMESTAMPTZ(3) NOT NULL, "submitted_at" TIMESTAMPTZ(3), "confirmed_by_id" UUID, "confirmed_at" TIMESTAMPTZ(3),
  "remark" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "official_export_list_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "official_list_file" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id"),
  CONSTRAINT "official_list_letter" FOREIGN KEY ("letter_file_id") REFERENCES "stored_file"("id"),
  CONSTRAINT official_list_two_people CHECK (confirmed_by_id <> prepared_by_id),
  CONSTRAINT official_list_confirmed CHECK ((state = 'IN_FORCE') = (confirmed_by_id IS NOT NULL AND confirmed_at IS NOT NULL)),
  -- E3: a year's exports are known when the year is over.
  CONSTRAINT official_list_year_over CHECK (obtained_on > make_date(year, 12, 31)),
  CONSTRAINT official_list_not_empty CHECK (row_count > 0 AND total_usd >= 0),
  CONSTRAINT official_list_withdrawn CHECK (state <> 'WITHDRAWN' OR remark <> '')
);
CREATE INDEX "official_export_list_year_state_idx" ON "official_export_list"("year", "state");
-- The same file twice changes nothing.
CREATE UNIQUE INDEX official_list_once ON official_export_list (year, rows_sha256) WHERE state <> 'WITHDRAWN';
CREATE TABLE "official_export_row" (
  "list_id" UUID NOT NULL, "uscc" TEXT NOT NULL, "row_number" INTEGER NOT NULL, "name" TEXT NOT NULL, "amount_usd" DECIMAL(18,2) NOT NULL,
  CONSTRAINT "official_export_row_pkey" PRIMARY KEY ("list_id", "uscc"),
  CONSTRAINT "official_export_row_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "official_export_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT official_row_amount CHECK (amount_usd >= 0)
);
CREATE INDEX "official_export_row_uscc_idx" ON "official_export_row"("uscc");

CREATE TYPE "export_difference_state" AS ENUM ('OPEN', 'UPHELD', 'EXPLAINED', 'SUPERSEDED');
CREATE TABLE "export_difference" (
  "id" UUID NOT NULL, "list_id" UUID NOT NULL, "year" INTEGER NOT NULL, "uscc" TEXT NOT NULL, "name" TEXT NOT NULL, "enterprise_id" UUID,
  "division_code" TEXT, "recorded_usd" DECIMAL(18,2) NOT NULL, "recorded_source" "export_source" NOT NULL, "official_usd" DECIMAL(18,2) NOT NULL,
  "difference_usd" DECIMAL(18,2) NOT NULL, "tier_before" "programme", "tier_after" "programme", "fiscal_share_cny" DECIMAL(18,2) NOT NULL,
  "stake_cny" DECIMAL(18,2) NOT NULL, "state" "export_difference_state" NOT NULL DEFAULT 'OPEN', "settled_by_id" UUID,
  "settled_at" TIMESTAMPTZ(3), "reason" TEXT NOT NULL DEFAULT '', "found_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "export_difference_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "export_difference_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "official_export_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT export_difference_differs CHECK (difference_usd = official_usd - recorded_usd),
  CONSTRAINT export_difference_stake CHECK (stake_cny >= 0 AND stake_cny <= fiscal_share_cny),
  CONSTRAINT export_difference_settled CHECK (state NOT IN ('UPHELD', 'EXPLAINED') OR (settled_by_id IS NOT NULL AND settled_at IS NOT NULL AND reason <> ''))
);
CREATE UNIQUE INDEX "export_difference_list_id_uscc_key" ON "export_difference"("list_id", "uscc");
CREATE INDEX "export_difference_state_stake_cny_idx" ON "export_difference"("state", "stake_cny");
CREATE INDEX "export_difference_year_uscc_idx" ON "export_difference"("year", "uscc");
CREATE TABLE "export_difference_policy" (
  "difference_id" UUID NOT NULL, "insurance_policy_id" UUID NOT NULL, "programme" "programme" NOT NULL, "recorded_usd" DECIMAL(18,2) NOT NULL,
  "fiscal_share_usd" DECIMAL(18,2) NOT NULL, "due_usd" DECIMAL(18,2), "fiscal_share_cny" DECIMAL(18,2), "due_cny" DECIMAL(18,2),
  "stake_cny" DECIMAL(18,2), "sheet" JSONB,
  CONSTRAINT "export_difference_policy_pkey" PRIMARY KEY ("difference_id", "insurance_policy_id"),
  CONSTRAINT "export_difference_policy_difference_id_fkey" FOREIGN KEY ("difference_id") REFERENCES "export_difference"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "export_difference_policy_insurance_policy_id_fkey" FOREIGN KEY ("insurance_policy_id") REFERENCES "insurance_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "export_difference_policy_insurance_policy_id_idx" ON "export_difference_policy"("insurance_policy_id");

SELECT raise_wall(name, '(SELECT sees_province())')
FROM unnest(ARRAY['official_export_list', 'official_export_row', 'export_difference', 'export_difference_policy']) AS name;
-- What was handed over and found stands; only what becomes of it is written beside it.
REVOKE UPDATE, DELETE ON official_export_list, official_export_row, export_difference, export_difference_policy FROM export_credit_app;
GRANT UPDATE (state, submitted_at, confirmed_by_id, confirmed_at, remark) ON official_export_list TO export_credit_app;
GRANT UPDATE (state, settled_by_id, settled_at, reason) ON export_difference TO export_credit_app;
CREATE TRIGGER official_export_row_append_only BEFORE UPDATE OR DELETE ON official_export_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER official_export_row_no_truncate BEFORE TRUNCATE ON official_export_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- The rows keep no versions: they cannot change, and the list's digest, which does, answers for each of them.
SELECT keep_versions(name) FROM unnest(ARRAY['official_export_list', 'export_difference', 'export_difference_policy']) AS name;

-- E4: an enterprise that registers later finds the official figures of its code.
CREATE FUNCTION take_official_figures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO export_record (id, enterprise_id, year, source, amount_usd, obtained_on, evidence_file_id, note, recorded_by_id, recorded_at)
  SELECT DISTINCT ON (l.year) gen_random_uuid(), NEW.id, l.year, 'OFFICIAL', r.amount_usd, l.obtained_on, l.file_id,
    l.issuer || ' ' || l.document_number, l.prepared_by_id, NEW.registered_at
  FROM official_export_row r JOIN official_export_list l ON l.id = r.list_id
  WHERE r.uscc = NEW.uscc AND l.state = 'IN_FORCE' ORDER BY l.year, l.obtained_on DESC, l.confirmed_at DESC;
  RETURN NULL;
END $$;
CREATE TRIGGER enterprise_official_figures AFTER INSERT ON enterprise FOR EACH ROW EXECUTE FUNCTION take_official_figures();

-- A case of the negative list says what it was opened on.
CREATE TYPE "negative_list_origin" AS ENUM ('EXPORT_DIFFERENCE', 'REVIEW_FINDING', 'COVER_OVERLAP');
ALTER TABLE negative_list_case ADD COLUMN "origin_kind" "negative_list_origin", ADD COLUMN "origin_id" UUID,
  ADD COLUMN "origin_words" TEXT NOT NULL DEFAULT '', ADD COLUMN "origin_href" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT negative_list_origin_whole CHECK ((origin_kind IS NULL) = (origin_id IS NULL));
CREATE INDEX "negative_list_case_origin_id_idx" ON "negative_list_case"("origin_id");
