-- A ⚙ ruling changes by two people: `ruling_setting` is what one proposed, `ruling_setting_decision` what another decided.
ALTER TABLE "ruling_setting" ALTER COLUMN "created_at" DROP DEFAULT;

-- The decision repeats who proposed and from when, held by the key, so that the database can compare.
CREATE UNIQUE INDEX "ruling_setting_id_set_by_id_effective_from_key" ON "ruling_setting"("id", "set_by_id", "effective_from");

CREATE TABLE "ruling_setting_decision" (
    "setting_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ruling_setting_decision_pkey" PRIMARY KEY ("setting_id")
);
CREATE UNIQUE INDEX "ruling_setting_decision_setting_id_proposed_by_id_effective_key" ON "ruling_setting_decision"("setting_id", "proposed_by_id", "effective_from");
ALTER TABLE "ruling_setting_decision" ADD CONSTRAINT "ruling_setting_decision_setting_id_proposed_by_id_effectiv_fkey" FOREIGN KEY ("setting_id", "proposed_by_id", "effective_from") REFERENCES "ruling_setting"("id", "set_by_id", "effective_from") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ruling_setting_decision" ADD CONSTRAINT "ruling_setting_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Never retroactive, neither when proposed nor when confirmed; S8: never by one person.
ALTER TABLE ruling_setting
  ADD CONSTRAINT ruling_setting_value CHECK (jsonb_typeof(value) = 'string'),
  ADD CONSTRAINT ruling_setting_reason CHECK (length(btrim(reason)) >= 4),
  ADD CONSTRAINT ruling_setting_not_retroactive CHECK (effective_from >= (created_at AT TIME ZONE 'Asia/Shanghai')::date);
ALTER TABLE ruling_setting_decision
  ADD CONSTRAINT ruling_decision_two_people CHECK (decided_by_id <> proposed_by_id),
  ADD CONSTRAINT ruling_decision_not_retroactive CHECK (NOT confirmed OR effective_from >= (decided_at AT TIME ZONE 'Asia/Shanghai')::date),
  ADD CONSTRAINT ruling_decision_remark CHECK (confirmed OR length(btrim(remark)) >= 4);

-- Everyone may know what holds; what is only proposed, or was refused, the province and the audit know.
SELECT raise_wall('ruling_setting_decision', 'confirmed OR (SELECT sees_province())');
SELECT raise_wall('ruling_setting', '(SELECT sees_province()) OR EXISTS (SELECT FROM ruling_setting_decision d WHERE d.setting_id = ruling_setting.id AND d.confirmed)');
DROP POLICY add ON ruling_setting_decision;
DROP POLICY add ON ruling_setting;
CREATE POLICY add ON ruling_setting_decision FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY add ON ruling_setting FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));

REVOKE UPDATE, DELETE ON ruling_setting_decision FROM export_credit_app;
CREATE TRIGGER ruling_setting_append_only BEFORE UPDATE OR DELETE ON ruling_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ruling_setting_no_truncate BEFORE TRUNCATE ON ruling_setting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ruling_setting_decision_append_only BEFORE UPDATE OR DELETE ON ruling_setting_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ruling_setting_decision_no_truncate BEFORE TRUNCATE ON ruling_setting_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
