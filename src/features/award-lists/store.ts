import { dateInShanghai, dateToColumn } from '@/server/clock'
import type { AwardListState, Programme, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

/** The room's only Prisma code: what is written, and rows held for writing. Reads for pages are in `read-store.ts`. */

export interface HeldList {
  id: string
  number: string
  state: AwardListState
  roundId: string
  programme: Programme
  halfYear: string
  publicityDays: number
  contactPhone: string
  budgetYear: number
  fundDocument: string | null
  title: string
  preparedById: string
  totalCny: string
  /** The round's own factor (M5), where its notice has one. */
  roundFactor: string | null
  dispatchNumber: string | null
  /** The day it closed, in Henan. */
  closedOn: string | null
}

export async function lockAwardList(tx: Tx, id: string): Promise<HeldList | null> {
  const locked = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM award_list WHERE id = ${id}::uuid FOR UPDATE`
  return locked.length === 0 ? null : awardListOf(tx, id)
}

/** The list as it stands, not held: for pages that ask what may be done. */
export async function awardListOf(tx: Tx, id: string): Promise<HeldList | null> {
  const list = await tx.awardList.findUnique({ where: { id }, include: { round: true } })
  if (!list) return null
  return {
    id: list.id,
    number: list.number,
    state: list.state,
    roundId: list.roundId,
    programme: list.round.programme,
    halfYear: list.round.halfYear,
    publicityDays: list.round.publicityDays,
    contactPhone: list.round.contactPhone,
    budgetYear: list.budgetYear,
    fundDocument: list.fundDocument,
    title: list.title,
    preparedById: list.preparedById,
    totalCny: list.totalCny.toFixed(2),
    roundFactor: list.round.shortageFactor?.toFixed() ?? null,
    dispatchNumber: list.dispatchNumber,
    closedOn: list.closedAt && dateInShanghai(list.closedAt),
  }
}

export async function setListState(tx: Tx, id: string, state: AwardListState): Promise<void> {
  await tx.awardList.update({ where: { id }, data: { state, version: { increment: 1 } } })
}

export async function addAwardList(tx: Tx, data: Prisma.AwardListUncheckedCreateInput): Promise<string> {
  return (await tx.awardList.create({ data, select: { id: true } })).id
}

export async function stampSentToFinance(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.awardList.update({ where: { id }, data: { sentToFinanceAt: at } })
}

export async function addItems(
  tx: Tx,
  items: readonly {
    awardListId: string
    applicationId: string
    position: number
    amountCny: string
    remark?: string
  }[],
): Promise<void> {
  await tx.awardListItem.createMany({
    data: items.map(({ remark = '', ...item }) => ({ ...item, remark, originalAmountCny: item.amountCny })),
  })
}

/** The total is what stands on the list now: the sum of its items that are not removed. */
export async function refreshTotal(tx: Tx, awardListId: string): Promise<string> {
  const { _sum } = await tx.awardListItem.aggregate({
    where: { awardListId, state: { not: 'REMOVED' } },
    _sum: { amountCny: true },
  })
  const totalCny = (_sum.amountCny ?? new Prisma.Decimal(0)).toFixed(2)
  await tx.awardList.update({ where: { id: awardListId }, data: { totalCny } })
  return totalCny
}

export async function itemById(tx: Tx, id: string) {
  const item = await tx.awardListItem.findUnique({
    where: { id },
    include: { application: { include: { applicant: true } } },
  })
  if (!item) return null
  return {
    id: item.id,
    awardListId: item.awardListId,
    applicationId: item.applicationId,
    state: item.state,
    amountCny: item.amountCny.toFixed(2),
    remark: item.remark,
    applicantId: item.application.applicantId,
    applicantName: item.application.applicant.name,
    receiptNumber: item.application.receiptNumber ?? '',
  }
}

export async function removeItem(tx: Tx, id: string, remark: string): Promise<void> {
  await tx.awardListItem.update({ where: { id }, data: { state: 'REMOVED', remark } })
}

/** The amount changes on the item and on the application alike: the two are one decision. */
export async function setItemAmount(
  tx: Tx,
  item: { id: string; applicationId: string },
  amountCny: string,
  remark: string,
): Promise<void> {
  await tx.awardListItem.update({ where: { id: item.id }, data: { amountCny, remark } })
  await tx.application.update({
    where: { id: item.applicationId },
    data: { approvedAmountCny: amountCny, version: { increment: 1 } },
  })
}

export async function listedItems(tx: Tx, awardListId: string) {
  const items = await tx.awardListItem.findMany({
    where: { awardListId, state: 'LISTED' },
    include: { application: { include: { applicant: { include: { division: true } } } } },
    orderBy: { position: 'asc' },
  })
  return items.map((item) => ({
    id: item.id,
    position: item.position,
    applicationId: item.applicationId,
    applicantId: item.application.applicantId,
    name: item.application.applicant.name,
    uscc: item.application.applicant.uscc ?? '',
    city: item.application.applicant.division?.name ?? '省直',
    amountCny: item.amountCny.toFixed(2),
    originalCny: item.originalAmountCny.toFixed(2),
    remark: item.remark,
    receiptNumber: item.application.receiptNumber ?? '',
  }))
}

export async function recordConsultation(
  tx: Tx,
  data: Prisma.FinanceConsultationUncheckedCreateInput,
): Promise<string> {
  return (await tx.financeConsultation.create({ data, select: { id: true } })).id
}

/** C1: what is no longer supported may be applied for again. */
export async function releaseSupportedPayments(
  tx: Tx,
  applicationId: string,
  at: Date,
  reason: string,
): Promise<void> {
  await tx.supportedPayment.updateMany({
    where: { applicationId, releasedAt: null },
    data: { releasedAt: at, releaseReason: reason },
  })
}

/** The amount of a listed application changed: a line of its 资金进度 that leaves its state as it is. */
export async function noteListedAmount(
  tx: Tx,
  event: { applicationId: string; amountCny: string; note: string; actorId: string | null; at: Date },
): Promise<void> {
  await tx.applicationEvent.create({
    data: { ...event, fromState: 'LISTED', toState: 'LISTED', verb: 'list' },
  })
}

/** 发文字号: unique over all lists. */
export async function setDispatch(
  tx: Tx,
  id: string,
  dispatch: { number: string; on: string; byId: string },
): Promise<void> {
  await tx.awardList.update({
    where: { id },
    data: {
      dispatchNumber: dispatch.number,
      dispatchedOn: dateToColumn(dispatch.on),
      dispatchedById: dispatch.byId,
      version: { increment: 1 },
    },
  })
}
