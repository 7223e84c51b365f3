import { dateToColumn } from '@/server/clock'
import {
  type ApplicationState,
  type FindingSeverity,
  type FindingSettlement,
  type ReductionReason,
  type ReviewStage,
  type Tx,
} from '@/server/db'

/** What a review writes. Row-level security holds for every line of it. */

export async function currentReview(tx: Tx, applicationId: string, stage: ReviewStage = 'PROVINCE') {
  const row = await tx.review.findFirst({
    where: { applicationId, stage, state: { in: ['OPEN', 'PREPARED'] } },
    include: { lineDecisions: true },
  })
  if (!row) return null
  return {
    id: row.id,
    state: row.state,
    preparerId: row.preparerId,
    amountIn: row.amountIn.toFixed(2),
    opinion: row.opinion,
    decisions: row.lineDecisions.map((decision) => ({
      lineId: decision.lineId,
      amountIn: decision.amountIn.toFixed(2),
      amountOut: decision.amountOut.toFixed(2),
      reason: decision.reason,
      note: decision.note,
      decidedById: decision.decidedById,
      decidedAt: decision.decidedAt,
    })),
  }
}

export type CurrentReview = NonNullable<Awaited<ReturnType<typeof currentReview>>>

export async function openReview(
  tx: Tx,
  review: {
    applicationId: string
    submissionSequence: number
    preparerId: string
    amountIn: string
    stage?: ReviewStage
    at: Date
  },
): Promise<string> {
  const { at, stage = 'PROVINCE', ...data } = review
  const { id } = await tx.review.create({ data: { ...data, stage, openedAt: at } })
  return id
}

export async function assignCase(tx: Tx, applicationId: string, accountId: string): Promise<void> {
  await tx.application.update({ where: { id: applicationId }, data: { assignedToId: accountId } })
}

/** The one who prepares from now on. */
export async function setPreparer(tx: Tx, reviewId: string, preparerId: string): Promise<void> {
  await tx.review.update({ where: { id: reviewId }, data: { preparerId, version: { increment: 1 } } })
}

export interface LineDecision {
  lineId: string
  amountIn: string
  amountOut: string
  reason: ReductionReason | null
  note: string
}

export async function saveDecision(
  tx: Tx,
  reviewId: string,
  { lineId, ...decision }: LineDecision,
  decidedById: string,
  decidedAt: Date,
): Promise<void> {
  const data = { ...decision, decidedById, decidedAt }
  await tx.reviewLineDecision.upsert({
    where: { reviewId_lineId: { reviewId, lineId } },
    create: { reviewId, lineId, ...data },
    update: data,
  })
}

export async function savePrepared(
  tx: Tx,
  reviewId: string,
  prepared: {
    amountOut: string
    opinion: string
    rulesVersion: string
    sheet: object
    preparerId: string
    at: Date
  },
): Promise<void> {
  const { at, ...data } = prepared
  await tx.review.update({
    where: { id: reviewId },
    data: { ...data, state: 'PREPARED', preparedAt: at, version: { increment: 1 } },
  })
}

export async function closeReview(
  tx: Tx,
  reviewId: string,
  closed: {
    state: 'APPROVED' | 'REJECTED' | 'RETURNED' | 'SENT_BACK' | 'TAKEN_OVER'
    checkerId?: string
    checkerRemark?: string
    amountOut?: string
    sheet?: object
    rulesVersion?: string
    at: Date
  },
): Promise<void> {
  const { at, ...data } = closed
  await tx.review.update({
    where: { id: reviewId },
    data: { ...data, decidedAt: at, version: { increment: 1 } },
  })
}

export async function setApprovedAmount(tx: Tx, applicationId: string, amountCny: string): Promise<void> {
  await tx.application.update({ where: { id: applicationId }, data: { approvedAmountCny: amountCny } })
}

export async function addReturn(
  tx: Tx,
  entry: {
    applicationId: string
    reviewId: string
    submissionSequence: number
    defects: object[]
    correctBy: string
    returnedById: string
    at: Date
  },
): Promise<void> {
  const { correctBy, at, ...data } = entry
  const day = dateToColumn(correctBy)
  await tx.correctionReturn.create({ data: { ...data, correctBy: day, returnedAt: at } })
  await tx.application.update({ where: { id: entry.applicationId }, data: { correctBy: day } })
}

// ── Findings ───────────────────────────────────────────────────────────────────────────────────────────────────────

const findingColumns = {
  id: true,
  lineId: true,
  rule: true,
  clause: true,
  severity: true,
  message: true,
  settlement: true,
  settlementReason: true,
} as const

