-- What registering cover needs beyond the ground: the start that was asked for, the evidence of a figure, and why a policy ended unissued.
ALTER TABLE duplicate_cover_check ADD COLUMN cover_from date;
ALTER TABLE insurance_policy
  ADD COLUMN export_evidence_file_id uuid REFERENCES stored_file (id) ON DELETE SET NULL ON UPDATE CASCADE,
  ADD COLUMN cancellation_reason text;

-- E8: a reservation that was not used ends by itself after its last day. The exclusion constraint knows no "today", so
-- whoever checks the code next releases what has expired. Definer's rights: another insurer's rows are behind its wall,
-- and nothing of them is told.
CREATE FUNCTION release_expired_reservations(asked_uscc text, today date, released timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE cover_reservation SET released_at = released, release_reason = '期满'
  WHERE uscc = asked_uscc AND released_at IS NULL AND reserved_until < today
$$;
