-- A record that is seen when its application (or the like) is seen: whoever sees the province sees all of those anyway, and
-- need not be asked row by row. The test costs nothing and stands first; for everybody else the wall is what it was.
DO $$
DECLARE wall record;
BEGIN
  FOR wall IN
    SELECT name, format('EXISTS (SELECT FROM application a WHERE a.id = %I.application_id)', name) AS visible
    FROM unnest(ARRAY['premium_payment_line', 'application_policy_line', 'application_material', 'application_submission',
      'application_event', 'review', 'finding', 'correction_return', 'award_list_item', 'supported_payment', 'division_take_over']) AS name
    UNION ALL SELECT * FROM (VALUES
      ('review_line_decision', 'EXISTS (SELECT FROM review r WHERE r.id = review_line_decision.review_id)'),
      ('disbursement_line', 'EXISTS (SELECT FROM award_list_item i WHERE i.id = disbursement_line.item_id)'),
      ('journal_posting', 'EXISTS (SELECT FROM ledger_account a WHERE a.id = journal_posting.account_id)')) AS others
  LOOP
    EXECUTE format('ALTER POLICY read ON %I USING ((SELECT sees_province()) OR %s)', wall.name, wall.visible);
    EXECUTE format('ALTER POLICY add ON %I WITH CHECK ((SELECT may_write()) AND ((SELECT sees_province()) OR %s))', wall.name, wall.visible);
    EXECUTE format('ALTER POLICY change ON %I USING ((SELECT may_write()) AND ((SELECT sees_province()) OR %s))', wall.name, wall.visible);
    EXECUTE format('ALTER POLICY remove ON %I USING ((SELECT may_write()) AND ((SELECT sees_province()) OR %s))', wall.name, wall.visible);
  END LOOP;
END $$;
