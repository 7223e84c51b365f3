-- Nothing is rewritten: every version of a row is kept, and a change made past the portal is found by `npm run audit:verify`.
CREATE TABLE "row_version" (
    "id" BIGSERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "transaction" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "row_version_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "row_version_table_name_row_id_id_idx" ON "row_version"("table_name", "row_id", "id");
CREATE INDEX "row_version_transaction_idx" ON "row_version"("transaction");

REVOKE INSERT, UPDATE, DELETE ON row_version FROM export_credit_app;
ALTER TABLE row_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON row_version FOR SELECT TO export_credit_app USING ((SELECT sees_province()));
CREATE POLICY readers ON row_version FOR SELECT TO export_credit_reader USING (true);
CREATE POLICY closed_to_experts ON row_version AS RESTRICTIVE FOR ALL TO export_credit_app USING ((SELECT actor_kind()) <> 'EXPERT_BODY');
CREATE TRIGGER row_version_append_only BEFORE UPDATE OR DELETE ON row_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER row_version_no_truncate BEFORE TRUNCATE ON row_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One name for all that a transaction writes; what is typed in psql gets one too, and no audit entry that knows it.
CREATE FUNCTION this_transaction() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(nullif(current_setting('app.transaction', true), ''), set_config('app.transaction', gen_random_uuid()::text, true))::uuid
$$;

CREATE FUNCTION add_row_version(of_table text, of_row text, of_operation text, of_content jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO row_version (table_name, row_id, operation, content, sha256, transaction, at)
  VALUES (of_table, of_row, of_operation, of_content, encode(sha256(convert_to(of_content::text, 'UTF8')), 'hex'), this_transaction(), clock_timestamp())
$$;
REVOKE EXECUTE ON FUNCTION add_row_version FROM PUBLIC;

-- A draft is saved every few seconds and is nobody's decision yet: its rows are kept from the submission on.
CREATE FUNCTION is_draft(asked_application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce((SELECT state IN ('DRAFT', 'RETURNED', 'WITHDRAWN') FROM application WHERE id = asked_application), true)
$$;

-- Arguments: the columns of the primary key; times are written in UTC whatever the session's zone.
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET timezone = 'UTC' AS $$
DECLARE
  content jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  key text;
BEGIN
  IF TG_OP = 'UPDATE' AND content = to_jsonb(OLD) THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME IN ('premium_payment_line', 'application_policy_line', 'application_material')
    AND is_draft((content->>'application_id')::uuid) THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'application' AND TG_OP = 'UPDATE' AND content->>'state' IN ('DRAFT', 'RETURNED')
    AND content->>'state' = to_jsonb(OLD)->>'state' THEN RETURN NULL; END IF;
  SELECT string_agg(content->>name, '/') INTO key FROM unnest(TG_ARGV) AS name;
  PERFORM add_row_version(TG_TABLE_NAME, key, TG_OP, content);
  IF TG_TABLE_NAME = 'application' AND TG_OP = 'UPDATE' AND to_jsonb(OLD)->>'state' IN ('DRAFT', 'RETURNED')
    AND content->>'state' NOT IN ('DRAFT', 'RETURNED', 'WITHDRAWN') THEN
    PERFORM add_row_version('premium_payment_line', l.id::text, 'INSERT', to_jsonb(l)) FROM premium_payment_line l WHERE l.application_id = (content->>'id')::uuid;
    PERFORM add_row_version('application_policy_line', l.id::text, 'INSERT', to_jsonb(l)) FROM application_policy_line l WHERE l.application_id = (content->>'id')::uuid;
    PERFORM add_row_version('application_material', m.id::text, 'INSERT', to_jsonb(m)) FROM application_material m WHERE m.application_id = (content->>'id')::uuid;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_versions(of_table text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE key text;
BEGIN
  SELECT string_agg(quote_literal(a.attname), ', ' ORDER BY k.place) INTO key
  FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(column_number, place), pg_attribute a
  WHERE i.indrelid = of_table::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.column_number;
  EXECUTE format('CREATE TRIGGER keep_version AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_version(%s)', of_table, key);
END $$;

-- What the present transaction has written, for its audit entry.
CREATE FUNCTION row_versions_written() RETURNS TABLE (transaction text, count int, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT v.transaction::text, count(*)::int, encode(sha256(convert_to(string_agg(v.sha256, ',' ORDER BY v.id), 'UTF8')), 'hex')
  FROM row_version v WHERE v.transaction = nullif(current_setting('app.transaction', true), '')::uuid GROUP BY v.transaction
$$;

-- Which columns of a row differ from the version that was kept; a column that came later is no difference.
CREATE FUNCTION differing_columns(kept jsonb, present jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(k.key, jsonb_build_array(k.value, p.value)), '{}'::jsonb)
  FROM jsonb_each(kept) k JOIN jsonb_each(present) p USING (key) WHERE k.value IS DISTINCT FROM p.value
$$;

-- All there are, but for: what the audit itself is made of, what belongs to sessions and counting, derived balances (held against
-- the journal), and notices of what is kept elsewhere. `tests/integration/ground/row-versions.test.ts` holds the same list for later tables.
SELECT keep_versions(tablename::text) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'row_version',
  'audit_entry', 'audit_seal', 'audit_head', 'account', 'session', 'sign_in_attempt', 'idempotent_request', 'number_series', 'division',
  'ledger_account', 'notification', 'bulk_job', 'bulk_job_row', 'due_reminder');

-- What stands already is the first version of itself, and this migration's own audit entry answers for it.
DO $$
DECLARE watched record;
BEGIN
  SET LOCAL timezone = 'UTC';
  FOR watched IN
    SELECT c.relname AS name, string_agg(format('t.%I::text', a.attname), ' || ''/'' || ' ORDER BY k.place) AS key
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(column_number, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.column_number
    WHERE g.tgname = 'keep_version' GROUP BY c.relname
  LOOP
    EXECUTE format('SELECT add_row_version(%L, %s, ''INSERT'', to_jsonb(t)) FROM %I t', watched.name, watched.key, watched.name);
  END LOOP;
  INSERT INTO audit_entry (at, actor_role, action, subject_kind, subject_id, result, detail, request_id, address)
  SELECT now(), 'SYSTEM', 'migration.row-versions', 'migration', 'row_versions', 'DONE',
    jsonb_build_object('rowsWritten', to_jsonb(w)), gen_random_uuid()::text, '' FROM row_versions_written() w;
END $$;
