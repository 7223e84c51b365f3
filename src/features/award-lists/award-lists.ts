import { z } from 'zod'

import { amountInCapitals, sumAmounts } from '@/documents'
import { budgetPosition } from '@/features/funds'
import { Decimal, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { AwardListState } from '@/server/db'
import { pagingShape } from '@/server/paging'
import { notFound, query } from '@/server/use-case'

import { candidatePage } from './candidate-store'
import { roundsOf } from './consultation-store'
import { itemPage, markedItems, saidInRound } from './item-store'
import { listOfficials } from './officials'
import { awardListById, awardLists, roundById, roundsToList } from './read-store'
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

/** Rounds that wait for a list; of one round, a page of what may be listed. Sums are of approved amounts, of all pages. */
export const listCandidates = query({
  name: 'award-lists.candidates',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ roundId: uuid.optional(), ...pagingShape }),
  run: async ({ tx, now }, { roundId, ...asked }) => {
    const round = roundId ? await roundById(tx, roundId) : null
    if (!round) {
      const rounds = await roundsToList(tx)
      return {
        rounds: rounds.map((one) => ({ ...one, programmeName: PROGRAMME_NAMES[one.programme] })),
        chosen: null,
      }
    }
    const candidates = await candidatePage(tx, round.id, dateInShanghai(now), asked)
    const budget = await budgetPosition(tx, { year: round.budgetYear, programme: round.programme })
    const short = new Decimal(candidates.listableCny).minus(budget.availableCny)
    return {
      rounds: [],
      chosen: {
        round: { ...round, programmeName: PROGRAMME_NAMES[round.programme] },
        ...candidates,
        availableCny: budget.availableCny,
        /** What all of them together lack; null when there is enough. */
        shortCny: short.gt(0) ? short.toFixed(2) : null,
      },
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
    shortages: (await shortagesOf(tx, id)).map(({ proposedAt: _p, decidedAt: _d, ...one }) => one),
  }
}

/** One list with a page of its items, the year's budget and what finance said. */
export const awardListDetail = query({
  name: 'award-lists.detail',
  allow: listOfficials,
  input: z.strictObject({
    awardListId: uuid,
    marked: z.enum(markedItems).optional().catch(undefined),
    ...pagingShape,
  }),
  run: async ({ tx, actor }, { awardListId, ...asked }) => {
    const list = await readDetail(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const may = (verb: ListVerb) => canMoveList(actor.role, list.state, verb)
    const roundId = list.rounds.at(-1)?.id
    const { rows, ...paging } = await itemPage(tx, awardListId, { ...asked, roundId })
    const { said, flagged, unanswered } = await saidInRound(
      tx,
      roundId,
      rows.map(({ id }) => id),
    )
    return {
      ...list,
      /** With what finance says of each row in the round under way, or said in the last one. */
      items: rows.map((item) => ({ ...item, said: said.get(item.id) ?? null })),
      paging: { ...paging, narrowed: asked.q !== '' || asked.marked !== undefined },
      flagged,
      unanswered,
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
