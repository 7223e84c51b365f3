-- 三员分立: nobody gives a role to himself, whatever the application believes.
CREATE FUNCTION refuse_own_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id::text = coalesce(current_setting('app.account_id', true), '') AND actor_kind() <> 'SYSTEM' THEN
    RAISE EXCEPTION 'nobody changes his own role' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_own_role';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_own_role BEFORE UPDATE OF role, organisation_id ON account FOR EACH ROW
  WHEN (NEW.role IS DISTINCT FROM OLD.role OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id) EXECUTE FUNCTION refuse_own_role();

-- What a system administrator may know of the work: how much of it waits, and nothing of what it is about.
CREATE FUNCTION platform_health() RETURNS TABLE (live_sessions bigint, mail_waiting bigint, jobs_running bigint, jobs_stopped bigint,
  entries_unsealed bigint, last_sealed_at timestamptz, migrations bigint, last_migration text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT (SELECT count(*) FROM session WHERE ended_at IS NULL AND expires_at > now()),
    (SELECT count(*) FROM notification WHERE digested_at IS NULL AND read_at IS NULL),
    (SELECT count(*) FROM bulk_job WHERE state::text = 'RUNNING'),
    (SELECT count(*) FROM bulk_job WHERE state::text IN ('FAILED', 'STOPPED')),
    (SELECT count(*) FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)),
    (SELECT max(signed_at) FROM audit_head),
    (SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL),
    (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL)
$$;
