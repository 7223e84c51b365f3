-- Cases of the negative list (L1–L3) and clawbacks (practice: 追回).
CREATE TYPE "negative_list_ground" AS ENUM ('MISREPORTED_EXPORTS', 'DUPLICATE_COVER');
CREATE TYPE "negative_list_case_state" AS ENUM ('OPEN', 'HEARING', 'PROPOSED', 'LISTED', 'NOT_LISTED', 'REMOVED');
CREATE TABLE "negative_list_case" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "enterprise_id" UUID NOT NULL, "uscc" TEXT NOT NULL, "name" TEXT NOT NULL,
  "ground" "negative_list_ground" NOT NULL, "facts" TEXT NOT NULL, "state" "negative_list_case_state" NOT NULL DEFAULT 'OPEN',
  "opened_by_id" UUID NOT NULL, "opened_at" TIMESTAMPTZ(3) NOT NULL, "hear_until" DATE, "proposes_to_list" BOOLEAN,
  "proposal" TEXT NOT NULL DEFAULT '', "proposed_by_id" UUID, "authority" TEXT NOT NULL DEFAULT '',
  "document_number" TEXT NOT NULL DEFAULT '', "decision_date" DATE, "decision" TEXT NOT NULL DEFAULT '',
  "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "negative_list_case_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "negative_list_file" (
  "id" UUID NOT NULL, "case_id" UUID NOT NULL, "file_id" UUID NOT NULL, "by_enterprise" BOOLEAN NOT NULL, "added_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "negative_list_file_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "negative_list_event" (
  "id" BIGSERIAL NOT NULL, "case_id" UUID NOT NULL, "verb" TEXT NOT NULL, "words" TEXT NOT NULL DEFAULT '', "late" BOOLEAN NOT NULL DEFAULT false,
  "actor_id" UUID, "actor" TEXT NOT NULL, "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "negative_list_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "negative_list_case_number_key" ON "negative_list_case"("number");
CREATE INDEX "negative_list_case_enterprise_id_state_idx" ON "negative_list_case"("enterprise_id", "state");
CREATE INDEX "negative_list_case_state_idx" ON "negative_list_case"("state");
CREATE INDEX "negative_list_file_case_id_idx" ON "negative_list_file"("case_id");
CREATE INDEX "negative_list_event_case_id_id_idx" ON "negative_list_event"("case_id", "id");
ALTER TABLE "negative_list_file" ADD CONSTRAINT "negative_list_file_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "negative_list_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "negative_list_file" ADD CONSTRAINT "negative_list_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "negative_list_event" ADD CONSTRAINT "negative_list_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "negative_list_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "negative_list_entry" ADD COLUMN "removal_document" TEXT, ADD COLUMN "removed_by_id" UUID, ADD COLUMN "case_id" UUID;
CREATE UNIQUE INDEX "negative_list_entry_case_id_key" ON "negative_list_entry"("case_id");

-- The office's case; the enterprise reads its own from the notice of the hearing on, and adds statements and files only.
CREATE POLICY read ON negative_list_case FOR SELECT TO export_credit_app USING ((SELECT sees_province()) OR (enterprise_id = (SELECT actor_organisation()) AND state <> 'OPEN'));
CREATE POLICY add ON negative_list_case FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY change ON negative_list_case FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY readers ON negative_list_case FOR SELECT TO export_credit_reader USING (true);
ALTER TABLE negative_list_case ENABLE ROW LEVEL SECURITY;
SELECT raise_wall(name, format('EXISTS (SELECT FROM negative_list_case c WHERE c.id = %I.case_id)', name))
FROM unnest(ARRAY['negative_list_file', 'negative_list_event']) AS name;
REVOKE UPDATE ON negative_list_file, negative_list_event FROM export_credit_app;
-- An entry is never rewritten, only ended.
REVOKE UPDATE ON negative_list_entry FROM export_credit_app;
GRANT UPDATE (removed_at, removal_reason, removal_document, removed_by_id) ON negative_list_entry TO export_credit_app;
DROP POLICY add ON negative_list_entry;
CREATE POLICY add ON negative_list_entry FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
DROP POLICY change ON negative_list_entry;
CREATE POLICY change ON negative_list_entry FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE TRIGGER negative_list_event_append_only BEFORE UPDATE OR DELETE ON negative_list_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER negative_list_event_no_truncate BEFORE TRUNCATE ON negative_list_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE negative_list_case
  ADD CONSTRAINT negative_list_two_people CHECK (decided_by_id <> proposed_by_id AND decided_by_id <> opened_by_id),
  ADD CONSTRAINT negative_list_heard CHECK (state = 'OPEN' OR hear_until IS NOT NULL),
  -- L1: a named authority, a document number, a day, another person.
  ADD CONSTRAINT negative_list_decided CHECK (state NOT IN ('LISTED', 'NOT_LISTED', 'REMOVED')
    OR (authority <> '' AND document_number <> '' AND decision_date IS NOT NULL AND decided_by_id IS NOT NULL));
ALTER TABLE negative_list_entry ADD CONSTRAINT negative_list_removal CHECK (removed_at IS NULL OR removal_reason <> '');
-- One case under way an enterprise and ground.
CREATE UNIQUE INDEX negative_list_case_one ON negative_list_case (enterprise_id, ground) WHERE state IN ('OPEN', 'HEARING', 'PROPOSED');

-- L3, asked at submission by the enterprise itself, which does not see a case before its notice.
CREATE FUNCTION open_case_number(asked_organisation uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT number FROM negative_list_case WHERE enterprise_id = asked_organisation AND state IN ('OPEN', 'HEARING', 'PROPOSED')
  ORDER BY opened_at LIMIT 1
$$;

-- ── Clawbacks ──────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TYPE "clawback_state" AS ENUM ('PROPOSED', 'SENT_BACK', 'ISSUED', 'COMPLETED', 'CANCELLED');
CREATE TABLE "clawback_order" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "item_id" UUID NOT NULL, "party_id" UUID NOT NULL, "party_name" TEXT NOT NULL,
  "state" "clawback_state" NOT NULL DEFAULT 'PROPOSED', "amount_cny" DECIMAL(18,2) NOT NULL, "received_cny" DECIMAL(18,2) NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL, "basis" TEXT NOT NULL, "due_on" DATE NOT NULL, "pay_to_name" TEXT NOT NULL, "pay_to_bank" TEXT NOT NULL,
  "pay_to_account" TEXT NOT NULL, "prepared_by_id" UUID NOT NULL, "prepared_at" TIMESTAMPTZ(3) NOT NULL, "approved_by_id" UUID,
  "approved_at" TIMESTAMPTZ(3), "ended_by_id" UUID, "ended_at" TIMESTAMPTZ(3), "end_reason" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "clawback_order_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "clawback_receipt" (
  "id" UUID NOT NULL, "order_id" UUID NOT NULL, "amount_cny" DECIMAL(18,2) NOT NULL, "received_on" DATE NOT NULL,
  "bank_reference" TEXT NOT NULL, "recorded_by_id" UUID NOT NULL, "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "clawback_receipt_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "clawback_order_number_key" ON "clawback_order"("number");
CREATE INDEX "clawback_order_party_id_state_idx" ON "clawback_order"("party_id", "state");
CREATE INDEX "clawback_order_item_id_idx" ON "clawback_order"("item_id");
CREATE UNIQUE INDEX "clawback_receipt_bank_reference_key" ON "clawback_receipt"("bank_reference");
CREATE INDEX "clawback_receipt_order_id_idx" ON "clawback_receipt"("order_id");
ALTER TABLE "clawback_order" ADD CONSTRAINT "clawback_order_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "clawback_receipt" ADD CONSTRAINT "clawback_receipt_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "clawback_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE POLICY read ON clawback_order FOR SELECT TO export_credit_app USING ((SELECT sees_province()) OR (party_id = (SELECT actor_organisation()) AND approved_by_id IS NOT NULL));
CREATE POLICY add ON clawback_order FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY change ON clawback_order FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'PROVINCIAL_FINANCE', 'SYSTEM'));
CREATE POLICY readers ON clawback_order FOR SELECT TO export_credit_reader USING (true);
ALTER TABLE clawback_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON clawback_receipt FOR SELECT TO export_credit_app USING (EXISTS (SELECT FROM clawback_order o WHERE o.id = clawback_receipt.order_id));
CREATE POLICY add ON clawback_receipt FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_FINANCE', 'SYSTEM'));
CREATE POLICY readers ON clawback_receipt FOR SELECT TO export_credit_reader USING (true);
ALTER TABLE clawback_receipt ENABLE ROW LEVEL SECURITY;
-- What an order asks for is not rewritten, what was received is counted by the database alone.
REVOKE UPDATE ON clawback_order, clawback_receipt FROM export_credit_app;
GRANT UPDATE (state, approved_by_id, approved_at, ended_by_id, ended_at, end_reason) ON clawback_order TO export_credit_app;
CREATE TRIGGER clawback_receipt_append_only BEFORE UPDATE OR DELETE ON clawback_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clawback_receipt_no_truncate BEFORE TRUNCATE ON clawback_receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE clawback_order
  ADD CONSTRAINT clawback_two_people CHECK (approved_by_id <> prepared_by_id),
  ADD CONSTRAINT clawback_approved CHECK (state NOT IN ('ISSUED', 'COMPLETED') OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT clawback_amount CHECK (amount_cny > 0),
  ADD CONSTRAINT clawback_never_above_order CHECK (received_cny >= 0 AND received_cny <= amount_cny),
  ADD CONSTRAINT clawback_completed CHECK (state <> 'COMPLETED' OR received_cny = amount_cny),
  ADD CONSTRAINT clawback_ended CHECK (state NOT IN ('CANCELLED', 'SENT_BACK') OR end_reason <> '');
ALTER TABLE clawback_receipt ADD CONSTRAINT clawback_receipt_amount CHECK (amount_cny > 0);

-- What orders still ask for and what has come back never exceeds what was paid; the item is held meanwhile.
CREATE FUNCTION refuse_clawback_above_paid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE paid numeric; asked numeric;
BEGIN
  PERFORM FROM award_list_item WHERE id = NEW.item_id FOR UPDATE;
  SELECT coalesce(sum(paid_cny), 0) INTO paid FROM disbursement_line WHERE item_id = NEW.item_id;
  SELECT coalesce(sum(CASE WHEN state IN ('PROPOSED', 'ISSUED') THEN amount_cny ELSE received_cny END), 0) INTO asked
  FROM clawback_order WHERE item_id = NEW.item_id;
  IF asked + NEW.amount_cny > paid THEN
    RAISE EXCEPTION 'more than was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_within_paid';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clawback_within_paid BEFORE INSERT ON clawback_order FOR EACH ROW EXECUTE FUNCTION refuse_clawback_above_paid();

CREATE FUNCTION count_clawback_receipt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE clawback_order SET received_cny = received_cny + NEW.amount_cny WHERE id = NEW.order_id AND state = 'ISSUED';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the order is not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_receipt_open_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clawback_receipt_counted AFTER INSERT ON clawback_receipt FOR EACH ROW EXECUTE FUNCTION count_clawback_receipt();

SELECT keep_versions(name) FROM unnest(ARRAY['negative_list_case', 'negative_list_file', 'negative_list_event', 'clawback_order', 'clawback_receipt']) AS name;

-- Their walls are written by hand; experts stay outside of them too.
SELECT close_to_experts(name) FROM unnest(ARRAY['negative_list_case', 'clawback_order', 'clawback_receipt']) AS name;
