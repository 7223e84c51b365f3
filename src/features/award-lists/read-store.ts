import { dateFromColumn, dateInShanghai } from '@/server/clock'
import type { AwardListState, Programme, Tx } from '@/server/db'

/** What the pages of this room read; rows never leave this file, plain objects with money and dates as text do. */

export async function roundById(tx: Tx, id: string) {
  return tx.round.findUnique({
    where: { id },
    select: {
      id: true,
      title: true,
      programme: true,
      halfYear: true,
      budgetYear: true,
      fundDocument: true,
      noticeNumber: true,
    },
  })
}

/** Rounds that have approved applications waiting for a list, with their count and sum. */
export async function roundsToList(tx: Tx) {
  return tx.$queryRaw<
    {
      roundId: string
      title: string
      programme: Programme
      halfYear: string
      budgetYear: number
      count: number
      totalCny: string
    }[]
  >`
    SELECT r.id AS "roundId", r.title, r.programme, r.half_year AS "halfYear", r.budget_year AS "budgetYear",
      count(*)::int AS count, coalesce(sum(a.approved_amount_cny), 0)::numeric(18,2)::text AS "totalCny"
    FROM application a JOIN round r ON r.id = a.round_id WHERE a.state = 'APPROVED'
    GROUP BY r.id ORDER BY r.half_year DESC, r.programme`
}

export interface AwardListRow {
  id: string
  number: string
  title: string
  state: AwardListState
  programme: Programme
  halfYear: string
  budgetYear: number
  itemCount: number
  totalCny: string
  dispatchNumber: string | null
  preparedAt: Date
}

export async function awardLists(tx: Tx, states: readonly AwardListState[] | null): Promise<AwardListRow[]> {
  const lists = await tx.awardList.findMany({
    where: states ? { state: { in: [...states] } } : {},
    include: { round: true, _count: { select: { items: { where: { state: { not: 'REMOVED' } } } } } },
    orderBy: [{ preparedAt: 'desc' }, { number: 'desc' }],
    take: 200,
  })
  return lists.map((list) => ({
    id: list.id,
    number: list.number,
    title: list.title,
    state: list.state,
    programme: list.round.programme,
    halfYear: list.round.halfYear,
    budgetYear: list.budgetYear,
    itemCount: list._count.items,
    totalCny: list.totalCny.toFixed(2),
    dispatchNumber: list.dispatchNumber,
    preparedAt: list.preparedAt,
  }))
}

/** Who the accounts are; nobody has no name. */
export async function displayNames(
  tx: Tx,
  accountIds: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const people = await tx.account.findMany({
    where: { id: { in: [...new Set(accountIds.filter((id) => id !== null))] } },
    select: { id: true, displayName: true },
  })
  const names = new Map(people.map((person) => [person.id, person.displayName]))
  return (id) => (id && names.get(id)) ?? ''
}

export async function awardListById(tx: Tx, id: string) {
  const list = await tx.awardList.findUnique({
    where: { id },
    include: {
      round: true,
      consultations: { orderBy: { decidedAt: 'asc' } },
      _count: { select: { items: { where: { state: { not: 'REMOVED' } } } } },
    },
  })
  if (!list) return null
  const nameOf = await displayNames(tx, [
    list.preparedById,
    list.dispatchedById,
    ...list.consultations.map((one) => one.decidedById),
  ])
  return {
    id: list.id,
    number: list.number,
    title: list.title,
    state: list.state,
    roundTitle: list.round.title,
    noticeNumber: list.round.noticeNumber,
    programme: list.round.programme,
    halfYear: list.round.halfYear,
    publicityDays: list.round.publicityDays,
    budgetYear: list.budgetYear,
    fundDocument: list.fundDocument ?? '',
    totalCny: list.totalCny.toFixed(2),
    preparedBy: nameOf(list.preparedById),
    preparedAt: list.preparedAt,
    dispatch:
      list.dispatchNumber && list.dispatchedOn
        ? {
            number: list.dispatchNumber,
            on: dateFromColumn(list.dispatchedOn),
            by: nameOf(list.dispatchedById),
          }
        : null,
    closedOn: list.closedAt && dateInShanghai(list.closedAt),
    consultations: list.consultations.map((one) => ({
      id: one.id,
      inRound: one.roundId !== null,
      decision: one.decision,
      documentNumber: one.documentNumber,
      remark: one.remark,
      totalCny: one.totalCny.toFixed(2),
      decidedBy: nameOf(one.decidedById),
      decidedAt: one.decidedAt,
    })),
    itemCount: list._count.items,
  }
}
