-- The official calendar of a year as data: days off and make-up working days (L4, E8), entered by one official, confirmed by another.
CREATE TYPE "working_calendar_state" AS ENUM ('PROPOSED', 'CONFIRMED', 'REFUSED');
CREATE TYPE "working_day_kind" AS ENUM ('HOLIDAY', 'MAKE_UP_DAY');
CREATE TABLE "working_calendar_year" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "state" "working_calendar_state" NOT NULL DEFAULT 'PROPOSED',
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "working_calendar_year_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "working_calendar_day" (
    "calendar_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "kind" "working_day_kind" NOT NULL,
    "festival" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "working_calendar_day_pkey" PRIMARY KEY ("calendar_id", "date")
);
CREATE INDEX "working_calendar_year_year_idx" ON "working_calendar_year"("year");
ALTER TABLE "working_calendar_year" ADD CONSTRAINT "working_calendar_year_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "working_calendar_year" ADD CONSTRAINT "working_calendar_year_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "working_calendar_day" ADD CONSTRAINT "working_calendar_day_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "working_calendar_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE working_calendar_year
  ADD CONSTRAINT working_calendar_two_people CHECK (decided_by_id <> entered_by_id),
  ADD CONSTRAINT working_calendar_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL) AND (state = 'PROPOSED') = (decided_by_id IS NULL)),
  ADD CONSTRAINT working_calendar_document CHECK (btrim(document_number) <> ''),
  ADD CONSTRAINT working_calendar_refused_why CHECK (state <> 'REFUSED' OR btrim(remark) <> '');
-- One proposal a year waits at a time; of the confirmed ones of a year the latest holds.
CREATE UNIQUE INDEX working_calendar_one_waiting ON working_calendar_year (year) WHERE state = 'PROPOSED';
-- 0 = Sunday, 6 = Saturday: only a weekend day can be made up for.
ALTER TABLE working_calendar_day
  ADD CONSTRAINT working_calendar_make_up CHECK (kind = 'HOLIDAY' OR extract(dow FROM date) IN (0, 6));

REVOKE UPDATE ON working_calendar_year, working_calendar_day FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at, remark) ON working_calendar_year TO export_credit_app;
CREATE TRIGGER working_calendar_day_append_only BEFORE UPDATE OR DELETE ON working_calendar_day FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER working_calendar_day_no_truncate BEFORE TRUNCATE ON working_calendar_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Decided once; nothing but the decision ever changes. Its days belong to its year and come before the decision.
CREATE FUNCTION decide_calendar_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PROPOSED' OR (NEW.id, NEW.year, NEW.document_number, NEW.entered_by_id, NEW.entered_at)
    IS DISTINCT FROM (OLD.id, OLD.year, OLD.document_number, OLD.entered_by_id, OLD.entered_at) THEN
    RAISE EXCEPTION 'a calendar is decided once and never rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER working_calendar_decided_once BEFORE UPDATE ON working_calendar_year FOR EACH ROW EXECUTE FUNCTION decide_calendar_once();
CREATE TRIGGER working_calendar_kept BEFORE DELETE ON working_calendar_year FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER working_calendar_no_truncate BEFORE TRUNCATE ON working_calendar_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION add_calendar_day() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM working_calendar_year y WHERE y.id = NEW.calendar_id AND y.state = 'PROPOSED'
    AND y.year = extract(year FROM NEW.date)) THEN
    RAISE EXCEPTION 'a day is added to the proposal of its own year' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER working_calendar_day_of_its_year BEFORE INSERT ON working_calendar_day FOR EACH ROW EXECUTE FUNCTION add_calendar_day();

-- What holds is known to all (the public calendar of the State Council); what waits, to the province. Commerce writes.
SELECT raise_wall('working_calendar_year', 'state = ''CONFIRMED'' OR (SELECT sees_province())');
SELECT raise_wall('working_calendar_day', 'EXISTS (SELECT FROM working_calendar_year y WHERE y.id = working_calendar_day.calendar_id)');
CREATE POLICY by_commerce ON working_calendar_year AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');
CREATE POLICY changed_by_commerce ON working_calendar_year AS RESTRICTIVE FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');
CREATE POLICY by_commerce ON working_calendar_day AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');
SELECT read_only_for_experts('working_calendar_year');
SELECT read_only_for_experts('working_calendar_day');

SELECT keep_versions('working_calendar_year');
SELECT keep_versions('working_calendar_day');
