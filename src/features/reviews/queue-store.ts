import { standsInFor } from '@/features/assignments'
import { Prisma, type ReviewStage, type Tx } from '@/server/db'
import type { Context } from '@/server/use-case'

import type { QueueFilter } from './queue-filter'

/** The queue's reads. Row-level security narrows every one of them to what the actor may see. */

/** Whose queue it is: the person, and those for whom the person stands in today. */
export interface Reader {
  accountId: string | null
  standsInFor: string[]
}

export const readerOf = async (context: Pick<Context, 'tx' | 'now' | 'actor'>): Promise<Reader> => {
  const { accountId } = context.actor
  return { accountId, standsInFor: accountId ? await standsInFor(context, accountId) : [] }
}

type Narrowing = Omit<QueueFilter, 'page' | 'size' | 'sort'>

function whereOf(filter: Narrowing, reader: Reader): Prisma.ApplicationWhereInput {
  const open = { settlement: 'OPEN' as const }
  return {
    submittedAt: { not: null },
    state: filter.state.length > 0 ? { in: filter.state } : { not: 'DRAFT' },
    ...(filter.round.length > 0 ? { roundId: { in: filter.round } } : {}),
    ...(filter.programme.length > 0 ? { programme: { in: filter.programme } } : {}),
    ...(filter.division.length > 0 ? { applicant: { divisionCode: { in: filter.division } } } : {}),
    ...(filter.finding === 'blocking' ? { findings: { some: { ...open, severity: 'BLOCKING' } } } : {}),
    ...(filter.finding === 'open' ? { findings: { some: open } } : {}),
    ...(filter.finding === 'none' ? { findings: { none: open } } : {}),
    ...(filter.assigned === 'none' ? { assignedToId: null } : {}),
    ...(filter.assigned === 'me' && reader.accountId ? { assignedToId: reader.accountId } : {}),
    ...(filter.assigned === 'standing-in' ? { assignedToId: { in: reader.standsInFor } } : {}),
    ...(filter.q
      ? {
          OR: [
            { applicant: { name: { contains: filter.q, mode: 'insensitive' } } },
            { applicant: { uscc: { startsWith: filter.q.toUpperCase() } } },
            { receiptNumber: { contains: filter.q } },
          ],
        }
      : {}),
  }
}

function orderOf(sort: QueueFilter['sort']): Prisma.ApplicationOrderByWithRelationInput[] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const by: Record<string, Prisma.ApplicationOrderByWithRelationInput> = {
    submitted: { submittedAt: direction },
    amount: { requestedAmountCny: direction },
    receipt: { receiptNumber: direction },
    name: { applicant: { name: direction } },
  }
  return [by[sort.replace('-', '')]!, { id: 'asc' }]
}

/** One page, and over all filtered rows their number and the sum of what they ask for and were given. */
export async function queuePage(
  tx: Tx,
  filter: Omit<QueueFilter, 'size'> & { size: number },
  reader: Reader,
) {
  const where = whereOf(filter, reader)
  const total = await tx.application.aggregate({
    where,
    _count: true,
    _sum: { requestedAmountCny: true, approvedAmountCny: true },
  })
  const rows = await tx.application.findMany({
    where,
    orderBy: orderOf(filter.sort),
    skip: (filter.page - 1) * filter.size,
    take: filter.size,
    select: {
      id: true,
      receiptNumber: true,
      programme: true,
      halfYear: true,
      state: true,
      requestedAmountCny: true,
      approvedAmountCny: true,
      submittedAt: true,
      submissionSequence: true,
      assignedToId: true,
      applicant: { select: { name: true, uscc: true, division: { select: { name: true } } } },
      findings: {
        where: { settlement: 'OPEN' },
        select: { severity: true, submissionSequence: true },
      },
    },
  })
  const names = await namesOf(
    tx,
    rows.map((row) => row.assignedToId),
  )
  return {
    count: total._count,
    requestedSumCny: total._sum.requestedAmountCny?.toFixed(2) ?? '0.00',
    approvedSumCny: total._sum.approvedAmountCny?.toFixed(2) ?? '0.00',
    rows: rows.map((row) => {
      const open = row.findings.filter((finding) => finding.submissionSequence === row.submissionSequence)
      return {
        id: row.id,
        receiptNumber: row.receiptNumber ?? '',
        programme: row.programme,
        halfYear: row.halfYear,
        state: row.state,
        requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? '0.00',
        approvedAmountCny: row.approvedAmountCny?.toFixed(2) ?? null,
        submittedAt: row.submittedAt!.toISOString(),
        submissionSequence: row.submissionSequence,
        applicantName: row.applicant.name,
        uscc: row.applicant.uscc ?? '',
        divisionName: row.applicant.division?.name ?? '',
        assignedTo: row.assignedToId && (names.get(row.assignedToId) ?? '其他经办'),
        openBlocking: open.filter(({ severity }) => severity === 'BLOCKING').length,
        openOthers: open.filter(({ severity }) => severity !== 'BLOCKING').length,
      }
    }),
  }
}

