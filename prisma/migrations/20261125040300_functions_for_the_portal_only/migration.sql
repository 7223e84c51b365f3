-- A function that works with its owner's rights is a door through the walls: the portal's own role may use it, and neither the
-- read-only role nor anybody else that may connect. What was closed to the portal too stays closed.
DO $$
DECLARE door regprocedure;
BEGIN
  FOR door IN
    SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
      AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE')
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO export_credit_app', door);
  END LOOP;
END $$;
