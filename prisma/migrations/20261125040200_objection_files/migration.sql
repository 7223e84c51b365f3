-- L5: what an objector handed in, and the reply, are for those who see the objection itself.
CREATE POLICY objection_files ON stored_file AS RESTRICTIVE FOR SELECT TO export_credit_app
  USING (purpose NOT IN ('objection-evidence', 'objection-reply') OR (SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'AUDIT_BODY', 'SYSTEM'));