/** The ids of the whole filtered list in its order, at most `most`. */
export async function idsInQueue(
  tx: Tx,
  filter: Omit<QueueFilter, 'page' | 'size'>,
  reader: Reader,
  most: number,
): Promise<string[]> {
  const rows = await tx.application.findMany({
    where: whereOf(filter, reader),
    orderBy: orderOf(filter.sort),
    take: most,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/**
 * The application after this one in the same list. `place` is where this one stood (from 0): when a step has taken it out of
 * the filter, the next one has moved up into its place.
 */
export async function nextInQueue(
  tx: Tx,
  filter: QueueFilter,
  reader: Reader,
  current: { id: string; place: number },
): Promise<{ id: string; place: number } | null> {
  const where = whereOf(filter, reader)
  const still = await tx.application.count({ where: { AND: [where, { id: current.id }] } })
  const place = still ? current.place + 1 : current.place
  const [next] = await tx.application.findMany({
    where: { AND: [where, { id: { not: current.id } }] },
    orderBy: orderOf(filter.sort),
    skip: current.place,
    take: 1,
    select: { id: true },
  })
  return next ? { id: next.id, place } : null
}

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const people = await tx.account.findMany({
    where: { id: { in: wanted } },
    select: { id: true, displayName: true },
  })
  return new Map(people.map(({ id, displayName }) => [id, displayName]))
}

/** Who signed in a division office: of its own people for that division, of all for the province. */
export async function divisionNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id::text, name FROM division_people(${wanted}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What the filter's chips offer. */
export async function queueChoices(tx: Tx) {
  const rounds = await tx.round.findMany({
    where: { state: 'RELEASED' },
    orderBy: { opensOn: 'desc' },
    take: 40,
    select: { id: true, title: true, halfYear: true, programme: true },
  })
  const divisions = await tx.division.findMany({
    orderBy: { position: 'asc' },
    select: { code: true, name: true },
  })
  return { rounds, divisions }
}

/** The passes over an application and what was returned, oldest first, with the people's names. */
export async function reviewHistory(tx: Tx, applicationId: string) {
  const reviews = await tx.review.findMany({ where: { applicationId }, orderBy: { openedAt: 'asc' } })
  const returns = await tx.correctionReturn.findMany({
    where: { applicationId },
    orderBy: { returnedAt: 'asc' },
  })
  const people = reviews.flatMap((review) => [review.preparerId, review.checkerId])
  const names = new Map([...(await namesOf(tx, people)), ...(await divisionNames(tx, people))])
  return {
    reviews: reviews.map((review) => ({
      id: review.id,
      stage: review.stage,
      state: review.state,
      submissionSequence: review.submissionSequence,
      preparerId: review.preparerId,
      preparerName: names.get(review.preparerId) ?? '经办',
      checkerName: review.checkerId && (names.get(review.checkerId) ?? '复核'),
      amountOut: review.amountOut?.toFixed(2) ?? null,
      opinion: review.opinion,
      checkerRemark: review.checkerRemark,
      sheet: review.sheet,
      openedAt: review.openedAt.toISOString(),
      preparedAt: review.preparedAt?.toISOString() ?? null,
      decidedAt: review.decidedAt?.toISOString() ?? null,
    })),
    returns: returns.map((entry) => ({
      submissionSequence: entry.submissionSequence,
      defects: (entry.defects as { message: string }[]).map(({ message }) => message),
      correctBy: entry.correctBy.toISOString().slice(0, 10),
      returnedAt: entry.returnedAt.toISOString(),
    })),
  }
}

/** The decisions of the stage's newest pass, whatever became of it. */
export async function latestDecisions(tx: Tx, applicationId: string, stage: ReviewStage = 'PROVINCE') {
  const review = await tx.review.findFirst({
    where: { applicationId, stage },
    orderBy: { openedAt: 'desc' },
    include: { lineDecisions: true },
  })
  return (review?.lineDecisions ?? []).map((decision) => ({
    lineId: decision.lineId,
    amountIn: decision.amountIn.toFixed(2),
    amountOut: decision.amountOut.toFixed(2),
    reason: decision.reason,
    note: decision.note,
    decidedById: decision.decidedById,
    decidedAt: decision.decidedAt,
  }))
}
