import { z } from 'zod'

import { amountInCapitals, sumAmounts } from '@/documents'
import { budgetPosition } from '@/features/funds'
import { Decimal, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { AwardListState } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { roundsOf } from './consultation-store'
import { listOfficials } from './officials'
import { awardListById, awardLists, candidatesOf, roundById, roundsToList } from './read-store'
import { uuid } from './schema'
import { shortagesOf } from './shortage-store'
import { canMoveList, type ListVerb } from './state'

export { listOfficials }

/** All lists, or those in some states, newest first, with the count and sum of what is shown. */
export const awardListOverview = query({
  name: 'award-lists.overview',
  allow: listOfficials,
  input: z.strictObject({ states: z.array(z.enum(AwardListState)).optional() }),
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
    if (!round)
      return {
        rounds,
        round: null,
        candidates: [],
        listableCny: '0.00',
        availableCny: '0.00',
        shortCny: null,
      }
    const candidates = await candidatesOf(tx, round.id, dateInShanghai(now))
    const budget = await budgetPosition(tx, { year: round.budgetYear, programme: round.programme })
    const listableCny = sumAmounts(candidates.filter((one) => !one.heldReason).map((one) => one.amountCny))
    const short = new Decimal(listableCny).minus(budget.availableCny)
    return {
      rounds,
      round: { ...round, programmeName: PROGRAMME_NAMES[round.programme] },
      candidates,
      listableCny,
      availableCny: budget.availableCny,
      /** What all of them together lack; null when there is enough. */
      shortCny: short.gt(0) ? short.toFixed(2) : null,
    }
  },
})

async function readDetail(tx: Parameters<typeof awardListById>[0], id: string) {
  const list = await awardListById(tx, id)
  if (!list) return null
  const budget = await budgetPosition(tx, { year: list.budgetYear, programme: list.programme })
  const committed = !['DRAFT', 'SHORTAGE_PROPOSED', 'WITH_FINANCE', 'SENT_BACK'].includes(list.state)
  const { preparedAt, consultations, ...rest } = list
  const used = new Decimal(budget.committedCny).plus(budget.paidCny)
  const left = new Decimal(budget.availableCny).minus(list.totalCny)
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
      wholeCny: used.plus(budget.availableCny).toFixed(2),
      usedCny: used.toFixed(2),
      leftAfterCny: left.toFixed(2),
      shortCny: !committed && left.isNegative() ? left.abs().toFixed(2) : null,
    },
    consultations: consultations.map(({ decidedAt, ...one }) => ({
      ...one,
      decidedOn: dateInShanghai(decidedAt),
    })),
    rounds: await roundsOf(tx, id),
    shortages: (await shortagesOf(tx, id)).map(({ lines, proposedAt: _p, decidedAt: _d, ...one }) => ({
      ...one,
      lines: lines.length,
    })),
  }
}

/** One list with its items, the year's budget and what finance said. */
export const awardListDetail = query({
  name: 'award-lists.detail',
  allow: listOfficials,
  input: z.strictObject({ awardListId: uuid }),
  run: async ({ tx, actor }, { awardListId }) => {
    const list = await readDetail(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const may = (verb: ListVerb) => canMoveList(actor.role, list.state, verb)
    const remarks = new Map(list.rounds.at(-1)?.remarks.map((remark) => [remark.itemId, remark]))
    return {
      ...list,
      /** With what finance says of each row in the round under way, or said in the last one. */
      items: list.items.map((item) => ({ ...item, said: remarks.get(item.id) ?? null })),
      unanswered: [...remarks.values()].filter((remark) => remark.flagged && remark.answer === '').length,
      may: {
        edit: may('edit'),
        sendToFinance: may('sendToFinance'),
        proposeShortage: may('proposeShortage'),
        remark: may('remark'),
        answer: may('answer'),
        concur: may('concur'),
        dispatch: may('dispatch') && list.dispatch === null,
      },
    }
  },
})

export type AwardListDetail = Extract<Awaited<ReturnType<typeof awardListDetail>>, { ok: true }>['value']
export type AwardListSummary = Extract<
  Awaited<ReturnType<typeof awardListOverview>>,
  { ok: true }
>['value']['lists'][number]
export type ListCandidates = Extract<Awaited<ReturnType<typeof listCandidates>>, { ok: true }>['value']
