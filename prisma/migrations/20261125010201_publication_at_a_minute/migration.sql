-- 公示: scheduled for a minute, published by the portal, withdrawn by two people, replaced by a new version that names it.
CREATE TYPE "publicity_state" AS ENUM ('SCHEDULED', 'PUBLISHED', 'CANCELLED', 'WITHDRAWN');
CREATE TYPE "withdrawal_state" AS ENUM ('PROPOSED', 'CONFIRMED', 'REFUSED');
CREATE TYPE "after_withdrawal" AS ENUM ('REPUBLISH', 'REVISE');

-- Columns that come later are no change of a row that was kept.
ALTER TABLE publicity DISABLE TRIGGER keep_version;
ALTER TABLE publicity
  ADD COLUMN state "publicity_state" NOT NULL DEFAULT 'PUBLISHED',
  ADD COLUMN publish_at timestamptz(3),
  ADD COLUMN supplement boolean NOT NULL DEFAULT false,
  ADD COLUMN replaces_id uuid,
  ADD COLUMN ended_at timestamptz(3),
  ADD COLUMN ended_by_id uuid,
  ADD COLUMN ended_reason text,
  ALTER COLUMN published_at DROP NOT NULL;
UPDATE publicity SET publish_at = published_at, supplement = sequence > 1;
ALTER TABLE publicity ENABLE TRIGGER keep_version;
ALTER TABLE publicity ALTER COLUMN publish_at SET NOT NULL, ALTER COLUMN state SET DEFAULT 'SCHEDULED';
ALTER TABLE publicity ADD CONSTRAINT publicity_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES publicity(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE publicity
  ADD CONSTRAINT publicity_published CHECK ((state IN ('PUBLISHED', 'WITHDRAWN')) = (published_at IS NOT NULL)),
  ADD CONSTRAINT publicity_not_early CHECK (published_at >= publish_at),
  ADD CONSTRAINT publicity_ended CHECK ((state IN ('CANCELLED', 'WITHDRAWN')) = (ended_at IS NOT NULL AND coalesce(btrim(ended_reason), '') <> ''));
CREATE UNIQUE INDEX publicity_one_scheduled ON publicity (award_list_id) WHERE state = 'SCHEDULED';
CREATE UNIQUE INDEX publicity_replaced_once ON publicity (replaces_id) WHERE state IN ('SCHEDULED', 'PUBLISHED', 'WITHDRAWN');

CREATE TABLE "publicity_withdrawal" (
    "id" UUID NOT NULL,
    "publicity_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "afterwards" "after_withdrawal" NOT NULL,
    "state" "withdrawal_state" NOT NULL DEFAULT 'PROPOSED',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "publicity_withdrawal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "publicity_withdrawal_publicity_id_idx" ON "publicity_withdrawal"("publicity_id");
ALTER TABLE "publicity_withdrawal" ADD CONSTRAINT "publicity_withdrawal_publicity_id_fkey" FOREIGN KEY ("publicity_id") REFERENCES "publicity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "publicity_withdrawal" ADD CONSTRAINT "publicity_withdrawal_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "publicity_withdrawal" ADD CONSTRAINT "publicity_withdrawal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE publicity_withdrawal
  ADD CONSTRAINT withdrawal_two_people CHECK (decided_by_id <> proposed_by_id),
  ADD CONSTRAINT withdrawal_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT withdrawal_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL) AND (state = 'PROPOSED') = (decided_by_id IS NULL)),
  ADD CONSTRAINT withdrawal_refused_why CHECK (state <> 'REFUSED' OR btrim(remark) <> '');
CREATE UNIQUE INDEX withdrawal_one_waiting ON publicity_withdrawal (publicity_id) WHERE state = 'PROPOSED';

REVOKE UPDATE ON publicity_withdrawal FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, remark) ON publicity_withdrawal TO export_credit_app;
GRANT UPDATE (state, published_at, ended_at, ended_by_id, ended_reason) ON publicity TO export_credit_app;

