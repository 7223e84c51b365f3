-- 到账与退回: every sum that the bank paid of a line, and every one that it sent back after it was recorded as paid.
CREATE TABLE "disbursement_movement" (
  "id" UUID NOT NULL,
  "line_id" UUID NOT NULL,
  "amount_cny" DECIMAL(18,2) NOT NULL,
  "moved_on" DATE NOT NULL,
  "bank_reference" TEXT NOT NULL DEFAULT '',
  "reverses_id" UUID,
  "reason" TEXT NOT NULL DEFAULT '',
  "recorded_by_id" UUID,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "disbursement_movement_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "disbursement_movement_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "disbursement_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "disbursement_movement_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "disbursement_movement"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "disbursement_movement_amount" CHECK (amount_cny <> 0),
  CONSTRAINT "disbursement_movement_return" CHECK ((amount_cny < 0) = (reverses_id IS NOT NULL) AND (amount_cny < 0) = (reason <> ''))
);
-- A payment comes back once; the bank's reference of a return counts once.
CREATE UNIQUE INDEX "disbursement_movement_reverses_id_key" ON "disbursement_movement"("reverses_id");
CREATE INDEX "disbursement_movement_line_id_idx" ON "disbursement_movement"("line_id");
CREATE UNIQUE INDEX "disbursement_movement_return_once" ON "disbursement_movement"("bank_reference") WHERE amount_cny < 0;

CREATE POLICY read ON disbursement_movement FOR SELECT TO export_credit_app USING (EXISTS (SELECT FROM disbursement_line l WHERE l.id = disbursement_movement.line_id));
CREATE POLICY add ON disbursement_movement FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_FINANCE', 'SYSTEM'));
CREATE POLICY readers ON disbursement_movement FOR SELECT TO export_credit_reader USING (true);
ALTER TABLE disbursement_movement ENABLE ROW LEVEL SECURITY;
SELECT close_to_experts('disbursement_movement');
REVOKE UPDATE ON disbursement_movement FROM export_credit_app;
CREATE TRIGGER disbursement_movement_append_only BEFORE UPDATE OR DELETE ON disbursement_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disbursement_movement_no_truncate BEFORE TRUNCATE ON disbursement_movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
SELECT keep_versions('disbursement_movement');

-- What was paid before: by receipt, and the rest by hand.
INSERT INTO disbursement_movement (id, line_id, amount_cny, moved_on, bank_reference, recorded_by_id, recorded_at)
SELECT gen_random_uuid(), r.line_id, r.amount_cny, r.received_on, r.bank_reference, r.imported_by_id, r.imported_at
FROM bank_receipt r WHERE r.outcome = 'PAID'
UNION ALL
SELECT gen_random_uuid(), l.id, l.paid_cny - coalesce(p.sum, 0), coalesce(l.paid_on, l.recorded_at::date, now()::date), coalesce(l.bank_reference, ''),
  l.recorded_by_id, coalesce(l.recorded_at, now())
FROM disbursement_line l
LEFT JOIN LATERAL (SELECT sum(r.amount_cny) AS sum FROM bank_receipt r WHERE r.line_id = l.id AND r.outcome = 'PAID') p ON true
WHERE l.kind <> 'DRAWDOWN' AND l.paid_cny > coalesce(p.sum, 0);
INSERT INTO audit_entry (at, actor_role, action, subject_kind, subject_id, result, detail, request_id, address)
SELECT now(), 'SYSTEM', 'migration.payments-returned', 'migration', 'disbursement_movement', 'DONE',
  jsonb_build_object('rowsWritten', to_jsonb(w)), gen_random_uuid()::text, '' FROM row_versions_written() w;

