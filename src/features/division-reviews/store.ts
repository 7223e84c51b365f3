import type { DivisionSummaryData } from '@/documents'
import { divisionNames } from '@/features/reviews'
import { dateFromColumn } from '@/server/clock'
import { Prisma, type ReductionReason, type Tx } from '@/server/db'

/** What the room writes, and what a 汇总表 is made of. Row-level security holds for every line of it. */

export interface SignedApplication {
  applicationId: string
  reviewId: string
  receiptNumber: string
  name: string
  uscc: string
  customsCode: string
  contactName: string
  contactPhone: string
  requestedAmountCny: string
  reviewedCny: string
  lines: {
    position: number
    insurerName: string
    amountIn: string
    amountOut: string
    reason: ReductionReason | null
    note: string
  }[]
  signedByCommerce: string
  signedByFinance: string
  signedAt: Date
}

/** What both people of the division have signed and has not been handed in, by receipt number. `hold` keeps the rows until the end. */
export async function signedApplications(
  tx: Tx,
  roundId: string,
  divisionCode: string,
  { hold }: { hold: boolean },
): Promise<SignedApplication[]> {
  if (hold)
    await tx.$queryRaw`SELECT id FROM application WHERE round_id = ${roundId}::uuid AND state = 'DIVISION_SIGNED'
      ORDER BY id FOR UPDATE`
  const rows = await tx.application.findMany({
    where: { roundId, state: 'DIVISION_SIGNED', applicant: { divisionCode } },
    orderBy: { receiptNumber: 'asc' },
    include: {
      applicant: { include: { enterprise: true } },
      paymentLines: { orderBy: { position: 'asc' } },
      reviews: {
        where: { stage: 'DIVISION', state: 'APPROVED' },
        orderBy: { decidedAt: 'desc' },
        take: 1,
        include: { lineDecisions: true },
      },
    },
  })
  const names = await divisionNames(
    tx,
    rows.flatMap(({ reviews }) => reviews.flatMap((review) => [review.preparerId, review.checkerId])),
  )
  return rows.flatMap((row) => {
    const [review] = row.reviews
    const { enterprise } = row.applicant
    if (!review || !enterprise) return []
    const decisions = new Map(review.lineDecisions.map((decision) => [decision.lineId, decision]))
    return [
      {
        applicationId: row.id,
        reviewId: review.id,
        receiptNumber: row.receiptNumber ?? '',
        name: enterprise.name,
        uscc: enterprise.uscc,
        customsCode: enterprise.customsCode ?? '',
        contactName: enterprise.contactName,
        contactPhone: enterprise.contactPhone,
        requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? '0.00',
        reviewedCny: review.amountOut?.toFixed(2) ?? '0.00',
        lines: row.paymentLines.map((line) => {
          const decision = decisions.get(line.id)
          const amountIn = (decision?.amountIn ?? line.amountCny)?.toFixed(2) ?? '0.00'
          return {
            position: line.position,
            insurerName: line.insurerName,
            amountIn,
            amountOut: decision?.amountOut.toFixed(2) ?? amountIn,
            reason: decision?.reason ?? null,
            note: decision?.note ?? '',
          }
        }),
        signedByCommerce: names.get(review.preparerId) ?? '',
        signedByFinance: (review.checkerId && names.get(review.checkerId)) ?? '',
        signedAt: review.decidedAt!,
      },
    ]
  })
}

/** A released GENERAL round in which the division offices review first; null for any other. */
export async function roundForDivision(tx: Tx, id: string) {
  const row = await tx.round.findFirst({
    where: { id, state: 'RELEASED', divisionReview: true },
    select: { id: true, title: true, noticeNumber: true, halfYear: true, closesOn: true },
  })
  return row && { ...row, closesOn: dateFromColumn(row.closesOn) }
}

export async function roundsForDivision(tx: Tx) {
  const rows = await tx.round.findMany({
    where: { state: 'RELEASED', divisionReview: true },
    orderBy: { opensOn: 'desc' },
    select: { id: true, title: true, noticeNumber: true, halfYear: true, closesOn: true },
  })
  return rows.map((row) => ({ ...row, closesOn: dateFromColumn(row.closesOn) }))
}

export const divisionName = async (tx: Tx, code: string): Promise<string> =>
  (await tx.division.findUniqueOrThrow({ where: { code } })).name

/** The commerce and finance offices of the division. */
export async function officesOf(tx: Tx, divisionCode: string): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    where: { kind: 'DIVISION_OFFICE', divisionCode },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function addSummary(
  tx: Tx,
  summary: {
    number: string
    roundId: string
    divisionCode: string
    content: DivisionSummaryData
    sha256: string
    paidCny: string
    requestedCny: string
    reviewedCny: string
    xlsxFileId: string
    pdfFileId: string
    by: string
    at: Date
  },
  signed: readonly SignedApplication[],
): Promise<string> {
  const { by, at, content, ...data } = summary
  const { id } = await tx.divisionSummary.create({
    data: {
      ...data,
      content: JSON.parse(JSON.stringify(content)) as Prisma.InputJsonValue,
      handedInById: by,
      handedInAt: at,
    },
    select: { id: true },
  })
  await tx.divisionSummaryItem.createMany({
    data: signed.map(({ applicationId, reviewId }, index) => ({
      summaryId: id,
      applicationId,
      reviewId,
      position: index + 1,
    })),
  })
  return id
}

export async function addTakeOver(
  tx: Tx,
  entry: { applicationId: string; divisionCode: string; reason: string; by: string; at: Date },
): Promise<void> {
  const { by, at, ...data } = entry
  await tx.divisionTakeOver.create({ data: { ...data, takenOverById: by, takenOverAt: at } })
}