export interface StoredFinding {
  id: string
  lineId: string | null
  rule: string
  clause: string
  severity: FindingSeverity
  message: string
  settlement: FindingSettlement
  settlementReason: string
}

export async function findingsOf(
  tx: Tx,
  applicationId: string,
  submissionSequence: number,
): Promise<StoredFinding[]> {
  return tx.finding.findMany({
    where: { applicationId, submissionSequence },
    orderBy: [{ severity: 'asc' }, { foundAt: 'asc' }, { id: 'asc' }],
    select: findingColumns,
  })
}

export async function addFindings(
  tx: Tx,
  owner: { applicationId: string; submissionSequence: number; foundAt: Date },
  found: readonly Pick<StoredFinding, 'lineId' | 'rule' | 'clause' | 'severity' | 'message'>[],
): Promise<void> {
  await tx.finding.createMany({ data: found.map((finding) => ({ ...owner, ...finding })) })
}

/** Open findings of this rule over all applications in these states, oldest first. */
export async function openFindingsByRule(tx: Tx, rule: string, states: readonly ApplicationState[]) {
  const rows = await tx.finding.findMany({
    where: { rule, settlement: 'OPEN', application: { state: { in: [...states] } } },
    orderBy: { foundAt: 'asc' },
    take: 50,
    select: {
      applicationId: true,
      application: { select: { receiptNumber: true, applicant: { select: { name: true } } } },
    },
  })
  return rows.map(({ applicationId, application }) => ({
    applicationId,
    receiptNumber: application.receiptNumber ?? '',
    applicantName: application.applicant.name,
  }))
}

/** `settledById` is null where the portal itself no longer finds what it had found. */
export async function settleFindings(
  tx: Tx,
  ids: readonly string[],
  settled: { settlement: FindingSettlement; reason: string; by: string | null; at: Date },
): Promise<void> {
  await tx.finding.updateMany({
    where: { id: { in: [...ids] } },
    data: {
      settlement: settled.settlement,
      settlementReason: settled.reason,
      settledById: settled.by,
      settledAt: settled.at,
    },
  })
}

/** What was found in an earlier submission is over: the new one is looked at afresh. */
export async function supersedeFindings(
  tx: Tx,
  applicationId: string,
  submissionSequence: number,
  at: Date,
): Promise<void> {
  await tx.finding.updateMany({
    where: { applicationId, submissionSequence: { lt: submissionSequence }, settlement: 'OPEN' },
    data: { settlement: 'EXPLAINED', settlementReason: '企业已重新提交，以新一次核查为准。', settledAt: at },
  })
}

// ── C1: one payment supports once ──────────────────────────────────────────────────────────────────────────────────

/**
 * Claims the payments for the application; answers with those that another application holds. A concurrent approval is
 * waited for. In one order, so that two approvals never wait for each other in a circle.
 */
export async function claimPayments(
  tx: Tx,
  applicationId: string,
  lines: readonly { id: string; invoiceNumber: string; bankTransactionNumber: string }[],
  at: Date,
): Promise<{ lineId: string; receiptNumber: string }[]> {
  const key = (line: { invoiceNumber: string; bankTransactionNumber: string }) =>
    `${line.invoiceNumber}\n${line.bankTransactionNumber}`.toUpperCase()
  const taken: { lineId: string; receiptNumber: string }[] = []
  for (const line of lines.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const inserted = await tx.$executeRaw`
      INSERT INTO supported_payment (id, invoice_number, bank_transaction_number, application_id, line_id, supported_at)
      VALUES (gen_random_uuid(), ${line.invoiceNumber}, ${line.bankTransactionNumber}, ${applicationId}::uuid, ${line.id}::uuid, ${at})
      ON CONFLICT (upper(invoice_number), upper(bank_transaction_number)) WHERE released_at IS NULL DO NOTHING`
    if (inserted === 0) taken.push({ lineId: line.id, receiptNumber: await holderOf(tx, line) })
  }
  return taken
}

async function holderOf(
  tx: Tx,
  line: { invoiceNumber: string; bankTransactionNumber: string },
): Promise<string> {
  const [row] = await tx.$queryRaw<{ receiptNumber: string | null }[]>`
    SELECT a.receipt_number AS "receiptNumber" FROM supported_payment s JOIN application a ON a.id = s.application_id
    WHERE upper(s.invoice_number) = upper(${line.invoiceNumber})
      AND upper(s.bank_transaction_number) = upper(${line.bankTransactionNumber}) AND s.released_at IS NULL`
  return row?.receiptNumber ?? ''
}
