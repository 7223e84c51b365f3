import type { ApplicationState, Tx } from '@/server/db'

/** What a preview has to know of many applications, in one statement however many they are. */
export interface BulkCandidate {
  id: string
  receiptNumber: string
  applicantName: string
  state: ApplicationState
  heldReason: string | null
  requestedAmountCny: string
  assignedToId: string | null
  assignedTo: string | null
  /** Of the pass now open. */
  preparerId: string | null
  amountOut: string | null
  decidedByMe: boolean
  openBlocking: number
  /** Findings on lines that nobody has decided: such a line is not accepted with the rest. */
  doubtfulLines: number
}

export async function bulkCandidates(
  tx: Tx,
  ids: readonly string[],
  accountId: string,
): Promise<BulkCandidate[]> {
  return tx.$queryRaw<BulkCandidate[]>`
    SELECT a.id, coalesce(a.receipt_number, '') AS "receiptNumber", o.name AS "applicantName", a.state,
      a.held_reason AS "heldReason", coalesce(a.requested_amount_cny, 0)::numeric(18, 2)::text AS "requestedAmountCny",
      a.assigned_to_id AS "assignedToId", p.display_name AS "assignedTo", r.preparer_id AS "preparerId",
      r.amount_out::text AS "amountOut",
      EXISTS (SELECT FROM review_line_decision d WHERE d.review_id = r.id AND d.decided_by_id = ${accountId}::uuid)
        AS "decidedByMe",
      f.blocking AS "openBlocking", f.doubtful AS "doubtfulLines"
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted (id, position)
    JOIN application a ON a.id = wanted.id AND a.state <> 'DRAFT'
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN account p ON p.id = a.assigned_to_id
    LEFT JOIN review r ON r.application_id = a.id AND r.stage = 'PROVINCE' AND r.state IN ('OPEN', 'PREPARED')
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE f.severity = 'BLOCKING' AND f.settlement = 'OPEN')::int AS blocking,
        count(DISTINCT f.line_id) FILTER (WHERE f.severity <> 'NOTE' AND f.settlement <> 'EXPLAINED'
          AND NOT EXISTS (SELECT FROM review_line_decision d WHERE d.review_id = r.id AND d.line_id = f.line_id))::int
          AS doubtful
      FROM finding f WHERE f.application_id = a.id AND f.submission_sequence = a.submission_sequence) f
    ORDER BY wanted.position`
}
