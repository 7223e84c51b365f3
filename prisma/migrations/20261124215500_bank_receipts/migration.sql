-- 银行回单: what the bank did with each line of a disbursement order.
CREATE TYPE "bank_receipt_outcome" AS ENUM ('PAID', 'FAILED');
CREATE TABLE "bank_receipt" (
  "id" UUID NOT NULL,
  "line_id" UUID NOT NULL,
  "outcome" "bank_receipt_outcome" NOT NULL,
  "bank_reference" TEXT NOT NULL,
  "received_on" DATE NOT NULL,
  "payee_name" TEXT NOT NULL,
  "account_number" TEXT NOT NULL,
  "amount_cny" DECIMAL(18,2) NOT NULL,
  "failure_reason" TEXT NOT NULL DEFAULT '',
  "imported_by_id" UUID NOT NULL,
  "imported_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "bank_receipt_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bank_receipt_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "disbursement_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "bank_receipt_amount" CHECK (amount_cny > 0),
  CONSTRAINT "bank_receipt_failure" CHECK ((outcome = 'FAILED') = (failure_reason <> ''))
);
CREATE UNIQUE INDEX "bank_receipt_bank_reference_key" ON "bank_receipt"("bank_reference");
CREATE INDEX "bank_receipt_line_id_idx" ON "bank_receipt"("line_id");

SELECT raise_wall('bank_receipt', '(SELECT actor_kind()) IN (''PROVINCIAL_FINANCE'', ''AUDIT_BODY'', ''SYSTEM'')');
REVOKE UPDATE ON bank_receipt FROM export_credit_app;
CREATE TRIGGER bank_receipt_append_only BEFORE UPDATE OR DELETE ON bank_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_receipt_no_truncate BEFORE TRUNCATE ON bank_receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Partial payments: a line holds what was paid of it, and never more than its amount.
ALTER TABLE disbursement_line ADD COLUMN paid_cny DECIMAL(18,2) NOT NULL DEFAULT 0;
UPDATE disbursement_line SET paid_cny = amount_cny WHERE state = 'PAID';
ALTER TABLE disbursement_line
  ADD CONSTRAINT disbursement_line_never_above CHECK (paid_cny >= 0 AND paid_cny <= amount_cny),
  ADD CONSTRAINT disbursement_line_paid_whole CHECK ((state = 'PAID') = (paid_cny = amount_cny)),
  ADD CONSTRAINT disbursement_line_paid_account CHECK (state <> 'PAID' OR kind = 'DRAWDOWN' OR account_number <> '');

-- S8: whoever approved an order does not record what the bank answered. A receipt comes after the approval.
CREATE FUNCTION refuse_own_receipt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM disbursement_line l JOIN disbursement_order o ON o.id = l.order_id
    WHERE l.id = NEW.line_id AND (o.approved_by_id IS NULL OR o.approved_by_id = NEW.imported_by_id)) THEN
    RAISE EXCEPTION 'the approver of an order does not record its payments' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_receipt_two_people BEFORE INSERT ON bank_receipt FOR EACH ROW EXECUTE FUNCTION refuse_own_receipt();

-- A changed account is verified by another person than the one who changed it, and only a verified account is paid.
ALTER TABLE bank_account ADD CONSTRAINT bank_account_two_people CHECK (verified_by_id <> created_by_id);
CREATE FUNCTION refuse_unverified_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.account_number <> '' AND NOT EXISTS (
    SELECT FROM award_list_item i JOIN application a ON a.id = i.application_id
      JOIN bank_account b ON b.organisation_id = a.applicant_id AND b.state = 'VERIFIED'
    WHERE i.id = NEW.item_id AND b.account_number = NEW.account_number) THEN
    RAISE EXCEPTION 'only a verified account is paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_line_verified_account';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disbursement_line_new_account BEFORE INSERT ON disbursement_line
  FOR EACH ROW EXECUTE FUNCTION refuse_unverified_account();
CREATE TRIGGER disbursement_line_changed_account BEFORE UPDATE OF account_number ON disbursement_line
  FOR EACH ROW WHEN (NEW.account_number IS DISTINCT FROM OLD.account_number) EXECUTE FUNCTION refuse_unverified_account();
