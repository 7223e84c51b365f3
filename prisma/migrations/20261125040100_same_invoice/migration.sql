-- C1: a payment is one payment however its numbers are typed; an invoice is looked for across all applications.
DROP INDEX supported_payment_once;
CREATE UNIQUE INDEX supported_payment_once ON supported_payment (upper(invoice_number), upper(bank_transaction_number)) WHERE released_at IS NULL;
CREATE INDEX premium_payment_line_invoice ON premium_payment_line (upper(invoice_number));

CREATE OR REPLACE FUNCTION payment_applied_for(asked_invoice text, asked_transaction text, asking_application uuid, asking_organisation uuid)
RETURNS TABLE (own boolean, receipt_number text, half_year text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT a.applicant_id = asking_organisation, CASE WHEN a.applicant_id = asking_organisation THEN a.receipt_number END,
    CASE WHEN a.applicant_id = asking_organisation THEN a.half_year END
  FROM premium_payment_line l JOIN application a ON a.id = l.application_id
  WHERE upper(l.invoice_number) = upper(asked_invoice) AND upper(l.bank_transaction_number) = upper(asked_transaction)
    AND a.id <> asking_application AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
  ORDER BY 1 DESC LIMIT 1
$$;
