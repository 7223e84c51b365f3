CREATE TYPE "timed_step" AS ENUM ('DIVISION_REVIEW', 'ACCEPTANCE', 'REVIEW', 'CHECK', 'LISTING', 'CONSULTATION', 'ORDER', 'PAYMENT');
CREATE TYPE "day_unit" AS ENUM ('WORKING_DAYS', 'CALENDAR_DAYS');
CREATE TYPE "limit_kind" AS ENUM ('STATUTORY', 'PROMISED');
CREATE TABLE "time_limit" (
    "id" UUID NOT NULL,
    "step" "timed_step" NOT NULL,
    "days" INTEGER NOT NULL,
    "unit" "day_unit" NOT NULL,
    "kind" "limit_kind" NOT NULL,
    "source" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "time_limit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "time_limit_step_from_on_idx" ON "time_limit"("step", "from_on");

ALTER TABLE "time_limit"
  ADD CONSTRAINT "time_limit_days" CHECK (days BETWEEN 1 AND 365),
  ADD CONSTRAINT "time_limit_said_why" CHECK (btrim(reason) <> '' AND btrim(source) <> '');
REVOKE UPDATE ON time_limit FROM export_credit_app;
CREATE TRIGGER time_limit_append_only BEFORE UPDATE OR DELETE ON time_limit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER time_limit_no_truncate BEFORE TRUNCATE ON time_limit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- The promises are public; only the province's commerce department makes them.
SELECT raise_wall('time_limit', 'true');
CREATE POLICY by_commerce ON time_limit AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) = 'PROVINCIAL_COMMERCE');

INSERT INTO time_limit (id, step, days, unit, kind, source, from_on, reason, recorded_at)
SELECT gen_random_uuid(), step::"timed_step", days, 'WORKING_DAYS', 'PROMISED', source, '2024-08-05', '初始办理时限，可由省商务厅调整。', '2024-08-05T00:00:00+08:00'
FROM (VALUES
  ('DIVISION_REVIEW', 15, '省商务厅办理承诺：初审自申报期截止起计'),
  ('ACCEPTANCE', 5, '省商务厅办理承诺：受理'),
  ('REVIEW', 20, '省商务厅办理承诺：经办审核'),
  ('CHECK', 5, '省商务厅办理承诺：复核'),
  ('LISTING', 20, '省商务厅办理承诺：列入拟支持名单'),
  ('CONSULTATION', 15, '省商务厅、省财政厅办理承诺：会商至公示'),
  ('ORDER', 10, '省财政厅办理承诺：下达拨付'),
  ('PAYMENT', 10, '省财政厅办理承诺：资金支付')
) AS promised(step, days, source);
