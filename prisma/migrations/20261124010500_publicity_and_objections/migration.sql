-- CASE-05: the list is published, objected to and paid.

-- Which item each published line stands for; the content itself holds what ruling L6 lets be published and nothing else.
ALTER TABLE publicity ADD COLUMN item_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE publicity ALTER COLUMN item_ids DROP DEFAULT;
ALTER TABLE publicity ADD CONSTRAINT publicity_working_days CHECK (working_days >= 1);

ALTER TYPE disbursement_order_state ADD VALUE 'SENT_BACK';
ALTER TABLE disbursement_order ADD COLUMN sent_back_reason text;

-- S8: whoever prepared a list neither publishes nor closes it.
ALTER TABLE award_list ADD CONSTRAINT award_list_two_people CHECK (closed_by_id <> prepared_by_id);
CREATE FUNCTION refuse_own_publicity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM award_list l WHERE l.id = NEW.award_list_id AND l.prepared_by_id = NEW.published_by_id) THEN
    RAISE EXCEPTION 'the preparer of a list does not publish it' USING ERRCODE = 'check_violation', CONSTRAINT = 'publicity_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publicity_two_people BEFORE INSERT ON publicity FOR EACH ROW EXECUTE FUNCTION refuse_own_publicity();

-- S8: whoever approved an order does not record its payments; a drawdown is the approval itself.
CREATE FUNCTION refuse_own_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.kind <> 'DRAWDOWN' AND NEW.recorded_by_id IS NOT NULL
    AND EXISTS (SELECT FROM disbursement_order o WHERE o.id = NEW.order_id AND o.approved_by_id = NEW.recorded_by_id) THEN
    RAISE EXCEPTION 'the approver of an order does not record its payments' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disbursement_line_two_people BEFORE INSERT OR UPDATE ON disbursement_line
  FOR EACH ROW EXECUTE FUNCTION refuse_own_payment();
ALTER TABLE disbursement_line
  ADD CONSTRAINT disbursement_line_paid CHECK (state <> 'PAID' OR paid_on IS NOT NULL),
  ADD CONSTRAINT disbursement_line_failed CHECK (state <> 'FAILED' OR failure_reason <> '');

ALTER TABLE objection
  ADD CONSTRAINT objection_new_amount CHECK (new_amount_cny >= 0),
  ADD CONSTRAINT objection_decided CHECK (state = 'RECEIVED' OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL AND decision <> ''));

-- L5: someone without an account adds one objection (and its evidence) and reads nothing. The period, both days included, is
-- asked here too: an objection outside it, or to a line that was not published, adds nothing and answers null.
CREATE FUNCTION file_objection(asked_publicity uuid, asked_line int, new_number text, new_name text, new_contact text,
  new_statement text, new_code_hash text, new_at timestamptz, file_name text, file_type text, file_size int, file_sha256 text,
  file_key text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE shown publicity; objection_id uuid := gen_random_uuid(); evidence uuid := gen_random_uuid(); keeper uuid;
BEGIN
  SELECT * INTO shown FROM publicity p WHERE p.id = asked_publicity
    AND (new_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN p.starts_on AND p.ends_on;
  IF shown.id IS NULL OR asked_line < 1 OR asked_line > cardinality(shown.item_ids) THEN RETURN NULL; END IF;
  SELECT a.organisation_id INTO STRICT keeper FROM account a WHERE a.id = shown.published_by_id;
  INSERT INTO stored_file (id, owner_organisation_id, purpose, display_name, media_type, size_bytes, sha256, storage_key, uploaded_at)
  VALUES (evidence, keeper, 'objection-evidence', file_name, file_type, file_size, file_sha256, file_key, new_at);
  INSERT INTO objection (id, number, publicity_id, item_id, objector_name, objector_contact, statement, evidence_file_id,
    tracking_code_hash, received_at, decision)
  VALUES (objection_id, new_number, shown.id, shown.item_ids[asked_line], new_name, new_contact, new_statement, evidence,
    new_code_hash, new_at, '');
  RETURN objection_id;
END $$;

-- What the holder of number and code may follow: where it stands and the reply; never who else is concerned.
CREATE FUNCTION follow_objection(asked_number text, asked_code_hash text)
RETURNS TABLE (number text, state text, received_at timestamptz, decided_at timestamptz, decision text, publicity_id uuid,
  publicity_title text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT o.number, o.state::text, o.received_at, o.decided_at, o.decision, p.id, p.title
  FROM objection o JOIN publicity p ON p.id = o.publicity_id
  WHERE o.number = asked_number AND o.tracking_code_hash = asked_code_hash
$$;
