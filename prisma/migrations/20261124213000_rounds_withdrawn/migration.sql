ALTER TABLE "round"
  ADD COLUMN "withdrawn_by_id" UUID,
  ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawal_reason" TEXT;

-- A withdrawn round leaves its notice number free for a better one.
DROP INDEX "round_notice_number_programme_half_year_key";
CREATE UNIQUE INDEX round_notice_number_live ON round (notice_number, programme, half_year) WHERE state <> 'WITHDRAWN';

ALTER TABLE round ADD CONSTRAINT round_withdrawal CHECK (state <> 'WITHDRAWN'
  OR (withdrawn_by_id IS NOT NULL AND withdrawn_at IS NOT NULL AND length(btrim(withdrawal_reason)) >= 4));

-- Whoever began an application goes on seeing the round that it was for.
DROP POLICY read ON round;
CREATE POLICY read ON round FOR SELECT TO export_credit_app
  USING (state = 'RELEASED' OR (state = 'WITHDRAWN' AND released_at IS NOT NULL) OR (SELECT sees_province()));

-- A withdrawal and a submission at the same moment: the one that comes second finds the other. Withdrawing holds the round's
-- row, submitting shares it.
CREATE FUNCTION refuse_withdrawn_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE round_state text;
BEGIN
  SELECT state INTO round_state FROM round WHERE id = NEW.round_id FOR SHARE;
  IF round_state = 'WITHDRAWN' THEN
    RAISE EXCEPTION 'the round was withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_round_withdrawn';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_round_withdrawn BEFORE UPDATE OF state ON application FOR EACH ROW
  WHEN (OLD.state = 'DRAFT' AND NEW.state = 'SUBMITTED') EXECUTE FUNCTION refuse_withdrawn_round();
CREATE FUNCTION refuse_round_with_applications() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM application WHERE round_id = NEW.id AND state NOT IN ('DRAFT', 'WITHDRAWN')) THEN
    RAISE EXCEPTION 'the round has applications' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_has_applications';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER round_has_applications BEFORE UPDATE OF state ON round FOR EACH ROW
  WHEN (OLD.state <> 'WITHDRAWN' AND NEW.state = 'WITHDRAWN') EXECUTE FUNCTION refuse_round_with_applications();
