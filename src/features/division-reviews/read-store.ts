import type { Prisma, Tx } from '@/server/db'
import type { ApplicationState } from '@/server/db'

/** The room's reads for its pages. */

export const divisionStates = [
  'AWAITING_DIVISION',
  'IN_DIVISION_REVIEW',
  'DIVISION_REVIEWED',
  'DIVISION_SIGNED',
] as const satisfies readonly ApplicationState[]

export interface DivisionQueueRow {
  id: string
  receiptNumber: string
  applicantName: string
  uscc: string
  divisionCode: string
  state: ApplicationState
  /** Its own work or the applicant's correction, not yet the province's. */
  withDivision: boolean
  requestedAmountCny: string
  reviewedCny: string | null
  submittedAt: string
  submissionSequence: number
}

/** Applications of one round that went by a division; all of them or those in the states asked for. */
export async function queueRows(
  tx: Tx,
  filter: { roundId: string; states?: readonly ApplicationState[]; divisionCode?: string },
): Promise<DivisionQueueRow[]> {
  const where: Prisma.ApplicationWhereInput = {
    roundId: filter.roundId,
    submittedAt: { not: null },
    state: filter.states?.length ? { in: [...filter.states] } : { notIn: ['DRAFT', 'WITHDRAWN'] },
    ...(filter.divisionCode ? { applicant: { divisionCode: filter.divisionCode } } : {}),
  }
  const rows = await tx.application.findMany({
    where,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    include: {
      applicant: { select: { name: true, uscc: true, divisionCode: true } },
      divisionSummaryItem: { select: { position: true } },
      divisionTakeOver: { select: { takenOverAt: true } },
      reviews: {
        where: { stage: 'DIVISION', state: { in: ['PREPARED', 'APPROVED'] } },
        orderBy: { openedAt: 'desc' },
        take: 1,
        select: { amountOut: true },
      },
    },
  })
  return rows.map((row) => ({
    id: row.id,
    receiptNumber: row.receiptNumber ?? '',
    applicantName: row.applicant.name,
    uscc: row.applicant.uscc ?? '',
    divisionCode: row.applicant.divisionCode ?? '',
    state: row.state,
    withDivision: row.divisionSummaryItem === null && row.divisionTakeOver === null,
    requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? '0.00',
    reviewedCny: row.reviews[0]?.amountOut?.toFixed(2) ?? null,
    submittedAt: row.submittedAt!.toISOString(),
    submissionSequence: row.submissionSequence,
  }))
}

export interface Progress {
  divisionCode: string
  divisionName: string
  /** Everything that came in, wherever it is now. */
  received: number
  /** Still to be done by the division: waiting, in review, or waiting for its finance office. */
  open: number
  signed: number
  returned: number
  handedIn: number
  takenOver: number
}

/** Per division of the round: how far it is. Row-level security leaves a division its own line. */
export async function progressOf(tx: Tx, roundId: string, divisionCode: string | null): Promise<Progress[]> {
  const rows = await tx.$queryRaw<Progress[]>`
    SELECT d.code AS "divisionCode", d.name AS "divisionName", count(*)::int AS received,
      count(*) FILTER (WHERE a.state IN ('AWAITING_DIVISION', 'IN_DIVISION_REVIEW', 'DIVISION_REVIEWED'))::int AS open,
      count(*) FILTER (WHERE a.state = 'DIVISION_SIGNED')::int AS signed,
      count(*) FILTER (WHERE a.state = 'RETURNED' AND i.application_id IS NULL AND t.application_id IS NULL)::int AS returned,
      count(i.application_id)::int AS "handedIn", count(t.application_id)::int AS "takenOver"
    FROM application a
    JOIN organisation o ON o.id = a.applicant_id
    JOIN division d ON d.code = o.division_code
    LEFT JOIN division_summary_item i ON i.application_id = a.id
    LEFT JOIN division_take_over t ON t.application_id = a.id
    WHERE a.round_id = ${roundId}::uuid AND a.state NOT IN ('DRAFT', 'WITHDRAWN')
      AND (${divisionCode}::text IS NULL OR d.code = ${divisionCode})
    GROUP BY d.code, d.name, d.position ORDER BY d.position`
  return rows
}

export interface IssuedSummary {
  id: string
  number: string
  divisionCode: string
  divisionName: string
  count: number
  requestedCny: string
  reviewedCny: string
  sha256: string
  xlsxFileId: string
  pdfFileId: string
  handedInAt: string
}

export async function summariesOf(tx: Tx, roundId: string): Promise<IssuedSummary[]> {
  const rows = await tx.divisionSummary.findMany({
    where: { roundId },
    orderBy: { handedInAt: 'desc' },
    include: { division: true, _count: { select: { items: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    divisionCode: row.divisionCode,
    divisionName: row.division.name,
    count: row._count.items,
    requestedCny: row.requestedCny.toFixed(2),
    reviewedCny: row.reviewedCny.toFixed(2),
    sha256: row.sha256,
    xlsxFileId: row.xlsxFileId,
    pdfFileId: row.pdfFileId,
    handedInAt: row.handedInAt.toISOString(),
  }))
}
