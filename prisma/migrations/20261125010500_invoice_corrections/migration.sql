-- An insurer corrects its list of invoices: a further version, never a change; the newest version is the one that lines are matched with.
CREATE TYPE "invoice_correction_state" AS ENUM ('PROPOSED', 'KEPT', 'WITHDRAWN');
CREATE TABLE "invoice_correction" (
  "id" UUID NOT NULL, "number" TEXT NOT NULL, "insurer_id" UUID NOT NULL, "reason" TEXT NOT NULL, "lines" JSONB NOT NULL,
  "state" "invoice_correction_state" NOT NULL DEFAULT 'PROPOSED', "proposed_by_id" UUID NOT NULL, "proposed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by_id" UUID, "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "invoice_correction_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "invoice_correction_number_key" ON "invoice_correction"("number");
CREATE INDEX "invoice_correction_insurer_id_proposed_at_idx" ON "invoice_correction"("insurer_id", "proposed_at");
ALTER TABLE "invoice_correction" ADD CONSTRAINT "invoice_correction_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "insurer_invoice" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "supersedes_id" UUID,
  ADD COLUMN "reason" TEXT NOT NULL DEFAULT '', ADD COLUMN "voided" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "correction_id" UUID;
DROP INDEX "insurer_invoice_insurer_id_invoice_number_key";
CREATE UNIQUE INDEX "insurer_invoice_insurer_id_invoice_number_version_key" ON "insurer_invoice"("insurer_id", "invoice_number", "version");
CREATE UNIQUE INDEX "insurer_invoice_supersedes_id_key" ON "insurer_invoice"("supersedes_id");
ALTER TABLE "insurer_invoice" ADD CONSTRAINT "insurer_invoice_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "insurer_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "insurer_invoice" ADD CONSTRAINT "insurer_invoice_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "invoice_correction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE insurer_invoice
  ADD CONSTRAINT invoice_first_version CHECK ((version = 1) = (supersedes_id IS NULL)),
  ADD CONSTRAINT invoice_reason CHECK (version = 1 OR (reason <> '' AND correction_id IS NOT NULL));
ALTER TABLE invoice_correction
  ADD CONSTRAINT invoice_correction_reason CHECK (reason <> ''),
  ADD CONSTRAINT invoice_correction_decided CHECK ((state = 'PROPOSED') = (decided_by_id IS NULL)),
  -- 经办 proposes, 复核 keeps (S8); whoever proposed may take it back.
  ADD CONSTRAINT invoice_correction_two_people CHECK (state <> 'KEPT' OR decided_by_id <> proposed_by_id);

-- A version follows the one before it, of the same insurer and invoice.
CREATE FUNCTION refuse_stray_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (SELECT FROM insurer_invoice p WHERE p.id = NEW.supersedes_id
    AND p.insurer_id = NEW.insurer_id AND p.invoice_number = NEW.invoice_number AND p.version = NEW.version - 1) THEN
    RAISE EXCEPTION 'the version does not follow' USING ERRCODE = 'check_violation', CONSTRAINT = 'invoice_version_follows';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_version_follows BEFORE INSERT ON insurer_invoice FOR EACH ROW EXECUTE FUNCTION refuse_stray_version();
CREATE TRIGGER insurer_invoice_append_only BEFORE UPDATE OR DELETE ON insurer_invoice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insurer_invoice_no_truncate BEFORE TRUNCATE ON insurer_invoice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT raise_wall('invoice_correction', '(SELECT sees_province()) OR insurer_id = (SELECT actor_organisation())');
REVOKE UPDATE ON invoice_correction FROM export_credit_app;
GRANT UPDATE (state, decided_by_id, decided_at) ON invoice_correction TO export_credit_app;
SELECT keep_versions('invoice_correction');

-- Which lines of applications its own invoices are matched with: behind the wall, since an insurer reads no enterprise's application.
-- Its own are those it has listed, or those that name it. With `hold` the applications stay as they are until the transaction ends.
CREATE FUNCTION lines_of_own_invoices(asked text[], hold boolean)
RETURNS TABLE (line_id uuid, receipt_number text, "position" int, invoice_number text, currency text, invoice_amount numeric, uscc text, state "application_state")
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
DECLARE asking uuid := actor_organisation();
BEGIN
  IF hold THEN
    PERFORM FROM application a WHERE a.id IN (SELECT l.application_id FROM premium_payment_line l WHERE l.invoice_number = ANY (asked)) ORDER BY a.id FOR UPDATE;
  END IF;
  RETURN QUERY SELECT l.id, a.receipt_number, l.position, l.invoice_number, l.currency, l.invoice_amount, o.uscc, a.state
  FROM premium_payment_line l JOIN application a ON a.id = l.application_id JOIN organisation o ON o.id = a.applicant_id
  WHERE l.invoice_number = ANY (asked) AND a.receipt_number IS NOT NULL AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
    AND (EXISTS (SELECT FROM insurer_invoice i WHERE i.invoice_number = l.invoice_number AND i.insurer_id = asking)
      OR translate(l.insurer_name, '（） ', '()') = (SELECT translate(name, '（） ', '()') FROM organisation WHERE id = asking))
  ORDER BY a.receipt_number, l.position;
END $$;

-- What a kept correction of one's own changes for a line is put before the officials, whatever the state of the application.
CREATE FUNCTION add_correction_finding(asked_correction uuid, asked_line uuid, grade "finding_severity", words text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO finding (id, application_id, submission_sequence, line_id, rule, clause, severity, message, facts, found_at)
  SELECT gen_random_uuid(), a.id, a.submission_sequence, l.id, 'invoice-list-corrected', '一(三)', grade, words,
    jsonb_build_object('correctionId', asked_correction), at
  FROM premium_payment_line l JOIN application a ON a.id = l.application_id
  WHERE l.id = asked_line AND EXISTS (SELECT FROM insurer_invoice i WHERE i.correction_id = asked_correction
    AND i.insurer_id = actor_organisation() AND i.invoice_number = l.invoice_number)
$$;