-- S8, as for the line itself; a return takes back one payment of the same line, whole, and not before it.
CREATE FUNCTION refuse_wrong_movement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM disbursement_line l JOIN disbursement_order o ON o.id = l.order_id
    WHERE l.id = NEW.line_id AND o.approved_by_id = NEW.recorded_by_id) THEN
    RAISE EXCEPTION 'the approver of an order does not record its payments' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_two_people';
  END IF;
  IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT FROM disbursement_movement m WHERE m.id = NEW.reverses_id
    AND m.line_id = NEW.line_id AND m.amount_cny = -NEW.amount_cny AND m.moved_on <= NEW.moved_on) THEN
    RAISE EXCEPTION 'a return takes back one payment of its line (disbursement_movement_reverses)' USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_movement_reverses';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disbursement_movement_right BEFORE INSERT ON disbursement_movement FOR EACH ROW EXECUTE FUNCTION refuse_wrong_movement();

-- What a line says was paid is the sum of its movements, at the end of each transaction.
CREATE FUNCTION refuse_unmoved_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE asked uuid := CASE TG_TABLE_NAME WHEN 'disbursement_line' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'line_id' END;
BEGIN
  IF EXISTS (SELECT FROM disbursement_line l WHERE l.id = asked AND l.kind <> 'DRAWDOWN'
    AND l.paid_cny <> (SELECT coalesce(sum(m.amount_cny), 0) FROM disbursement_movement m WHERE m.line_id = l.id)) THEN
    RAISE EXCEPTION 'a line says another sum than its movements' USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_line_moved';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER disbursement_line_moved AFTER INSERT OR UPDATE OF paid_cny ON disbursement_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unmoved_payment();
CREATE CONSTRAINT TRIGGER disbursement_movement_moved AFTER INSERT ON disbursement_movement DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unmoved_payment();

-- Nothing is paid twice: what the lines of an award have paid and may still pay never exceeds the award; the award is held
-- meanwhile. What is clawed back stays within what was paid.
CREATE FUNCTION refuse_paying_twice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE award numeric; spoken_for numeric; paid numeric; asked numeric;
BEGIN
  SELECT amount_cny INTO award FROM award_list_item WHERE id = NEW.item_id FOR UPDATE;
  SELECT coalesce(sum(CASE state WHEN 'PENDING' THEN amount_cny ELSE paid_cny END), 0), coalesce(sum(paid_cny), 0)
  INTO spoken_for, paid FROM disbursement_line WHERE item_id = NEW.item_id AND state <> 'REPLACED';
  IF spoken_for > award THEN
    RAISE EXCEPTION 'an award is not paid twice' USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_never_twice';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.paid_cny < OLD.paid_cny THEN
    SELECT coalesce(sum(CASE WHEN state IN ('PROPOSED', 'ISSUED') THEN amount_cny ELSE received_cny END), 0) INTO asked
    FROM clawback_order WHERE item_id = NEW.item_id;
    IF asked > paid THEN
      RAISE EXCEPTION 'what is clawed back was paid (clawback_within_paid)' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_within_paid';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER disbursement_never_twice AFTER INSERT OR UPDATE OF amount_cny, paid_cny, state ON disbursement_line
  FOR EACH ROW EXECUTE FUNCTION refuse_paying_twice();
-- One attempt under way; a former one may have been paid, and come back.
DROP INDEX disbursement_line_one_live;
CREATE UNIQUE INDEX disbursement_line_one_pending ON disbursement_line (item_id, kind) WHERE state = 'PENDING';

-- The name of the constraint stands in the message too: it is all that reaches the application.
CREATE OR REPLACE FUNCTION refuse_clawback_above_paid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE paid numeric; asked numeric;
BEGIN
  PERFORM FROM award_list_item WHERE id = NEW.item_id FOR UPDATE;
  SELECT coalesce(sum(paid_cny), 0) INTO paid FROM disbursement_line WHERE item_id = NEW.item_id;
  SELECT coalesce(sum(CASE WHEN state IN ('PROPOSED', 'ISSUED') THEN amount_cny ELSE received_cny END), 0) INTO asked
  FROM clawback_order WHERE item_id = NEW.item_id;
  IF asked + NEW.amount_cny > paid THEN
    RAISE EXCEPTION 'more than was paid (clawback_within_paid)' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_within_paid';
  END IF;
  RETURN NEW;
END $$;
