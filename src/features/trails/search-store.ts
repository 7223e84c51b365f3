import type { ApplicationState, Tx } from '@/server/db'

export const pageOfLines = 200

interface LineRow {
  lineId: string
  receiptNumber: string
  applicant: string
  position: number
  document: string
  amountCny: string | null
  state: ApplicationState
}

/** Lines whose own number, or whose application's, list's, order's, entry's or receipt's number is one of those asked for. */
export async function linesFound(tx: Tx, asked: readonly string[]): Promise<LineRow[]> {
  const applications = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM application a WHERE a.receipt_number = ANY (${[...asked]}) OR a.id::text = ANY (${[...asked]})
    UNION SELECT i.application_id FROM award_list l JOIN award_list_item i ON i.award_list_id = l.id WHERE l.number = ANY (${[...asked]})
    UNION SELECT i.application_id FROM disbursement_order o JOIN disbursement_line d ON d.order_id = o.id JOIN award_list_item i ON i.id = d.item_id
      WHERE o.number = ANY (${[...asked]})
    UNION SELECT i.application_id FROM disbursement_line d JOIN award_list_item i ON i.id = d.item_id WHERE d.bank_reference = ANY (${[...asked]})
    UNION SELECT i.application_id FROM bank_receipt b JOIN disbursement_line d ON d.id = b.line_id JOIN award_list_item i ON i.id = d.item_id
      WHERE b.bank_reference = ANY (${[...asked]})
    UNION SELECT i.application_id FROM clawback_order c JOIN award_list_item i ON i.id = c.item_id WHERE c.number = ANY (${[...asked]})
    UNION SELECT i.application_id FROM clawback_receipt r JOIN clawback_order c ON c.id = r.order_id JOIN award_list_item i ON i.id = c.item_id
      WHERE r.bank_reference = ANY (${[...asked]})
    UNION SELECT coalesce(a.id, i.application_id) FROM journal_entry e LEFT JOIN application a ON a.id::text = e.reference_id
      LEFT JOIN disbursement_line d ON d.id::text = e.reference_id LEFT JOIN award_list_item i ON i.id = d.item_id
      WHERE e.sequence = ANY (${sequences(asked)}::bigint[]) AND coalesce(a.id, i.application_id) IS NOT NULL`
  const ids = applications.map(({ id }) => id)
  return tx.$queryRaw<LineRow[]>`
    SELECT l.id AS "lineId", a.receipt_number AS "receiptNumber", o.name AS applicant, l.position, '发票 ' || l.invoice_number AS document,
      l.amount_cny::text AS "amountCny", a.state
    FROM premium_payment_line l JOIN application a ON a.id = l.application_id JOIN organisation o ON o.id = a.applicant_id
    WHERE a.receipt_number IS NOT NULL AND l.id IN (
      SELECT id FROM premium_payment_line WHERE application_id = ANY (${ids}::uuid[])
      UNION SELECT id FROM premium_payment_line WHERE invoice_number = ANY (${[...asked]})
      UNION SELECT id FROM premium_payment_line WHERE bank_transaction_number = ANY (${[...asked]}))
    UNION ALL
    SELECT l.id, a.receipt_number, o.name, l.position, '保单 ' || p.insurance_policy_number, l.fiscal_share_cny::text, a.state
    FROM application_policy_line l JOIN application a ON a.id = l.application_id JOIN organisation o ON o.id = a.applicant_id
    JOIN insurance_policy p ON p.id = l.insurance_policy_id
    WHERE a.receipt_number IS NOT NULL AND (l.application_id = ANY (${ids}::uuid[]) OR p.id IN (
      SELECT id FROM insurance_policy WHERE invoice_number = ANY (${[...asked]})
      UNION SELECT id FROM insurance_policy WHERE insurance_policy_number = ANY (${[...asked]})))
    ORDER BY 2, 4 LIMIT ${pageOfLines + 1}`
}

/** 分录 numbers are plain figures. */
const sequences = (asked: readonly string[]) => asked.filter((number) => /^\d{1,15}$/.test(number))
