-- S8: money put into a budget, and a rate that amounts are converted with, are one person's entry and another's confirmation.
CREATE TYPE "entry_state" AS ENUM ('PROPOSED', 'CONFIRMED', 'SENT_BACK');
CREATE TABLE "budget_document" (
  "id" UUID NOT NULL, "year" INTEGER NOT NULL, "programme" "programme" NOT NULL, "amount_cny" DECIMAL(18,2) NOT NULL,
  "document_number" TEXT NOT NULL, "state" "entry_state" NOT NULL DEFAULT 'PROPOSED', "prepared_by_id" UUID NOT NULL,
  "prepared_at" TIMESTAMPTZ(3) NOT NULL, "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3), "remark" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "budget_document_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "budget_document_state_idx" ON "budget_document"("state");
CREATE TABLE "parity_rate_entry" (
  "id" UUID NOT NULL, "rates" JSONB NOT NULL, "state" "entry_state" NOT NULL DEFAULT 'PROPOSED', "prepared_by_id" UUID NOT NULL,
  "prepared_at" TIMESTAMPTZ(3) NOT NULL, "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3), "remark" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "parity_rate_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "parity_rate_entry_state_idx" ON "parity_rate_entry"("state");
ALTER TABLE "central_parity_rate" ADD COLUMN "confirmed_by_id" UUID;

ALTER TABLE budget_document
  ADD CONSTRAINT budget_document_amount CHECK (amount_cny > 0),
  ADD CONSTRAINT budget_document_two_people CHECK (decided_by_id <> prepared_by_id),
  ADD CONSTRAINT budget_document_decided CHECK ((state = 'PROPOSED') = (decided_by_id IS NULL)),
  ADD CONSTRAINT budget_document_remark CHECK (state <> 'SENT_BACK' OR remark <> '');
-- One document gives a programme's year its money once.
CREATE UNIQUE INDEX budget_document_once ON budget_document (year, programme, document_number) WHERE state <> 'SENT_BACK';
ALTER TABLE parity_rate_entry
  ADD CONSTRAINT parity_rate_entry_two_people CHECK (decided_by_id <> prepared_by_id),
  ADD CONSTRAINT parity_rate_entry_decided CHECK ((state = 'PROPOSED') = (decided_by_id IS NULL)),
  ADD CONSTRAINT parity_rate_entry_remark CHECK (state <> 'SENT_BACK' OR remark <> '');
-- Rates that one person kept before this migration stay; no further one is.
ALTER TABLE central_parity_rate ADD CONSTRAINT parity_two_people
  CHECK (recorded_by_id IS NULL OR (confirmed_by_id IS NOT NULL AND confirmed_by_id <> recorded_by_id)) NOT VALID;
GRANT UPDATE (confirmed_by_id) ON central_parity_rate TO export_credit_app;

SELECT raise_wall(name, '(SELECT sees_province())') FROM unnest(ARRAY['budget_document', 'parity_rate_entry']) AS name;
REVOKE UPDATE ON budget_document, parity_rate_entry FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, remark) ON budget_document, parity_rate_entry TO export_credit_app;
SELECT keep_versions(name) FROM unnest(ARRAY['budget_document', 'parity_rate_entry']) AS name;