CREATE FUNCTION decide_withdrawal_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'PROPOSED' OR (NEW.publicity_id, NEW.reason, NEW.afterwards, NEW.proposed_by_id, NEW.proposed_at)
    IS DISTINCT FROM (OLD.publicity_id, OLD.reason, OLD.afterwards, OLD.proposed_by_id, OLD.proposed_at) THEN
    RAISE EXCEPTION 'a withdrawal is decided once and never rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_decided_once BEFORE UPDATE OR DELETE ON publicity_withdrawal FOR EACH ROW EXECUTE FUNCTION decide_withdrawal_once();
CREATE TRIGGER withdrawal_no_truncate BEFORE TRUNCATE ON publicity_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was written to be published stays as it was; only where it stands may move, one way, and a withdrawal needs its two people.
CREATE FUNCTION keep_publicity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE moving text[] := ARRAY['state', 'published_at', 'closed_at', 'ended_at', 'ended_by_id', 'ended_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
    RAISE EXCEPTION 'a publicity is never rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    IF (NEW.published_at, NEW.ended_at, NEW.ended_by_id, NEW.ended_reason) IS DISTINCT FROM (OLD.published_at, OLD.ended_at, OLD.ended_by_id, OLD.ended_reason) THEN
      RAISE EXCEPTION 'a publicity is never rewritten' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF (OLD.state, NEW.state) NOT IN (('SCHEDULED', 'PUBLISHED'), ('SCHEDULED', 'CANCELLED'), ('PUBLISHED', 'WITHDRAWN'))
    OR (OLD.state = 'PUBLISHED' AND NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'a publicity does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  ELSIF NEW.state = 'WITHDRAWN' AND NOT EXISTS (SELECT FROM publicity_withdrawal w WHERE w.publicity_id = NEW.id AND w.state = 'CONFIRMED'
    AND w.reason = NEW.ended_reason) THEN
    RAISE EXCEPTION 'a publicity is withdrawn by two people' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publicity_kept BEFORE UPDATE OR DELETE ON publicity FOR EACH ROW EXECUTE FUNCTION keep_publicity();
CREATE TRIGGER publicity_no_truncate BEFORE TRUNCATE ON publicity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- It begins as scheduled, and its first day is the day of its minute in Shanghai.
CREATE FUNCTION begin_publicity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'SCHEDULED' OR NEW.starts_on <> (NEW.publish_at AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'a publicity begins as scheduled, for a minute of its first day' USING ERRCODE = 'check_violation', CONSTRAINT = 'publicity_first_day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publicity_first_day BEFORE INSERT ON publicity FOR EACH ROW EXECUTE FUNCTION begin_publicity();

-- Before its minute nobody outside the province reads of it, whatever the query.
SELECT raise_wall('publicity', '(SELECT sees_province()) OR state IN (''PUBLISHED'', ''WITHDRAWN'')');
SELECT read_only_for_experts('publicity');
CREATE POLICY by_commerce ON publicity AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY changed_by_commerce ON publicity AS RESTRICTIVE FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
SELECT raise_wall('publicity_withdrawal', '(SELECT sees_province())');
CREATE POLICY by_commerce ON publicity_withdrawal AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');
CREATE POLICY changed_by_commerce ON publicity_withdrawal AS RESTRICTIVE FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');

-- An objection belongs to a version that the public can read, from the minute of its publication.
CREATE OR REPLACE FUNCTION file_objection(asked_publicity uuid, asked_line int, new_number text, new_name text, new_contact text,
  new_statement text, new_code_hash text, new_at timestamptz, file_name text, file_type text, file_size int, file_sha256 text,
  file_key text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE shown publicity; objection_id uuid := gen_random_uuid(); evidence uuid := gen_random_uuid(); keeper uuid;
BEGIN
  SELECT * INTO shown FROM publicity p WHERE p.id = asked_publicity AND p.state = 'PUBLISHED' AND p.published_at <= new_at
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

SELECT keep_versions('publicity_withdrawal');
