-- L5: an anonymous or a late objection is recorded as not accepted, with the reason; every reply is a document that is kept.
CREATE TYPE "objection_bar" AS ENUM ('ANONYMOUS', 'LATE');
ALTER TABLE objection
  ADD COLUMN bar "objection_bar",
  ADD COLUMN reply_file_id uuid;
ALTER TABLE objection ADD CONSTRAINT objection_reply_file_id_fkey FOREIGN KEY (reply_file_id) REFERENCES stored_file(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE objection DROP CONSTRAINT objection_decided;
ALTER TABLE objection
  ADD CONSTRAINT objection_decided CHECK (state = 'RECEIVED' OR (decided_at IS NOT NULL AND decision <> ''
    AND (decided_by_id IS NOT NULL OR bar IS NOT NULL))),
  ADD CONSTRAINT objection_barred CHECK (bar IS NULL OR state = 'NOT_ACCEPTED'),
  ADD CONSTRAINT objection_signed CHECK (bar IS NOT NULL OR (btrim(objector_name) <> '' AND btrim(objector_contact) <> '')),
  -- Replies given before this migration are words alone.
  ADD CONSTRAINT objection_replied CHECK (state = 'RECEIVED' OR reply_file_id IS NOT NULL) NOT VALID;

-- What was said stays as it was said, and is decided once.
REVOKE UPDATE ON objection FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, decision, new_amount_cny, reply_file_id) ON objection TO export_credit_app;
CREATE FUNCTION decide_objection_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['state', 'decided_by_id', 'decided_at', 'decision', 'new_amount_cny', 'reply_file_id'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'RECEIVED' OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
    RAISE EXCEPTION 'an objection is decided once and never rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_decided_once BEFORE UPDATE OR DELETE ON objection FOR EACH ROW EXECUTE FUNCTION decide_objection_once();

-- Someone without an account adds one objection with its evidence, and with the reply where it is not accepted, and reads
-- nothing. Whether it is late or anonymous is asked here too: an answer that says otherwise adds nothing and is null.
DROP FUNCTION file_objection(uuid, int, text, text, text, text, text, timestamptz, text, text, int, text, text);
CREATE FUNCTION file_objection(given jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  shown publicity;
  at timestamptz := (given->>'at')::timestamptz;
  line int := (given->>'line')::int;
  barred objection_bar;
  objection_id uuid := gen_random_uuid();
  keeper uuid;
  kept uuid[] := '{}';
  file jsonb;
BEGIN
  SELECT * INTO shown FROM publicity p WHERE p.id = (given->>'publicityId')::uuid AND p.state = 'PUBLISHED' AND p.published_at <= at;
  IF shown.id IS NULL OR line < 1 OR line > cardinality(shown.item_ids) THEN RETURN NULL; END IF;
  barred := CASE
    WHEN (at AT TIME ZONE 'Asia/Shanghai')::date > shown.ends_on THEN 'LATE'::objection_bar
    WHEN btrim(given->>'objectorName') = '' OR btrim(given->>'objectorContact') = '' THEN 'ANONYMOUS'::objection_bar
  END;
  IF barred::text IS DISTINCT FROM given->>'bar' THEN RETURN NULL; END IF;
  SELECT a.organisation_id INTO STRICT keeper FROM account a WHERE a.id = shown.published_by_id;
  FOREACH file IN ARRAY ARRAY[given->'evidence', given->'reply'] LOOP
    IF jsonb_typeof(file) = 'object' THEN
      kept := kept || gen_random_uuid();
      INSERT INTO stored_file (id, owner_organisation_id, purpose, display_name, media_type, size_bytes, sha256, storage_key, uploaded_at)
      VALUES (kept[cardinality(kept)], keeper, CASE cardinality(kept) WHEN 1 THEN 'objection-evidence' ELSE 'objection-reply' END,
        file->>'displayName', file->>'mediaType', (file->>'sizeBytes')::int, file->>'sha256', file->>'storageKey', at);
    END IF;
  END LOOP;
  INSERT INTO objection (id, number, publicity_id, item_id, objector_name, objector_contact, statement, evidence_file_id,
    tracking_code_hash, received_at, bar, state, decision, decided_at, reply_file_id)
  VALUES (objection_id, given->>'number', shown.id, shown.item_ids[line], given->>'objectorName', given->>'objectorContact',
    given->>'statement', kept[1], given->>'codeHash', at, barred,
    CASE WHEN barred IS NULL THEN 'RECEIVED' ELSE 'NOT_ACCEPTED' END::objection_state,
    CASE WHEN barred IS NULL THEN '' ELSE given->>'decision' END, CASE WHEN barred IS NOT NULL THEN at END,
    CASE WHEN barred IS NOT NULL THEN kept[2] END);
  RETURN objection_id;
END $$;

-- What the holder of number and code may follow: where it stands and the reply, as words and as the document.
DROP FUNCTION follow_objection(text, text);
CREATE FUNCTION follow_objection(asked_number text, asked_code_hash text)
RETURNS TABLE (number text, state text, received_at timestamptz, decided_at timestamptz, decision text, publicity_id uuid,
  publicity_title text, reply_name text, reply_sha256 text, reply_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT o.number, o.state::text, o.received_at, o.decided_at, o.decision, p.id, p.title, f.display_name, f.sha256, f.storage_key
  FROM objection o JOIN publicity p ON p.id = o.publicity_id LEFT JOIN stored_file f ON f.id = o.reply_file_id
  WHERE o.number = asked_number AND o.tracking_code_hash = asked_code_hash
$$;
