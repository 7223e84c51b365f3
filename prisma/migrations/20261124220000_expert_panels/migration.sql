-- CreateEnum
CREATE TYPE "expert_panel_state" AS ENUM ('DRAFT', 'DRAWN', 'OPEN', 'CONCLUDED');

-- CreateEnum
CREATE TYPE "panel_draw_kind" AS ENUM ('FIRST', 'REPLACEMENT', 'ADDITION');

-- CreateEnum
CREATE TYPE "opinion_grade" AS ENUM ('SUPPORT', 'PARTIAL', 'REJECT');

-- CreateEnum
CREATE TYPE "firm_opinion_state" AS ENUM ('RECORDED', 'CONFIRMED', 'SENT_BACK');

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "expert_review" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "expert" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "fields" TEXT[],
    "employer" TEXT NOT NULL,
    "employer_uscc" TEXT,
    "division_code" TEXT,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_panel" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "state" "expert_panel_state" NOT NULL DEFAULT 'DRAFT',
    "strata" JSONB NOT NULL,
    "one_per_employer" BOOLEAN NOT NULL DEFAULT true,
    "criteria" JSONB NOT NULL,
    "spread_threshold" DECIMAL(5,2) NOT NULL,
    "minimum_opinions" INTEGER NOT NULL,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3),
    "concluded_by_id" UUID,
    "concluded_at" TIMESTAMPTZ(3),

    CONSTRAINT "expert_panel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "panel_application" (
    "panel_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "submission_sequence" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "panel_application_pkey" PRIMARY KEY ("panel_id","application_id")
);

