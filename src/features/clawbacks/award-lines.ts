import { Decimal, money } from '@/policy-rules'
import type { Tx } from '@/server/db'

/** A line of a paid award: what of it was supported, and what of that is or was clawed back. CNY. */
export interface AwardLine {
  lineId: string
  position: number
  /** 发票 with its transaction, or 保单. */
  label: string
  enterpriseName: string
  /** Whose cap it took from; unknown for a policy that came without its enterprise. */
  enterpriseId: string | null
  supportedCny: string
  clawedBackCny: string
}

interface Row {
  lineId: string
  position: number
  label: string
  enterpriseName: string
  enterpriseId: string | null
  keptCny: string
  ratio: string
  clawedBackCny: string
}

/**
 * The lines that the award supports, as the last approval of the province kept them. A policy's is its approved share; a payment's
 * is what was kept of it times ratio and shortage factor, here rounded up to the fen, so that all lines together reach the award.
 */
export async function awardLines(tx: Tx, itemId: string): Promise<AwardLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH award AS (
      SELECT a.id, a.applicant_id, o.name, r.support_ratio * coalesce(r.shortage_factor, 1) * coalesce((SELECT s.factor FROM award_list_shortage s
          WHERE s.award_list_id = i.award_list_id AND s.state = 'CONFIRMED' ORDER BY s.sequence DESC LIMIT 1), 1) AS ratio,
        (SELECT v.id FROM review v WHERE v.application_id = a.id AND v.stage = 'PROVINCE' AND v.state = 'APPROVED'
          ORDER BY v.decided_at DESC LIMIT 1) AS review_id
      FROM award_list_item i JOIN application a ON a.id = i.application_id JOIN round r ON r.id = a.round_id
        JOIN organisation o ON o.id = a.applicant_id
      WHERE i.id = ${itemId}::uuid),
    line AS (
      SELECT p.id, p.position, '发票 ' || p.invoice_number || '（流水 ' || p.bank_transaction_number || '）' AS label,
        w.name AS enterprise, w.applicant_id AS enterprise_id, coalesce(p.amount_cny, 0) AS amount, w.ratio, w.review_id
      FROM award w JOIN premium_payment_line p ON p.application_id = w.id
      UNION ALL
      SELECT l.id, l.position, '保单 ' || c.insurance_policy_number, c.enterprise_name, c.enterprise_id, l.fiscal_share_cny, 1, w.review_id
      FROM award w JOIN application_policy_line l ON l.application_id = w.id JOIN insurance_policy c ON c.id = l.insurance_policy_id)
    SELECT n.id AS "lineId", n.position, n.label, n.enterprise AS "enterpriseName", n.enterprise_id AS "enterpriseId",
      coalesce(d.amount_out, n.amount)::text AS "keptCny", n.ratio::text AS ratio,
      (SELECT coalesce(sum(CASE WHEN k.state IN ('PROPOSED', 'ISSUED') THEN c.amount_cny ELSE (SELECT coalesce(sum(q.amount_cny), 0)
        FROM clawback_receipt_part q WHERE q.clawback_line_id = c.id) END), 0)
        FROM clawback_line c JOIN clawback_order k ON k.id = c.order_id WHERE c.line_id = n.id)::numeric(18,2)::text AS "clawedBackCny"
    FROM line n LEFT JOIN review_line_decision d ON d.review_id = n.review_id AND d.line_id = n.id
    ORDER BY n.position`
  return rows
    .map(({ keptCny, ratio, ...row }) => ({
      ...row,
      supportedCny: new Decimal(keptCny).times(ratio).toFixed(2, Decimal.ROUND_UP),
    }))
    .filter((row) => row.supportedCny !== '0.00')
}

/** What may still be asked back of the line. */
export const leftOfLine = ({ supportedCny, clawedBackCny }: AwardLine): string =>
  money(Decimal.max(new Decimal(supportedCny).minus(clawedBackCny), 0))
