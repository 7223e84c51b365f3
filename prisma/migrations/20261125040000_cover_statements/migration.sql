-- 投保情况证明 (三(三)): an enterprise gives a bank a statement of its cover; the public site confirms it by number and code.
CREATE TABLE "cover_statement" (
  "id" UUID NOT NULL,
  "number" TEXT NOT NULL,
  "enterprise_id" UUID NOT NULL,
  "bank_name" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "code_hash" TEXT NOT NULL,
  "file_id" UUID NOT NULL,
  "issued_by_id" UUID NOT NULL,
  "issued_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_on" DATE NOT NULL,
  "revoked_by_id" UUID,
  "revoked_at" TIMESTAMPTZ(3),
  "revoked_reason" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "cover_statement_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cover_statement_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "cover_statement_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "cover_statement_term" CHECK (expires_on BETWEEN (issued_at AT TIME ZONE 'Asia/Shanghai')::date AND (issued_at AT TIME ZONE 'Asia/Shanghai')::date + 180),
  CONSTRAINT "cover_statement_revocation" CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL) AND (revoked_at IS NULL) = (revoked_reason = ''))
);
CREATE UNIQUE INDEX "cover_statement_number_key" ON "cover_statement"("number");
CREATE INDEX "cover_statement_enterprise_id_issued_at_idx" ON "cover_statement"("enterprise_id", "issued_at");

-- The enterprise issues and revokes its own; the province reads. Nobody else knows that there is one.
ALTER TABLE cover_statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON cover_statement FOR SELECT TO export_credit_app USING ((SELECT sees_province()) OR enterprise_id = (SELECT actor_organisation()));
CREATE POLICY add ON cover_statement FOR INSERT TO export_credit_app WITH CHECK ((SELECT may_write()) AND enterprise_id = (SELECT actor_organisation()));
CREATE POLICY change ON cover_statement FOR UPDATE TO export_credit_app USING ((SELECT may_write()) AND enterprise_id = (SELECT actor_organisation()));
CREATE POLICY readers ON cover_statement FOR SELECT TO export_credit_reader USING (true);
SELECT close_to_experts('cover_statement');
REVOKE UPDATE, DELETE ON cover_statement FROM export_credit_app;
GRANT UPDATE (revoked_by_id, revoked_at, revoked_reason) ON cover_statement TO export_credit_app;

-- Revoked is revoked.
CREATE FUNCTION refuse_unrevoking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'a statement is revoked once (cover_statement_revoked_once)' USING ERRCODE = 'check_violation', CONSTRAINT = 'cover_statement_revoked_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cover_statement_revoked_once BEFORE UPDATE ON cover_statement FOR EACH ROW EXECUTE FUNCTION refuse_unrevoking();
CREATE TRIGGER cover_statement_stays BEFORE DELETE ON cover_statement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cover_statement_no_truncate BEFORE TRUNCATE ON cover_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
SELECT keep_versions('cover_statement');

-- For whoever holds the document. What it says is told only while it is good; `cover_now` is how its policies stand today.
CREATE FUNCTION confirm_cover_statement(asked_number text, asked_code_hash text, today date)
RETURNS TABLE (number text, issued_at timestamptz, expires_on date, revoked_at timestamptz, content jsonb, sha256 text, cover_now jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.number, s.issued_at, s.expires_on, s.revoked_at,
    CASE WHEN good THEN s.content END, CASE WHEN good THEN f.sha256 END,
    CASE WHEN good THEN (SELECT coalesce(jsonb_object_agg(p.id, p.state), '{}') FROM insurance_policy p
      WHERE p.id::text IN (SELECT line->>'id' FROM jsonb_array_elements(s.content->'policies') AS line)) END
  FROM cover_statement s JOIN stored_file f ON f.id = s.file_id,
    LATERAL (SELECT s.revoked_at IS NULL AND today <= s.expires_on AS good) g
  WHERE s.number = asked_number AND s.code_hash = asked_code_hash
$$;
REVOKE EXECUTE ON FUNCTION confirm_cover_statement FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirm_cover_statement TO export_credit_app;
