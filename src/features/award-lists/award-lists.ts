import { z } from 'zod'

import { amountInCapitals, sumAmounts } from '@/documents'
import { budgetPosition } from '@/features/funds'
import { Decimal, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { notFound, query } from '@/server/use-case'

import { awardListById, awardLists, candidatesOf, roundById, roundsToList } from './read-store'
import { uuid } from './schema'

const officials = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const

const listStates = [
  'DRAFT',
  'WITH_FINANCE',
  'SENT_BACK',
  'CONCURRED',
  'IN_PUBLICITY',
  'CLOSED',
  'IN_PAYMENT',
  'SETTLED',
] as const

/** All lists, or those in some states, newest first, with the count and sum of what is shown. */
export const awardListOverview = query({
  name: 'award-lists.overview',
  allow: officials,
  input: z.strictObject({ states: z.array(z.enum(listStates)).optional() }),
  run: async ({ tx }, { states }) => {
    const lists = await awardLists(tx, states ?? null)
    return {
      lists: lists.map(({ preparedAt, ...list }) => ({
        ...list,
        programmeName: PROGRAMME_NAMES[list.programme],
        preparedOn: dateInShanghai(preparedAt),
      })),
      count: lists.length,
      totalCny: sumAmounts(lists.map((list) => list.totalCny)),
    }
  },
})

/** Rounds that wait for a list; of one round, what may be listed. Sums are of approved amounts. */
export const listCandidates = query({
  name: 'award-lists.candidates',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ roundId: uuid.optional() }),
  run: async ({ tx, now }, { roundId }) => {
    const rounds = (await roundsToList(tx)).map((round) => ({
      ...round,
      programmeName: PROGRAMME_NAMES[round.programme],
    }))
    const round = roundId ? await roundById(tx, roundId) : null
    if (!round) return { rounds, round: null, candidates: [], listableCny: '0.00', availableCny: '0.00' }
    const candidates = await candidatesOf(tx, round.id, dateInShanghai(now))
    const budget = await budgetPosition(tx, { year: round.budgetYear, programme: round.programme })
    return {
      rounds,
      round: { ...round, programmeName: PROGRAMME_NAMES[round.programme] },
      candidates,
      listableCny: sumAmounts(candidates.filter((one) => !one.heldReason).map((one) => one.amountCny)),
      availableCny: budget.availableCny,
    }
  },
})

export type AwardListDetail = NonNullable<Awaited<ReturnType<typeof readDetail>>>

async function readDetail(tx: Parameters<typeof awardListById>[0], id: string) {
  const list = await awardListById(tx, id)
  if (!list) return null
  const budget = await budgetPosition(tx, { year: list.budgetYear, programme: list.programme })
  const committed = !['DRAFT', 'WITH_FINANCE', 'SENT_BACK'].includes(list.state)
  const { preparedAt, consultations, ...rest } = list
  return {
    ...rest,
    programmeName: PROGRAMME_NAMES[list.programme],
    preparedOn: dateInShanghai(preparedAt),
    totalInCapitals: amountInCapitals(list.totalCny),
    itemCount: list.items.filter((item) => item.state !== 'REMOVED').length,
    /** `shortCny` is what is missing for this list before finance concurs; null when there is enough. */
    budget: {
      ...budget,
      committed,
      shortCny:
        !committed && new Decimal(list.totalCny).gt(budget.availableCny)
          ? new Decimal(list.totalCny).minus(budget.availableCny).toFixed(2)
          : null,
    },
    consultations: consultations.map(({ decidedAt, ...one }) => ({
      ...one,
      decidedOn: dateInShanghai(decidedAt),
    })),
  }
}

/** One list with its items, the year's budget and what finance said. */
export const awardListDetail = query({
  name: 'award-lists.detail',
  allow: officials,
  input: z.strictObject({ awardListId: uuid }),
  run: async ({ tx }, { awardListId }) => (await readDetail(tx, awardListId)) ?? notFound('拟支持名单'),
})
