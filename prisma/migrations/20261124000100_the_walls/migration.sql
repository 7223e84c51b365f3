-- What Prisma's schema cannot say: roles apart, row-level security, exclusion, overdraft, append-only (security.md S3, S8, house.md).

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ── Roles ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- They belong to the cluster, so a second database finds them there. `scripts/database.ts` gives them their passwords.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['export_credit_app', 'export_credit_sealer', 'export_credit_reader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO export_credit_app, export_credit_sealer, export_credit_reader;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO export_credit_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO export_credit_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO export_credit_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO export_credit_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO export_credit_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO export_credit_reader;

-- Drafts may be thrown away, nothing else is deleted by the application.
GRANT DELETE ON premium_payment_line, application_policy_line, application_material, round_requirement, sign_in_attempt,
  idempotent_request, session TO export_credit_app;

-- Only ever added to.
REVOKE UPDATE ON audit_entry, audit_seal, audit_head, journal_entry, journal_posting, ledger_account, application_event,
  application_submission, export_record, enterprise_verification, finance_consultation, correction_return, ruling_setting,
  reconciliation_document, publicity, division, insurer_invoice, central_parity_rate FROM export_credit_app;
REVOKE INSERT ON audit_seal, audit_head, journal_entry, journal_posting, ledger_account, division FROM export_credit_app;
GRANT UPDATE (closed_at) ON publicity TO export_credit_app;
GRANT UPDATE (rate, unit, source, recorded_by_id, recorded_at) ON central_parity_rate TO export_credit_app;

GRANT SELECT ON audit_entry TO export_credit_sealer;
GRANT SELECT, INSERT ON audit_seal, audit_head TO export_credit_sealer;
GRANT USAGE ON SEQUENCE audit_head_id_seq TO export_credit_sealer;

-- The owner too is stopped: a trigger refuses what the privileges would let it do by accident.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_seal', 'audit_head', 'journal_entry', 'journal_posting',
    'application_event', 'application_submission', 'finance_consultation', 'correction_return', 'export_record'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- ── Who is asking ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Set for the transaction by `src/server/db/transaction.ts` from the Actor.
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('app.kind', true), ''), 'NOBODY') $$;
CREATE FUNCTION actor_organisation() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.organisation_id', true), '')::uuid $$;
CREATE FUNCTION actor_division() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.division_code', true), '') $$;
CREATE FUNCTION sees_province() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT actor_kind() IN ('PROVINCIAL_COMMERCE', 'PROVINCIAL_FINANCE', 'AUDIT_BODY', 'SYSTEM') $$;
CREATE FUNCTION may_write() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT actor_kind() NOT IN ('AUDIT_BODY', 'NOBODY', 'PUBLIC') $$;

