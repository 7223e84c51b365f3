-- 收款账户: whoever changed it never verifies it; what does not agree is sent back with its reason.
ALTER TYPE "bank_account_state" ADD VALUE 'SENT_BACK';
ALTER TABLE bank_account
  ADD COLUMN verification_note TEXT NOT NULL DEFAULT '',
  ADD COLUMN sent_back_reason TEXT NOT NULL DEFAULT '',
  ADD COLUMN sent_back_by_id UUID,
  ADD COLUMN sent_back_at TIMESTAMPTZ(3),
  ADD CONSTRAINT bank_account_sent_back CHECK ((state::text = 'SENT_BACK') = (sent_back_reason <> '')),
  ADD CONSTRAINT bank_account_sent_back_two_people CHECK (sent_back_by_id <> created_by_id);

-- An account is never rewritten: a changed one is a new row. Only its state moves.
REVOKE UPDATE ON bank_account FROM export_credit_app;
GRANT UPDATE (state, verified_by_id, verified_at, verification_note, sent_back_reason, sent_back_by_id, sent_back_at) ON bank_account TO export_credit_app;
DROP POLICY add ON bank_account;
CREATE POLICY add ON bank_account FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'SYSTEM'
  OR (organisation_id = (SELECT actor_organisation()) AND created_by_id = (SELECT actor_account()) AND state = 'PENDING_VERIFICATION'));

-- An enterprise's account is verified by its division, an insurer's by provincial commerce: never by its own organisation,
-- and never by finance, which pays.
CREATE FUNCTION refuse_own_verification() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF OLD.state <> 'PENDING_VERIFICATION' OR NOT EXISTS (
    SELECT FROM account verifier JOIN organisation office ON office.id = verifier.organisation_id
      JOIN organisation payee ON payee.id = NEW.organisation_id
    WHERE verifier.id = NEW.verified_by_id AND office.id <> payee.id
      AND office.kind = CASE payee.kind WHEN 'ENTERPRISE' THEN 'DIVISION_OFFICE' ELSE 'PROVINCIAL_COMMERCE' END::organisation_kind) THEN
    RAISE EXCEPTION 'an account is verified by the office that answers for it' USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_account_verifier';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_account_verifier BEFORE UPDATE OF state ON bank_account
  FOR EACH ROW WHEN (NEW.state = 'VERIFIED' AND OLD.state <> 'VERIFIED') EXECUTE FUNCTION refuse_own_verification();

-- A payment that came back is ordered anew by another person than the one who recorded its return.
ALTER TABLE disbursement_line ADD COLUMN ordered_by_id UUID;
CREATE FUNCTION refuse_own_repayment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM disbursement_line l WHERE l.item_id = NEW.item_id AND l.kind = NEW.kind AND l.attempt = NEW.attempt - 1
    AND l.recorded_by_id = NEW.ordered_by_id) THEN
    RAISE EXCEPTION 'whoever recorded the return does not order the payment anew' USING ERRCODE = 'check_violation', CONSTRAINT = 'repayment_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disbursement_line_repayment BEFORE INSERT ON disbursement_line
  FOR EACH ROW WHEN (NEW.attempt > 1) EXECUTE FUNCTION refuse_own_repayment();
