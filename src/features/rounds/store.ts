import { dateFromColumn, dateInShanghai, dateToColumn } from '@/server/clock'
import type { FxRule, Programme, RoundState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

import type { RoundDraft } from './schema'

/** The room's only Prisma code. Dates and amounts leave it as strings. */

export interface RoundRequirement {
  id: string
  name: string
  hint: string
  required: boolean
}

export interface RoundSummary {
  id: string
  noticeNumber: string
  title: string
  programme: Programme
  halfYear: string
  /** Both days are included. */
  opensOn: string
  closesOn: string
  /** At most 0.5 for GENERAL (C2); 1 for the platforms: the document's own share. */
  supportRatio: string
  budgetYear: number
  state: RoundState
  releasedOn: string | null
}

export interface Round extends RoundSummary {
  shortageFactor: string | null
  fxRule: FxRule
  /** CNY for 1 unit, by currency; used when the rule is FIXED, and for the platforms' premiums (M7). */
  fixedRates: Record<string, string>
  divisionReview: boolean
  /** No approval before a panel or a firm has given its opinion. */
  expertReview: boolean
  fundDocument: string | null
  /** Working days (L4). */
  publicityDays: number
  body: string
  contactPhone: string
  preparedById: string
  submittedAt: Date | null
  releasedById: string | null
  releasedAt: Date | null
  sentBackReason: string | null
  withdrawnById: string | null
  withdrawnAt: Date | null
  withdrawalReason: string | null
  version: number
  requirements: RoundRequirement[]
}

const summaryColumns = {
  id: true,
  noticeNumber: true,
  title: true,
  programme: true,
  halfYear: true,
  opensOn: true,
  closesOn: true,
  supportRatio: true,
  budgetYear: true,
  state: true,
  releasedAt: true,
} as const satisfies Prisma.RoundSelect

const withRequirements = {
  requirements: {
    orderBy: { position: 'asc' },
    select: { id: true, name: true, hint: true, required: true },
  },
} as const satisfies Prisma.RoundInclude

type SummaryRow = Prisma.RoundGetPayload<{ select: typeof summaryColumns }>

function summaryOf({ releasedAt, ...row }: SummaryRow): RoundSummary {
  return {
    ...row,
    opensOn: dateFromColumn(row.opensOn),
    closesOn: dateFromColumn(row.closesOn),
    supportRatio: row.supportRatio.toFixed(),
    releasedOn: releasedAt && dateInShanghai(releasedAt),
  }
}

/** The round with its materials, or null when there is none that the actor may see: a draft is the officials' own. */
export async function findRound(tx: Tx, id: string): Promise<Round | null> {
  const row = await tx.round.findUnique({ where: { id }, include: withRequirements })
  if (!row) return null
  const { createdAt: _createdAt, ...rest } = row
  return {
    ...rest,
    ...summaryOf(row),
    shortageFactor: row.shortageFactor?.toFixed() ?? null,
    fixedRates: row.fixedRates as Record<string, string>,
  }
}

/** Held until the transaction ends, so that two people's steps come one after the other. */
export async function lockRound(tx: Tx, id: string): Promise<Round | null> {
  await tx.$queryRaw`SELECT id FROM round WHERE id = ${id}::uuid FOR UPDATE`
  return findRound(tx, id)
}

const columnsOf = (draft: RoundDraft) => {
  const { requirements: _requirements, fixedRates, opensOn, closesOn, ...rest } = draft
  return {
    ...rest,
    opensOn: dateToColumn(opensOn),
    closesOn: dateToColumn(closesOn),
    fixedRates: Object.fromEntries(fixedRates.map(({ currency, rate }) => [currency, rate])),
  }
}

export async function createRound(tx: Tx, draft: RoundDraft, by: string, at: Date): Promise<string> {
  const { id } = await tx.round.create({
    data: { ...columnsOf(draft), preparedById: by, createdAt: at },
    select: { id: true },
  })
  await replaceRequirements(tx, id, draft.requirements)
  return id
}

/** Whoever saves a draft prepared it, and cannot release it (S8). */
export async function updateRound(tx: Tx, id: string, draft: RoundDraft, by: string): Promise<void> {
  await tx.round.update({
    where: { id },
    data: { ...columnsOf(draft), preparedById: by, version: { increment: 1 } },
  })
  await tx.roundRequirement.deleteMany({ where: { roundId: id } })
  await replaceRequirements(tx, id, draft.requirements)
}

async function replaceRequirements(
  tx: Tx,
  roundId: string,
  requirements: RoundDraft['requirements'],
): Promise<void> {
  await tx.roundRequirement.createMany({
    data: requirements.map((each, position) => ({ ...each, roundId, position: position + 1 })),
  })
}

export async function setRoundState(
  tx: Tx,
  id: string,
  change: Pick<
    Prisma.RoundUncheckedUpdateInput,
    | 'submittedAt'
    | 'releasedById'
    | 'releasedAt'
    | 'sentBackReason'
    | 'withdrawnById'
    | 'withdrawnAt'
    | 'withdrawalReason'
  > & {
    state: RoundState
    preparedById?: string
  },
): Promise<void> {
  await tx.round.update({ where: { id }, data: { ...change, version: { increment: 1 } } })
}

/** Whose drafts the round has, and how many applications were submitted and not withdrawn. */
export async function draftsAndSubmissions(
  tx: Tx,
  roundId: string,
): Promise<{ begun: string[]; submitted: number }> {
  const rows = await tx.application.findMany({
    where: { roundId, state: { not: 'WITHDRAWN' } },
    select: { applicantId: true, state: true },
  })
  const begun = rows.filter(({ state }) => state === 'DRAFT').map(({ applicantId }) => applicantId)
  return { begun, submitted: rows.length - begun.length }
}

export interface RoundFilter {
  states: readonly RoundState[] | null
  programmes: readonly Programme[] | null
  /** Only rounds whose window has this law date in it. */
  openOn: string | null
}

export async function roundsWhere(
  tx: Tx,
  { states, programmes, openOn }: RoundFilter,
  page: { skip: number; take: number },
): Promise<{ rounds: RoundSummary[]; total: number }> {
  const where: Prisma.RoundWhereInput = {
    ...(states ? { state: { in: [...states] } } : {}),
    ...(programmes ? { programme: { in: [...programmes] } } : {}),
    ...(openOn ? { opensOn: { lte: dateToColumn(openOn) }, closesOn: { gte: dateToColumn(openOn) } } : {}),
  }
  const rows = await tx.round.findMany({
    where,
    select: summaryColumns,
    orderBy: [{ opensOn: 'desc' }, { noticeNumber: 'asc' }],
    ...page,
  })
  return { rounds: rows.map(summaryOf), total: await tx.round.count({ where }) }
}

/** Rounds open on `today` for which the organisation has no live application yet. */
export async function roundsNotAppliedFor(
  tx: Tx,
  organisationId: string,
  programmes: readonly Programme[],
  today: string,
): Promise<RoundSummary[]> {
  const rows = await tx.round.findMany({
    where: {
      state: 'RELEASED',
      programme: { in: [...programmes] },
      opensOn: { lte: dateToColumn(today) },
      closesOn: { gte: dateToColumn(today) },
      applications: { none: { applicantId: organisationId, state: { not: 'WITHDRAWN' } } },
    },
    select: summaryColumns,
    orderBy: { closesOn: 'asc' },
    take: 20,
  })
  return rows.map(summaryOf)
}

export async function namesOf(tx: Tx, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: accountIds.filter((id) => id !== null) } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}
