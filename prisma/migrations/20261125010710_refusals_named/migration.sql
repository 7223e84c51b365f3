-- What a trigger refuses under a name that use cases read: the name stands in the message, because the client's driver keeps
-- the message of such an error and drops the name beside it.

-- A policy is not issued past another insurer's reservation (E8).
CREATE OR REPLACE FUNCTION refuse_reserved_for_another() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.programme IN ('MICRO', 'MEDIUM') AND NEW.state <> 'CANCELLED' AND EXISTS (
    SELECT FROM cover_reservation r
    WHERE r.uscc = NEW.uscc AND r.insurer_id <> NEW.insurer_id AND r.released_at IS NULL
      AND (NEW.recorded_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN r.reserved_on AND r.reserved_until) THEN
    RAISE EXCEPTION 'reserved for another insurer (cover_reserved_for_another)'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'cover_reserved_for_another';
  END IF;
  RETURN NEW;
END $$;

-- A sheet is filled in and signed by people of an office that may check it, who had no part in its review.
CREATE OR REPLACE FUNCTION check_spot_check_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE person uuid;
BEGIN
  FOREACH person IN ARRAY array_remove(ARRAY[NEW.assignee_id, NEW.signed_by_id], NULL) LOOP
    IF spot_check_obstacle(person, NEW.application_id, NEW.division_code) IS NOT NULL THEN
      RAISE EXCEPTION 'not for this person (spot_check_people)' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_people';
    END IF;
  END LOOP;
  IF NEW.by_division IS DISTINCT FROM (NEW.assignee_id IS NOT NULL AND EXISTS (SELECT FROM account a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.id = NEW.assignee_id AND o.kind = 'DIVISION_OFFICE')) THEN
    RAISE EXCEPTION 'by_division says otherwise (spot_check_people)' USING ERRCODE = 'check_violation', CONSTRAINT = 'spot_check_people';
  END IF;
  RETURN NEW;
END $$;
