-- Versions are opened and compared, and the trail of one yuan is walked: from a record to its rows, and from a row to its entry.

-- What a row belongs to: every id that its columns name but for the people in them, and an invoice's number, as `table:id`.
CREATE FUNCTION belongs_to(of_table text, content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(of_table || ':' || value), '{}') FROM jsonb_each_text(content)
  WHERE (key LIKE '%\_id' AND key NOT LIKE '%\_by\_id' OR key = 'invoice_number') AND value <> ''
$$;
CREATE INDEX row_version_belongs_to ON row_version USING gin (belongs_to(table_name, content));
CREATE INDEX audit_entry_transaction ON audit_entry ((detail->'rowsWritten'->>'transaction')) WHERE detail ? 'rowsWritten';

-- The functions below are the way to the versions; the table itself is read by those who audit.
ALTER POLICY read ON row_version USING ((SELECT actor_kind()) IN ('AUDIT_BODY', 'SYSTEM'));

-- Numbers as text: an amount is never read as a binary fraction.
CREATE FUNCTION in_texts(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(key, CASE jsonb_typeof(value) WHEN 'number' THEN to_jsonb(value #>> '{}') ELSE value END), '{}')
  FROM jsonb_each(content)
$$;

-- Whose versions one may see, by table: receipts are finance's, objectors commerce's (as their walls say).
CREATE FUNCTION sees_versions_of(asked_table text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT sees_province() AND NOT (asked_table = 'bank_receipt' AND actor_kind() = 'PROVINCIAL_COMMERCE')
    AND NOT (asked_table = 'objection' AND actor_kind() = 'PROVINCIAL_FINANCE')
$$;

CREATE FUNCTION versions_where(asked_table text, asked_column text, asked_ids text[]) RETURNS SETOF row_version
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF asked_column = 'id' THEN
    RETURN QUERY SELECT * FROM row_version v WHERE v.table_name = asked_table AND v.row_id = ANY (asked_ids) ORDER BY v.id;
  ELSE
    RETURN QUERY SELECT * FROM row_version v
      WHERE belongs_to(v.table_name, v.content) && ARRAY(SELECT asked_table || ':' || one FROM unnest(asked_ids) AS one)
        AND v.table_name = asked_table AND v.content->>asked_column = ANY (asked_ids) ORDER BY v.id;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION versions_where FROM PUBLIC;

-- Versions with the deed that made each. Names are told to all who may see the version; the use case decides whom it shows.
CREATE FUNCTION told_versions(ids bigint[]) RETURNS TABLE (id bigint, table_name text, row_id text, operation text, content jsonb,
  transaction text, at timestamptz, entry_id bigint, sequence bigint, action text, actor_role text, actor_name text, organisation_name text, detail jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT v.id, v.table_name, v.row_id, v.operation, in_texts(v.content), v.transaction::text, coalesce(e.at, v.at),
    e.id, s.sequence, e.action, e.actor_role, p.display_name, o.name, e.detail - 'rowsWritten'
  FROM row_version v
  LEFT JOIN audit_entry e ON e.detail ? 'rowsWritten' AND e.detail->'rowsWritten'->>'transaction' = v.transaction::text
  LEFT JOIN audit_seal s ON s.entry_id = e.id LEFT JOIN account p ON p.id = e.actor_id LEFT JOIN organisation o ON o.id = e.organisation_id
  WHERE v.id = ANY (ids) ORDER BY v.id
$$;
REVOKE EXECUTE ON FUNCTION told_versions FROM PUBLIC;

CREATE FUNCTION record_versions(asked_table text, asked_column text, asked_ids text[]) RETURNS TABLE (id bigint, table_name text, row_id text,
  operation text, content jsonb, transaction text, at timestamptz, entry_id bigint, sequence bigint, action text, actor_role text,
  actor_name text, organisation_name text, detail jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT * FROM told_versions(ARRAY(SELECT v.id FROM versions_where(asked_table, asked_column, asked_ids) v WHERE sees_versions_of(asked_table)))
$$;

-- An application with its lines, materials, submissions and steps, for whoever may see it as an office or as its own;
-- findings are for offices.
CREATE FUNCTION application_versions(asked uuid) RETURNS TABLE (id bigint, table_name text, row_id text,
  operation text, content jsonb, transaction text, at timestamptz, entry_id bigint, sequence bigint, action text, actor_role text,
  actor_name text, organisation_name text, detail jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT * FROM told_versions(ARRAY(
    SELECT v.id FROM versions_where('application', 'id', ARRAY[asked::text]) v
    UNION ALL
    SELECT v.id FROM unnest(ARRAY['premium_payment_line', 'application_policy_line', 'application_material', 'application_submission',
      'application_event']) AS name, versions_where(name, 'application_id', ARRAY[asked::text]) v
    UNION ALL
    SELECT v.id FROM versions_where('finding', 'application_id', ARRAY[asked::text]) v WHERE actor_kind() NOT IN ('ENTERPRISE', 'INSURER')))
  WHERE actor_kind() NOT IN ('EXPERT_BODY', 'NOBODY', 'PUBLIC')
    AND sees_organisation((SELECT a.applicant_id FROM application a WHERE a.id = asked))
$$;

-- Rows as they were after a version.
CREATE FUNCTION rows_as_of(asked_table text, asked_ids text[], until bigint) RETURNS TABLE (row_id text, content jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT ON (v.row_id) v.row_id, in_texts(v.content) FROM row_version v
  WHERE sees_versions_of(asked_table) AND v.table_name = asked_table AND v.row_id = ANY (asked_ids) AND v.id <= until
  ORDER BY v.row_id, v.id DESC
$$;

-- The present rows beside what was kept of them, for the trail: by table and the column that leads there.
CREATE FUNCTION trail_rows(asked_table text, asked_column text, asked_ids text[])
RETURNS TABLE (row_id text, kept jsonb, operation text, present jsonb, whole boolean, transactions text[], sha256 text, last_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public SET timezone = 'UTC' AS $$
DECLARE key_type text; column_type text;
BEGIN
  SELECT format_type(a.atttypid, NULL) INTO key_type FROM pg_attribute a JOIN pg_trigger t ON t.tgrelid = a.attrelid AND t.tgname = 'keep_version'
  WHERE a.attrelid = to_regclass(quote_ident(asked_table)) AND a.attname = 'id';
  SELECT format_type(a.atttypid, NULL) INTO column_type FROM pg_attribute a
  WHERE a.attrelid = to_regclass(quote_ident(asked_table)) AND a.attname = asked_column AND NOT a.attisdropped;
  IF key_type IS NULL OR column_type IS NULL OR NOT sees_versions_of(asked_table) THEN RETURN; END IF;
  RETURN QUERY EXECUTE format($query$
    WITH known AS (SELECT * FROM versions_where(%1$L, %2$L, $1)),
    latest AS (SELECT DISTINCT ON (k.row_id) k.row_id, in_texts(k.content) AS content, k.operation, k.sha256, k.id FROM known k ORDER BY k.row_id, k.id DESC),
    judged AS (SELECT k.row_id, bool_and(k.sha256 = encode(sha256(convert_to(k.content::text, 'UTF8')), 'hex')) AS whole,
      array_agg(DISTINCT k.transaction::text) AS transactions FROM known k GROUP BY k.row_id),
    -- By the column, and by the ids that were kept: a row whose column was changed by hand is still found.
    now_there AS (SELECT t.id::text AS row_id, in_texts(to_jsonb(t)) AS content FROM %1$I t WHERE t.%2$I = ANY ($1::%3$s[])
      UNION SELECT t.id::text, in_texts(to_jsonb(t)) FROM %1$I t WHERE t.id = ANY (ARRAY(SELECT l.row_id::%4$s FROM latest l)))
    SELECT coalesce(l.row_id, n.row_id), l.content, l.operation, n.content, coalesce(j.whole, false),
      coalesce(j.transactions, '{}'), l.sha256, l.id
    FROM latest l JOIN judged j USING (row_id) FULL JOIN now_there n ON n.row_id = l.row_id ORDER BY l.id, n.row_id$query$,
    asked_table, asked_column, column_type, key_type) USING asked_ids;
END $$;

-- What a transaction wrote, against its audit entry and the entry's place in the chain.
CREATE FUNCTION transaction_marks(asked text[]) RETURNS TABLE (transaction text, whole boolean, sequence bigint, hash text, previous_hash text,
  entry_id bigint, at timestamptz, actor_id text, actor_role text, organisation_id text, action text, subject_kind text, subject_id text,
  result text, detail jsonb, request_id text, address text, actor_name text, organisation_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT w.transaction, coalesce(w.count = (e.detail->'rowsWritten'->>'count')::int AND w.sha256 = e.detail->'rowsWritten'->>'sha256', false),
    s.sequence, s.hash, b.hash, e.id, e.at, e.actor_id::text, e.actor_role, e.organisation_id::text, e.action, e.subject_kind, e.subject_id,
    e.result::text, e.detail, e.request_id, e.address, p.display_name, o.name
  FROM (SELECT v.transaction::text, count(*)::int AS count,
      encode(sha256(convert_to(string_agg(encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex'), ',' ORDER BY v.id), 'UTF8')), 'hex') AS sha256
    FROM row_version v WHERE v.transaction = ANY (asked::uuid[]) GROUP BY v.transaction) w
  LEFT JOIN audit_entry e ON e.detail ? 'rowsWritten' AND e.detail->'rowsWritten'->>'transaction' = w.transaction
  LEFT JOIN audit_seal s ON s.entry_id = e.id LEFT JOIN audit_seal b ON b.sequence = s.sequence - 1
  LEFT JOIN account p ON p.id = e.actor_id LEFT JOIN organisation o ON o.id = e.organisation_id
  WHERE sees_province()
$$;

REVOKE EXECUTE ON FUNCTION record_versions, application_versions, rows_as_of, trail_rows, transaction_marks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_versions, application_versions, rows_as_of, trail_rows, transaction_marks TO export_credit_app;

-- Where a search for a trail begins.
CREATE INDEX premium_payment_line_bank_transaction ON premium_payment_line (bank_transaction_number);
CREATE INDEX insurance_policy_invoice ON insurance_policy (invoice_number) WHERE invoice_number IS NOT NULL;
CREATE INDEX disbursement_line_bank_reference ON disbursement_line (bank_reference) WHERE bank_reference IS NOT NULL;

-- From a line to its decisions, from a record to its entries.
CREATE INDEX review_line_decision_line ON review_line_decision (line_id);
CREATE INDEX supported_payment_line ON supported_payment (line_id);
CREATE INDEX objection_item ON objection (item_id);
CREATE INDEX journal_entry_reference ON journal_entry (reference_id);