-- Definer's rights: it looks the division up behind the wall that it is part of.
CREATE FUNCTION in_actor_division(organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT actor_kind() = 'DIVISION_OFFICE'
    AND EXISTS (SELECT FROM enterprise e WHERE e.id = organisation AND e.division_code = actor_division())
$$;
CREATE FUNCTION sees_organisation(organisation uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT sees_province() OR organisation = actor_organisation() OR in_actor_division(organisation)
$$;

-- ── Row-level security: the second wall ────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION raise_wall(table_name text, visible text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('CREATE POLICY read ON %I FOR SELECT TO export_credit_app USING (%s)', table_name, visible);
  EXECUTE format('CREATE POLICY add ON %I FOR INSERT TO export_credit_app WITH CHECK ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO export_credit_app USING ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY remove ON %I FOR DELETE TO export_credit_app USING ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY readers ON %I FOR SELECT TO export_credit_reader USING (true)', table_name);
END $$;

SELECT raise_wall(name, format(
  '(SELECT sees_province()) OR %1$I = (SELECT actor_organisation()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND in_actor_division(%1$I))', owner))
FROM (VALUES ('enterprise', 'id'), ('enterprise_verification', 'enterprise_id'), ('export_record', 'enterprise_id'),
  ('bank_account', 'organisation_id'), ('stored_file', 'owner_organisation_id'), ('application', 'applicant_id')) AS walls(name, owner);

SELECT raise_wall(name, format('EXISTS (SELECT FROM application a WHERE a.id = %I.application_id)', name))
FROM unnest(ARRAY['premium_payment_line', 'application_policy_line', 'application_material', 'application_submission',
  'application_event', 'review', 'finding', 'correction_return', 'award_list_item', 'supported_payment']) AS name;

SELECT raise_wall('review_line_decision', 'EXISTS (SELECT FROM review r WHERE r.id = review_line_decision.review_id)');
SELECT raise_wall('disbursement_line', 'EXISTS (SELECT FROM award_list_item i WHERE i.id = disbursement_line.item_id)');
SELECT raise_wall('insurance_policy', '(SELECT sees_province()) OR insurer_id = (SELECT actor_organisation()) OR enterprise_id = (SELECT actor_organisation()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND division_code = (SELECT actor_division()))');

SELECT raise_wall(name, '(SELECT sees_province()) OR insurer_id = (SELECT actor_organisation())')
FROM unnest(ARRAY['duplicate_cover_check', 'cover_reservation', 'insurer_invoice', 'prepayment', 'reconciliation_document']) AS name;

SELECT raise_wall('ledger_account', '(SELECT sees_province()) OR organisation_id = (SELECT actor_organisation())');
SELECT raise_wall('journal_posting', 'EXISTS (SELECT FROM ledger_account a WHERE a.id = journal_posting.account_id)');
SELECT raise_wall('journal_entry', '(SELECT sees_province()) OR EXISTS (SELECT FROM journal_posting p WHERE p.entry_id = journal_entry.id)');
SELECT raise_wall('objection', '(SELECT actor_kind()) IN (''PROVINCIAL_COMMERCE'', ''AUDIT_BODY'', ''SYSTEM'')');
SELECT raise_wall('negative_list_entry', '(SELECT sees_province()) OR (SELECT actor_kind()) = ''DIVISION_OFFICE'' OR uscc = (SELECT o.uscc FROM organisation o WHERE o.id = (SELECT actor_organisation()))');
SELECT raise_wall('round', 'state = ''RELEASED'' OR (SELECT sees_province())');
SELECT raise_wall('award_list', '(SELECT sees_province()) OR EXISTS (SELECT FROM award_list_item i WHERE i.award_list_id = award_list.id)');
SELECT raise_wall('disbursement_order', '(SELECT sees_province()) OR EXISTS (SELECT FROM disbursement_line l WHERE l.order_id = disbursement_order.id)');
SELECT raise_wall('account', '(SELECT sees_province()) OR (SELECT actor_kind()) = ''OPERATOR'' OR organisation_id = (SELECT actor_organisation())');
SELECT raise_wall('session', '(SELECT actor_kind()) IN (''SYSTEM'', ''OPERATOR'') OR EXISTS (SELECT FROM account a WHERE a.id = session.account_id)');
SELECT raise_wall('audit_entry', '(SELECT actor_kind()) IN (''AUDIT_BODY'', ''SYSTEM'', ''OPERATOR'', ''PROVINCIAL_COMMERCE'')');
DROP POLICY add ON audit_entry;
-- Anyone's deed, and anyone's refused attempt, is written down, not anyone reads it.
CREATE POLICY add ON audit_entry FOR INSERT TO export_credit_app WITH CHECK (true);
CREATE POLICY sealer ON audit_entry FOR SELECT TO export_credit_sealer USING (true);

-- A notice may be sent to another organisation, and read by that one only.
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON notification FOR SELECT TO export_credit_app USING ((SELECT actor_kind()) = 'SYSTEM' OR organisation_id = (SELECT actor_organisation()));
CREATE POLICY change ON notification FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) = 'SYSTEM' OR organisation_id = (SELECT actor_organisation()));
CREATE POLICY add ON notification FOR INSERT TO export_credit_app WITH CHECK ((SELECT may_write()));
CREATE POLICY readers ON notification FOR SELECT TO export_credit_reader USING (true);

-- Insurers, offices and departments are known by name to all, enterprises only to those who may see them.
SELECT raise_wall('organisation', 'kind <> ''ENTERPRISE'' OR (SELECT sees_province()) OR (SELECT actor_kind()) = ''OPERATOR'' OR id = (SELECT actor_organisation()) OR ((SELECT actor_kind()) = ''DIVISION_OFFICE'' AND in_actor_division(id))');

-- ── What may never be, whatever the application believes ───────────────────────────────────────────────────────────
ALTER TABLE round
  ADD CONSTRAINT round_ratio CHECK (support_ratio > 0 AND support_ratio <= 1 AND (programme <> 'GENERAL' OR support_ratio <= 0.5)), -- 一(三), C2
  ADD CONSTRAINT round_shortage CHECK (shortage_factor > 0 AND shortage_factor <= 1),
  ADD CONSTRAINT round_window CHECK (opens_on <= closes_on),
  ADD CONSTRAINT round_half_year CHECK (half_year ~ '^[0-9]{4}H[12]$'),
  ADD CONSTRAINT round_publicity_days CHECK (publicity_days >= 1),
  ADD CONSTRAINT round_two_people CHECK (released_by_id <> prepared_by_id),
  ADD CONSTRAINT round_fund_document CHECK (state <> 'RELEASED' OR fund_document IS NOT NULL); -- P3
ALTER TABLE review
  ADD CONSTRAINT review_two_people CHECK (checker_id <> preparer_id),
  ADD CONSTRAINT review_amounts CHECK (amount_out >= 0 AND amount_out <= amount_in);
ALTER TABLE review_line_decision
  ADD CONSTRAINT decision_amounts CHECK (amount_out >= 0 AND amount_out <= amount_in),
  ADD CONSTRAINT decision_reason CHECK (amount_out = amount_in OR reason IS NOT NULL);
ALTER TABLE application
  ADD CONSTRAINT application_amounts CHECK (requested_amount_cny >= 0 AND approved_amount_cny >= 0 AND approved_amount_cny <= requested_amount_cny),
  ADD CONSTRAINT application_other_subsidies CHECK (other_subsidies_cny >= 0);
ALTER TABLE premium_payment_line
  ADD CONSTRAINT line_amounts CHECK (invoice_amount >= 0 AND paid_amount >= 0 AND amount_cny >= 0),
  ADD CONSTRAINT line_period CHECK (period_start <= period_end),
  ADD CONSTRAINT line_rate CHECK (exchange_rate > 0);
ALTER TABLE award_list_item ADD CONSTRAINT item_amount CHECK (amount_cny >= 0);
ALTER TABLE disbursement_line ADD CONSTRAINT disbursement_amount CHECK (amount_cny > 0);
ALTER TABLE disbursement_order ADD CONSTRAINT order_two_people CHECK (approved_by_id <> prepared_by_id);
ALTER TABLE prepayment
  ADD CONSTRAINT prepayment_amounts CHECK (proposed_cny >= 0 AND decided_cny >= 0 AND decided_cny <= proposed_cny),
  ADD CONSTRAINT prepayment_two_people CHECK (decided_by_id <> prepared_by_id),
  ADD CONSTRAINT prepayment_programmes CHECK (programme IN ('MICRO', 'MEDIUM', 'OVERSEAS')); -- P1
ALTER TABLE export_record ADD CONSTRAINT export_amount CHECK (amount_usd >= 0);
ALTER TABLE negative_list_entry ADD CONSTRAINT negative_list_days CHECK (until_date > decision_date);
ALTER TABLE central_parity_rate ADD CONSTRAINT parity_positive CHECK (rate > 0 AND unit > 0);
ALTER TABLE publicity ADD CONSTRAINT publicity_days CHECK (starts_on <= ends_on);
ALTER TABLE insurance_policy
  ADD CONSTRAINT insurance_policy_period CHECK (inception <= expiry),
  ADD CONSTRAINT insurance_policy_shares CHECK (fiscal_share_usd + enterprise_share_usd = premium_usd), -- M4
  ADD CONSTRAINT insurance_policy_in_force CHECK (programme <> 'MEDIUM' OR state <> 'IN_FORCE' OR self_paid_received_on <= inception), -- E10
  -- E7: at most one live platform policy an enterprise, over all insurers, both days included.
  ADD CONSTRAINT insurance_policy_one_cover EXCLUDE USING gist (uscc WITH =, daterange(inception, expiry, '[]') WITH &&)
    WHERE (programme IN ('MICRO', 'MEDIUM') AND state <> 'CANCELLED');
ALTER TABLE cover_reservation
  ADD CONSTRAINT cover_reservation_days CHECK (reserved_on <= reserved_until),
  ADD CONSTRAINT cover_reservation_one EXCLUDE USING gist (uscc WITH =, daterange(reserved_on, reserved_until, '[]') WITH &&)
    WHERE (released_at IS NULL);

-- C1: one (invoice, bank transaction) supports once, ever.
CREATE UNIQUE INDEX supported_payment_once ON supported_payment (invoice_number, bank_transaction_number) WHERE released_at IS NULL;
-- One live application an applicant and round, one place on one live list an application.
CREATE UNIQUE INDEX application_one_per_round ON application (round_id, applicant_id) WHERE state <> 'WITHDRAWN';
CREATE UNIQUE INDEX award_list_item_once ON award_list_item (application_id) WHERE state <> 'REMOVED';
-- One open review an application and stage, one current verified account an organisation.
CREATE UNIQUE INDEX review_one_open ON review (application_id, stage) WHERE state IN ('OPEN', 'PREPARED');
CREATE UNIQUE INDEX bank_account_one_verified ON bank_account (organisation_id) WHERE state = 'VERIFIED';
CREATE UNIQUE INDEX disbursement_line_one_live ON disbursement_line (item_id, kind) WHERE state IN ('PENDING', 'PAID');
CREATE INDEX enterprise_name_search ON enterprise USING gin (name gin_trgm_ops);

-- A policy is not issued past another insurer's reservation (E8).
CREATE FUNCTION refuse_reserved_for_another() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.programme IN ('MICRO', 'MEDIUM') AND NEW.state <> 'CANCELLED' AND EXISTS (
    SELECT FROM cover_reservation r
    WHERE r.uscc = NEW.uscc AND r.insurer_id <> NEW.insurer_id AND r.released_at IS NULL
      AND (NEW.recorded_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN r.reserved_on AND r.reserved_until) THEN
    RAISE EXCEPTION 'reserved for another insurer' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'cover_reserved_for_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER insurance_policy_reservation BEFORE INSERT ON insurance_policy
  FOR EACH ROW EXECUTE FUNCTION refuse_reserved_for_another();

-- What any insurer may learn of any enterprise (E8): whether it is covered, until when, and nothing else.
CREATE FUNCTION cover_status(asked_uscc text, asking_insurer uuid, cover_from date, today date)
RETURNS TABLE (covered_until date, covered_by_self boolean, reserved_until date, reserved_by_self boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.expiry, p.insurer_id = asking_insurer, r.reserved_until, r.insurer_id = asking_insurer
  FROM (SELECT 1) one
  LEFT JOIN LATERAL (SELECT * FROM insurance_policy p WHERE p.uscc = asked_uscc AND p.programme IN ('MICRO', 'MEDIUM')
    AND p.state <> 'CANCELLED' AND p.expiry >= cover_from ORDER BY p.expiry DESC LIMIT 1) p ON true
  LEFT JOIN LATERAL (SELECT * FROM cover_reservation r WHERE r.uscc = asked_uscc AND r.released_at IS NULL
    AND today BETWEEN r.reserved_on AND r.reserved_until LIMIT 1) r ON true
$$;

-- An insurer names an enterprise by its code, it may learn name, division and prior-year exports of that one (E4), nothing more.
CREATE FUNCTION enterprise_for_cover(asked_uscc text, asked_year int, asked_on date)
RETURNS TABLE (id uuid, name text, division_code text, source text, amount_usd numeric, export_record_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT e.id, e.name, e.division_code, x.source::text, x.amount_usd, x.id
  FROM enterprise e
  LEFT JOIN LATERAL (SELECT * FROM export_record x WHERE x.enterprise_id = e.id AND x.year = asked_year AND x.obtained_on <= asked_on
    ORDER BY x.source, x.obtained_on DESC, x.recorded_at DESC LIMIT 1) x ON true
  WHERE e.uscc = asked_uscc
$$;

-- C1, asked by an enterprise of its own line: has this payment been applied for? By whom stays unsaid but for one's own.
CREATE FUNCTION payment_applied_for(asked_invoice text, asked_transaction text, asking_application uuid, asking_organisation uuid)
RETURNS TABLE (own boolean, receipt_number text, half_year text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.applicant_id = asking_organisation, CASE WHEN a.applicant_id = asking_organisation THEN a.receipt_number END,
    CASE WHEN a.applicant_id = asking_organisation THEN a.half_year END
  FROM premium_payment_line l JOIN application a ON a.id = l.application_id
  WHERE l.invoice_number = asked_invoice AND l.bank_transaction_number = asked_transaction AND a.id <> asking_application
    AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
  ORDER BY 1 DESC LIMIT 1
$$;

-- L3: is this code listed on the day? The list's decisions are not secret, who may read the rows is another matter.
CREATE FUNCTION listed_until(asked_uscc text, asked_on date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT max(until_date) FROM negative_list_entry
  WHERE uscc = asked_uscc AND removed_at IS NULL AND asked_on BETWEEN decision_date AND until_date
$$;

-- ── The journal ────────────────────────────────────────────────────────────────────────────────────────────────────
-- The application adds to it through these two functions only.
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_no_overdraft CHECK (minimum_balance IS NULL OR balance >= minimum_balance);

CREATE FUNCTION open_ledger_account(new_key text, new_kind "ledger_account_kind", new_programme "programme", new_organisation uuid, new_period text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE found_id uuid;
BEGIN
  SELECT id INTO found_id FROM ledger_account WHERE key = new_key;
  IF found_id IS NOT NULL THEN RETURN found_id; END IF;
  INSERT INTO ledger_account (id, key, kind, programme, organisation_id, period, minimum_balance)
  VALUES (gen_random_uuid(), new_key, new_kind, new_programme, new_organisation, new_period,
    CASE WHEN new_kind IN ('CAP_AVAILABLE', 'BUDGET_AVAILABLE', 'BUDGET_COMMITTED', 'PREPAYMENT') THEN 0 END)
  ON CONFLICT (key) DO NOTHING;
  SELECT id INTO STRICT found_id FROM ledger_account WHERE key = new_key;
  RETURN found_id;
END $$;

-- Same key, same postings: the first entry's id. Same key, other postings: refused. Less than the minimum: ledger_account_no_overdraft.
CREATE FUNCTION post_journal_entry(new_key text, new_kind text, new_reference_kind text, new_reference_id text, new_memo text,
  new_posted_by uuid, new_posted_at timestamptz, accounts uuid[], amounts numeric[])
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE entry uuid; line record;
BEGIN
  IF cardinality(accounts) IS DISTINCT FROM cardinality(amounts) OR cardinality(accounts) < 2
    OR (SELECT sum(a) FROM unnest(amounts) a) <> 0 OR EXISTS (SELECT FROM unnest(amounts) a WHERE a <> round(a, 2)) THEN
    RAISE EXCEPTION 'postings do not balance' USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_balanced';
  END IF;
  INSERT INTO journal_entry (id, idempotency_key, kind, reference_kind, reference_id, memo, posted_by_id, posted_at)
  VALUES (gen_random_uuid(), new_key, new_kind, new_reference_kind, new_reference_id, new_memo, new_posted_by, new_posted_at)
  ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO entry;
  IF entry IS NULL THEN
    SELECT id INTO STRICT entry FROM journal_entry WHERE idempotency_key = new_key;
    IF EXISTS ((SELECT account_id, amount_cny FROM journal_posting WHERE entry_id = entry EXCEPT SELECT * FROM unnest(accounts, amounts))
      UNION ALL (SELECT * FROM unnest(accounts, amounts) EXCEPT SELECT account_id, amount_cny FROM journal_posting WHERE entry_id = entry)) THEN
      RAISE EXCEPTION 'idempotency key % was used for other postings', new_key USING ERRCODE = 'unique_violation', CONSTRAINT = 'journal_entry_idempotency';
    END IF;
    RETURN entry;
  END IF;
  -- In the order of the ids: two entries over the same accounts never wait for each other in a circle.
  FOR line IN SELECT u.account, u.amount FROM unnest(accounts, amounts) AS u(account, amount) ORDER BY u.account LOOP
    INSERT INTO journal_posting (entry_id, account_id, amount_cny) VALUES (entry, line.account, line.amount);
    UPDATE ledger_account SET balance = balance + line.amount WHERE id = line.account AND minimum_balance IS NOT NULL;
  END LOOP;
  RETURN entry;
END $$;

-- What is left, with the row held until the transaction ends, so that an amount cut to it stays true.
CREATE FUNCTION hold_ledger_account(asked_key text) RETURNS numeric LANGUAGE sql SECURITY DEFINER SET search_path = public AS
  $$ SELECT balance FROM ledger_account WHERE key = asked_key FOR UPDATE $$;

-- Written past the function, an unbalanced entry still fails at commit.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_cny) FROM journal_posting WHERE entry_id = NEW.entry_id) <> 0 THEN
    RAISE EXCEPTION 'journal entry % does not balance', NEW.entry_id USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_posting_balanced AFTER INSERT ON journal_posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();

-- ── Numbers given out ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION next_number(asked_kind text, asked_year int) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO number_series (kind, year, last) VALUES (asked_kind, asked_year, 1)
  ON CONFLICT (kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last
$$;
REVOKE INSERT, UPDATE ON number_series FROM export_credit_app;

INSERT INTO division (code, name, position) VALUES
  ('410100', '郑州市', 1), ('410200', '开封市', 2), ('410300', '洛阳市', 3), ('410400', '平顶山市', 4), ('410500', '安阳市', 5),
  ('410600', '鹤壁市', 6), ('410700', '新乡市', 7), ('410800', '焦作市', 8), ('410900', '濮阳市', 9), ('411000', '许昌市', 10),
  ('411100', '漯河市', 11), ('411200', '三门峡市', 12), ('411300', '南阳市', 13), ('411400', '商丘市', 14), ('411500', '信阳市', 15),
  ('411600', '周口市', 16), ('411700', '驻马店市', 17), ('419001', '济源示范区', 18), ('410173', '郑州航空港经济综合实验区', 19);