-- CreateTable
CREATE TABLE "panel_draw" (
    "id" UUID NOT NULL,
    "panel_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "panel_draw_kind" NOT NULL,
    "seed" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "pool" JSONB NOT NULL,
    "pool_sha256" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "drawn_by_id" UUID NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "panel_draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "panel_member" (
    "id" UUID NOT NULL,
    "panel_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "seat" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "is_chair" BOOLEAN NOT NULL DEFAULT false,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,

    CONSTRAINT "panel_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interest_declaration" (
    "id" UUID NOT NULL,
    "panel_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "interest" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "declared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interest_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_opinion" (
    "id" UUID NOT NULL,
    "panel_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "opinion_round" INTEGER NOT NULL,
    "scores" JSONB NOT NULL,
    "total" DECIMAL(5,2),
    "grade" "opinion_grade",
    "recommended_amount_cny" DECIMAL(18,2),
    "opinion" TEXT NOT NULL DEFAULT '',
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "expert_opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "further_opinion_round" (
    "panel_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "opinion_round" INTEGER NOT NULL,
    "highest" DECIMAL(5,2) NOT NULL,
    "lowest" DECIMAL(5,2) NOT NULL,
    "reason" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "further_opinion_round_pkey" PRIMARY KEY ("panel_id","application_id","opinion_round")
);

-- CreateTable
CREATE TABLE "panel_summary" (
    "panel_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "opinion_round" INTEGER NOT NULL,
    "opinions" INTEGER NOT NULL,
    "average" DECIMAL(5,2) NOT NULL,
    "highest" DECIMAL(5,2) NOT NULL,
    "lowest" DECIMAL(5,2) NOT NULL,
    "grade" "opinion_grade" NOT NULL,
    "recommended_amount_cny" DECIMAL(18,2) NOT NULL,
    "summary" TEXT NOT NULL,
    "summarised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "panel_summary_pkey" PRIMARY KEY ("panel_id","application_id")
);

-- CreateTable
CREATE TABLE "firm_opinion" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "firm_name" TEXT NOT NULL,
    "firm_uscc" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "file_id" UUID NOT NULL,
    "state" "firm_opinion_state" NOT NULL DEFAULT 'RECORDED',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "firm_opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firm_opinion_result" (
    "firm_opinion_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "submission_sequence" INTEGER NOT NULL,
    "grade" "opinion_grade" NOT NULL,
    "recommended_amount_cny" DECIMAL(18,2) NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "firm_opinion_result_pkey" PRIMARY KEY ("firm_opinion_id","application_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "expert_account_id_key" ON "expert"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "expert_panel_number_key" ON "expert_panel"("number");

-- CreateIndex
CREATE INDEX "expert_panel_round_id_idx" ON "expert_panel"("round_id");

-- CreateIndex
CREATE INDEX "panel_application_application_id_idx" ON "panel_application"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "panel_draw_panel_id_sequence_key" ON "panel_draw"("panel_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "panel_member_panel_id_seat_key" ON "panel_member"("panel_id", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "panel_member_panel_id_expert_id_key" ON "panel_member"("panel_id", "expert_id");

-- CreateIndex
CREATE UNIQUE INDEX "interest_declaration_member_id_application_id_interest_key" ON "interest_declaration"("member_id", "application_id", "interest");

-- CreateIndex
CREATE INDEX "expert_opinion_panel_id_application_id_opinion_round_idx" ON "expert_opinion"("panel_id", "application_id", "opinion_round");

-- CreateIndex
CREATE UNIQUE INDEX "expert_opinion_member_id_application_id_opinion_round_key" ON "expert_opinion"("member_id", "application_id", "opinion_round");

-- CreateIndex
CREATE INDEX "firm_opinion_result_application_id_idx" ON "firm_opinion_result"("application_id");

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_panel" ADD CONSTRAINT "expert_panel_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_application" ADD CONSTRAINT "panel_application_panel_id_fkey" FOREIGN KEY ("panel_id") REFERENCES "expert_panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_application" ADD CONSTRAINT "panel_application_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_draw" ADD CONSTRAINT "panel_draw_panel_id_fkey" FOREIGN KEY ("panel_id") REFERENCES "expert_panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_panel_id_fkey" FOREIGN KEY ("panel_id") REFERENCES "expert_panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "panel_draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_declaration" ADD CONSTRAINT "interest_declaration_panel_id_application_id_fkey" FOREIGN KEY ("panel_id", "application_id") REFERENCES "panel_application"("panel_id", "application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_declaration" ADD CONSTRAINT "interest_declaration_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "panel_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_opinion" ADD CONSTRAINT "expert_opinion_panel_id_application_id_fkey" FOREIGN KEY ("panel_id", "application_id") REFERENCES "panel_application"("panel_id", "application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_opinion" ADD CONSTRAINT "expert_opinion_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "panel_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "further_opinion_round" ADD CONSTRAINT "further_opinion_round_panel_id_application_id_fkey" FOREIGN KEY ("panel_id", "application_id") REFERENCES "panel_application"("panel_id", "application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "further_opinion_round" ADD CONSTRAINT "further_opinion_round_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "panel_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_summary" ADD CONSTRAINT "panel_summary_panel_id_application_id_fkey" FOREIGN KEY ("panel_id", "application_id") REFERENCES "panel_application"("panel_id", "application_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel_summary" ADD CONSTRAINT "panel_summary_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "panel_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "firm_opinion" ADD CONSTRAINT "firm_opinion_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "firm_opinion_result" ADD CONSTRAINT "firm_opinion_result_firm_opinion_id_fkey" FOREIGN KEY ("firm_opinion_id") REFERENCES "firm_opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "firm_opinion_result" ADD CONSTRAINT "firm_opinion_result_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ── Invariants ─────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE expert ADD CONSTRAINT expert_fields CHECK (cardinality(fields) >= 1);
ALTER TABLE expert_panel
  ADD CONSTRAINT panel_two_people CHECK (opened_by_id <> prepared_by_id AND concluded_by_id <> prepared_by_id),
  ADD CONSTRAINT panel_opened_by CHECK (state IN ('DRAFT', 'DRAWN') OR opened_by_id IS NOT NULL),
  ADD CONSTRAINT panel_concluded_by CHECK (state <> 'CONCLUDED' OR concluded_by_id IS NOT NULL),
  ADD CONSTRAINT panel_numbers CHECK (spread_threshold > 0 AND spread_threshold <= 100 AND minimum_opinions >= 1);
CREATE UNIQUE INDEX panel_member_one_chair ON panel_member (panel_id) WHERE is_chair AND released_at IS NULL;
ALTER TABLE panel_member ADD CONSTRAINT panel_member_release CHECK ((released_at IS NULL) = (release_reason IS NULL));
ALTER TABLE interest_declaration ADD CONSTRAINT declaration_reason CHECK (NOT interest OR reason <> '');
ALTER TABLE expert_opinion
  ADD CONSTRAINT opinion_numbers CHECK (total BETWEEN 0 AND 100 AND recommended_amount_cny >= 0 AND opinion_round >= 1),
  ADD CONSTRAINT opinion_whole CHECK (handed_in_at IS NULL OR (total IS NOT NULL AND grade IS NOT NULL AND recommended_amount_cny IS NOT NULL AND opinion <> ''));
ALTER TABLE further_opinion_round ADD CONSTRAINT further_round_reason CHECK (opinion_round >= 2 AND highest >= lowest AND reason <> '');
ALTER TABLE panel_summary ADD CONSTRAINT summary_numbers CHECK (recommended_amount_cny >= 0 AND lowest <= average AND average <= highest AND summary <> '');
ALTER TABLE firm_opinion
  ADD CONSTRAINT firm_two_people CHECK (checked_by_id <> recorded_by_id),
  ADD CONSTRAINT firm_checked_by CHECK (state = 'RECORDED' OR checked_by_id IS NOT NULL);
ALTER TABLE firm_opinion_result ADD CONSTRAINT firm_amount CHECK (recommended_amount_cny >= 0);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['panel_draw', 'interest_declaration', 'further_opinion_round', 'panel_summary', 'firm_opinion_result'] LOOP
    EXECUTE format('REVOKE UPDATE ON %I FROM export_credit_app', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
  END LOOP;
END $$;
-- Handed in, confirmed, concluded: it stands.
CREATE TRIGGER expert_opinion_handed_in BEFORE UPDATE OR DELETE ON expert_opinion
  FOR EACH ROW WHEN (OLD.handed_in_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER firm_opinion_checked BEFORE UPDATE OR DELETE ON firm_opinion
  FOR EACH ROW WHEN (OLD.state <> 'RECORDED') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER expert_panel_concluded BEFORE UPDATE OR DELETE ON expert_panel
  FOR EACH ROW WHEN (OLD.state = 'CONCLUDED') EXECUTE FUNCTION refuse_change();

-- ── Interest, and who may open what ────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION actor_account() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.account_id', true), '')::uuid $$;
-- Names are compared without blanks, with brackets of one width.
CREATE FUNCTION plain_name(written text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT regexp_replace(translate(written, '（）', '()'), '\s', '', 'g') $$;

-- The interest that the records show, in words; null where they show none. Definer's rights: the records are behind walls.
CREATE FUNCTION found_interest(asked_expert uuid, asked_application uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT CASE
    WHEN plain_name(o.name) = plain_name(x.employer) OR o.uscc = x.employer_uscc THEN '任职单位为申报单位'
    WHEN c.organisation_id = o.id
      OR EXISTS (SELECT FROM account p WHERE p.organisation_id = o.id AND (p.phone IN (x.phone, c.phone) OR p.email IN (x.email, c.email)))
      OR EXISTS (SELECT FROM enterprise e WHERE e.id = o.id AND (e.contact_phone = x.phone OR e.contact_email = x.email)) THEN '为申报单位的账号使用人或联系人'
    WHEN EXISTS (SELECT FROM premium_payment_line l WHERE l.application_id = a.id AND (
        starts_with(plain_name(l.insurer_name), plain_name(x.employer)) OR starts_with(plain_name(x.employer), plain_name(l.insurer_name))
        OR EXISTS (SELECT FROM organisation i WHERE i.kind = 'INSURER' AND i.uscc = x.employer_uscc AND plain_name(i.name) = plain_name(l.insurer_name))))
      THEN '任职单位为缴费明细所列保险机构'
    WHEN EXISTS (SELECT FROM application_policy_line l JOIN insurance_policy p ON p.id = l.insurance_policy_id
      WHERE l.application_id = a.id AND (p.uscc = x.employer_uscc OR plain_name(p.enterprise_name) = plain_name(x.employer)))
      THEN '任职单位为保单所列企业'
    WHEN x.division_code = (SELECT e.division_code FROM enterprise e WHERE e.id = o.id)
      OR EXISTS (SELECT FROM application_policy_line l JOIN insurance_policy p ON p.id = l.insurance_policy_id
        WHERE l.application_id = a.id AND p.division_code = x.division_code)
      THEN '任职于申报单位（投保企业）所在地主管部门'
  END
  FROM application a JOIN organisation o ON o.id = a.applicant_id, expert x JOIN account c ON c.id = x.account_id
  WHERE a.id = asked_application AND x.id = asked_expert
$$;

-- The actor's own seat on a panel.
CREATE FUNCTION my_seat(asked_panel uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.id FROM panel_member m JOIN expert x ON x.id = m.expert_id
  WHERE m.panel_id = asked_panel AND m.released_at IS NULL AND x.active AND x.account_id = actor_account() AND actor_kind() = 'EXPERT_BODY'
$$;
-- Free for an application: declared none, never declared one, and none is found.
CREATE FUNCTION seat_is_free(asked_seat uuid, asked_application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(bool_and(NOT d.interest), false)
    AND found_interest((SELECT m.expert_id FROM panel_member m WHERE m.id = asked_seat), asked_application) IS NULL
  FROM interest_declaration d WHERE d.member_id = asked_seat AND d.application_id = asked_application
$$;
CREATE FUNCTION sits_on(asked_panel uuid, asked_application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT my_seat(asked_panel) IS NOT NULL AND seat_is_free(my_seat(asked_panel), asked_application)
$$;
CREATE FUNCTION expert_may_open(asked_application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT actor_kind() = 'EXPERT_BODY' AND EXISTS (SELECT FROM panel_application a JOIN expert_panel p ON p.id = a.panel_id
    WHERE a.application_id = asked_application AND p.state = 'OPEN' AND sits_on(p.id, asked_application))
$$;
CREATE FUNCTION opinion_round_of(asked_panel uuid, asked_application uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(max(opinion_round), 1) FROM further_opinion_round WHERE panel_id = asked_panel AND application_id = asked_application
$$;
CREATE FUNCTION has_handed_in(asked_panel uuid, asked_application uuid, asked_round int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM expert_opinion o WHERE o.member_id = my_seat(asked_panel) AND o.application_id = asked_application
    AND o.opinion_round = asked_round AND o.handed_in_at IS NOT NULL)
$$;
-- The chair; where the chair has an interest or has not declared, the first free seat.
CREATE FUNCTION presiding_seat(asked_panel uuid, asked_application uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.id FROM panel_member m WHERE m.panel_id = asked_panel AND m.released_at IS NULL AND seat_is_free(m.id, asked_application)
  ORDER BY m.is_chair DESC, m.seat LIMIT 1
$$;
-- How far an application is, for its panel and the province; nothing of what anyone wrote.
CREATE FUNCTION panel_progress(asked_panel uuid, asked_application uuid)
RETURNS TABLE (opinion_round int, undeclared int, free int, handed_in int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT opinion_round_of(asked_panel, asked_application),
    count(*) FILTER (WHERE NOT s.declared AND s.found IS NULL)::int,
    count(*) FILTER (WHERE s.is_free)::int,
    count(*) FILTER (WHERE s.is_free AND EXISTS (SELECT FROM expert_opinion o WHERE o.member_id = s.id AND o.application_id = asked_application
      AND o.opinion_round = opinion_round_of(asked_panel, asked_application) AND o.handed_in_at IS NOT NULL))::int
  FROM (SELECT m.id, seat_is_free(m.id, asked_application) AS is_free, found_interest(m.expert_id, asked_application) AS found,
      EXISTS (SELECT FROM interest_declaration d WHERE d.member_id = m.id AND d.application_id = asked_application) AS declared
    FROM panel_member m WHERE m.panel_id = asked_panel AND m.released_at IS NULL) s
  WHERE sees_province() OR my_seat(asked_panel) IS NOT NULL
$$;
-- What an expert must know to declare, before anything opens: whose it is and who insures. Nothing of its content.
CREATE FUNCTION cases_of_seat(asked_panel uuid)
RETURNS TABLE (application_id uuid, "position" int, applicant_name text, receipt_number text, insurers text, found text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.id, p.position, o.name, a.receipt_number,
    coalesce((SELECT string_agg(DISTINCT l.insurer_name, '、') FROM premium_payment_line l WHERE l.application_id = a.id), ''),
    found_interest((SELECT m.expert_id FROM panel_member m WHERE m.id = my_seat(asked_panel)), a.id)
  FROM panel_application p JOIN application a ON a.id = p.application_id JOIN organisation o ON o.id = a.applicant_id
  JOIN expert_panel e ON e.id = p.panel_id AND e.state IN ('OPEN', 'CONCLUDED')
  WHERE p.panel_id = asked_panel AND my_seat(asked_panel) IS NOT NULL
  ORDER BY p.position
$$;

-- ── Walls: closed to experts by default ────────────────────────────────────────────────────────────────────────────
-- A child table is visible where its application is, and an application opens to its experts. So every wall, those of
-- rooms to come as well, stays closed to experts until it is opened to them by name.
CREATE FUNCTION close_to_experts(table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY closed_to_experts ON %I AS RESTRICTIVE FOR ALL TO export_credit_app USING ((SELECT actor_kind()) <> ''EXPERT_BODY'')', table_name);
END $$;
CREATE FUNCTION read_only_for_experts(table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP POLICY IF EXISTS closed_to_experts ON %I', table_name);
  EXECUTE format('CREATE POLICY experts_add_nothing ON %I AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) <> ''EXPERT_BODY'')', table_name);
  EXECUTE format('CREATE POLICY experts_change_nothing ON %I AS RESTRICTIVE FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) <> ''EXPERT_BODY'')', table_name);
  EXECUTE format('CREATE POLICY experts_remove_nothing ON %I AS RESTRICTIVE FOR DELETE TO export_credit_app USING ((SELECT actor_kind()) <> ''EXPERT_BODY'')', table_name);
END $$;
CREATE OR REPLACE FUNCTION raise_wall(table_name text, visible text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('CREATE POLICY read ON %I FOR SELECT TO export_credit_app USING (%s)', table_name, visible);
  EXECUTE format('CREATE POLICY add ON %I FOR INSERT TO export_credit_app WITH CHECK ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO export_credit_app USING ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY remove ON %I FOR DELETE TO export_credit_app USING ((SELECT may_write()) AND (%s))', table_name, visible);
  EXECUTE format('CREATE POLICY readers ON %I FOR SELECT TO export_credit_reader USING (true)', table_name);
  PERFORM close_to_experts(table_name);
END $$;
-- An expert signs in, reads notices, is audited: these stay as they are.
SELECT close_to_experts(relname::text) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
  AND relname NOT IN ('account', 'session', 'notification', 'audit_entry');
SELECT read_only_for_experts(name) FROM unnest(ARRAY['application', 'premium_payment_line', 'application_policy_line',
  'application_material', 'stored_file', 'organisation', 'round', 'round_requirement', 'insurance_policy']) AS name;

CREATE POLICY expert_read ON application FOR SELECT TO export_credit_app
  USING ((SELECT actor_kind()) = 'EXPERT_BODY' AND expert_may_open(id));
CREATE POLICY expert_read ON stored_file FOR SELECT TO export_credit_app USING ((SELECT actor_kind()) = 'EXPERT_BODY'
  AND EXISTS (SELECT FROM application_material m WHERE m.file_id = stored_file.id AND m.removed_at IS NULL));
CREATE POLICY expert_read ON insurance_policy FOR SELECT TO export_credit_app USING ((SELECT actor_kind()) = 'EXPERT_BODY'
  AND EXISTS (SELECT FROM application_policy_line l WHERE l.insurance_policy_id = insurance_policy.id));
CREATE POLICY expert_read ON organisation FOR SELECT TO export_credit_app USING ((SELECT actor_kind()) = 'EXPERT_BODY'
  AND EXISTS (SELECT FROM application a WHERE a.applicant_id = organisation.id));
-- Who the experts are, nobody learns but the departments and they themselves.
CREATE POLICY experts_unnamed ON organisation AS RESTRICTIVE FOR SELECT TO export_credit_app
  USING (kind <> 'EXPERT_BODY' OR (SELECT sees_province()) OR (SELECT actor_kind()) = 'OPERATOR' OR id = (SELECT actor_organisation()));

-- ── Walls of the panels themselves ─────────────────────────────────────────────────────────────────────────────────
SELECT raise_wall('expert', '(SELECT sees_province()) OR account_id = (SELECT actor_account())');
SELECT raise_wall('expert_panel', '(SELECT sees_province()) OR (state IN (''OPEN'', ''CONCLUDED'') AND my_seat(id) IS NOT NULL)');
SELECT raise_wall('panel_application', '(SELECT sees_province()) OR my_seat(panel_id) IS NOT NULL');
SELECT raise_wall('panel_draw', '(SELECT sees_province())');
SELECT raise_wall('panel_member', '(SELECT sees_province()) OR id = my_seat(panel_id)');
SELECT raise_wall(name, '(SELECT sees_province())') FROM unnest(ARRAY['firm_opinion', 'firm_opinion_result']) AS name;
SELECT raise_wall('interest_declaration', '(SELECT sees_province()) OR member_id = my_seat(panel_id)');
SELECT raise_wall('expert_opinion', '((SELECT sees_province()) AND handed_in_at IS NOT NULL) OR member_id = my_seat(panel_id)');
SELECT raise_wall(name, format('(SELECT sees_province()) OR sits_on(%I.panel_id, %I.application_id)', name, name))
FROM unnest(ARRAY['further_opinion_round', 'panel_summary']) AS name;

SELECT read_only_for_experts(name) FROM unnest(ARRAY['expert', 'expert_panel', 'panel_application', 'panel_member']) AS name;
DROP POLICY closed_to_experts ON interest_declaration;
DROP POLICY closed_to_experts ON expert_opinion;
DROP POLICY closed_to_experts ON further_opinion_round;
DROP POLICY closed_to_experts ON panel_summary;

-- The others' opinions, once one's own of that round is handed in.
CREATE POLICY others_read ON expert_opinion FOR SELECT TO export_credit_app USING (handed_in_at IS NOT NULL
  AND (SELECT actor_kind()) = 'EXPERT_BODY' AND sits_on(panel_id, application_id) AND has_handed_in(panel_id, application_id, opinion_round));

-- Commerce composes; only experts declare, score and sum up, each in their own seat and while it is open to them.
CREATE FUNCTION only_commerce_writes(table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY commerce_adds ON %I AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN (''PROVINCIAL_COMMERCE'', ''SYSTEM''))', table_name);
  EXECUTE format('CREATE POLICY commerce_changes ON %I AS RESTRICTIVE FOR UPDATE TO export_credit_app USING ((SELECT actor_kind()) IN (''PROVINCIAL_COMMERCE'', ''SYSTEM''))', table_name);
END $$;
SELECT only_commerce_writes(name) FROM unnest(ARRAY['expert', 'expert_panel', 'panel_application', 'panel_draw', 'panel_member',
  'firm_opinion', 'firm_opinion_result']) AS name;
CREATE POLICY own_seat ON interest_declaration AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK (member_id = my_seat(panel_id));
CREATE POLICY own_seat ON expert_opinion AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK (member_id = my_seat(panel_id)
  AND expert_may_open(application_id) AND opinion_round = opinion_round_of(panel_id, application_id));
CREATE POLICY own_seat_changes ON expert_opinion AS RESTRICTIVE FOR UPDATE TO export_credit_app USING (member_id = my_seat(panel_id)
  AND expert_may_open(application_id) AND opinion_round = opinion_round_of(panel_id, application_id));
CREATE POLICY presiding ON further_opinion_round AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK (member_id = my_seat(panel_id)
  AND member_id = presiding_seat(panel_id, application_id) AND expert_may_open(application_id));
CREATE POLICY presiding ON panel_summary AS RESTRICTIVE FOR INSERT TO export_credit_app WITH CHECK (member_id = my_seat(panel_id)
  AND member_id = presiding_seat(panel_id, application_id) AND expert_may_open(application_id));
