-- Rounds are the province's own: an applicant reads a released one and changes nothing of it.
DROP POLICY add ON round;
DROP POLICY change ON round;
DROP POLICY remove ON round;
CREATE POLICY add ON round FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY change ON round FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
SELECT raise_wall('round_requirement', 'EXISTS (SELECT FROM round r WHERE r.id = round_requirement.round_id)');
DROP POLICY add ON round_requirement;
DROP POLICY change ON round_requirement;
DROP POLICY remove ON round_requirement;
CREATE POLICY add ON round_requirement FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY change ON round_requirement FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY remove ON round_requirement FOR DELETE TO export_credit_app USING ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));

-- S8: a release without a second person is none.
ALTER TABLE round ADD CONSTRAINT round_released_by CHECK (state <> 'RELEASED' OR released_by_id IS NOT NULL);

CREATE INDEX notification_undigested ON notification (created_at) WHERE digested_at IS NULL;
