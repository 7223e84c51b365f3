import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { DisbursementKind, DisbursementOrderState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

/** The room's Prisma code for writing; reads for pages are in `read-store.ts`. Amounts are CNY strings. */

export interface HeldOrder {
  id: string
  number: string
  awardListId: string
  state: DisbursementOrderState
  preparedById: string
  approvedOn: Date | null
}

/** The order's list, read before anything is held: lists are always held before their orders. */
export async function listOfOrder(tx: Tx, orderId: string): Promise<string | null> {
  const row = await tx.disbursementOrder.findUnique({
    where: { id: orderId },
    select: { awardListId: true },
  })
  return row?.awardListId ?? null
}

export async function lockOrder(tx: Tx, id: string): Promise<HeldOrder | null> {
  const rows = await tx.$queryRaw<HeldOrder[]>`
    SELECT id, number, award_list_id AS "awardListId", state, prepared_by_id AS "preparedById", approved_at AS "approvedOn"
    FROM disbursement_order WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0] ?? null
}

export interface AwardToPay {
  itemId: string
  applicationId: string
  applicantId: string
  name: string
  uscc: string
  amountCny: string
  /** Why payment waits (L3), in words; null when it does not. */
  heldReason: string | null
  account: Account | null
}

export interface Account {
  bankName: string
  bankCode: string
  accountNumber: string
}

/** Awards of the list that no live line pays yet, with the payee's verified account of today. */
export async function awardsToPay(tx: Tx, awardListId: string): Promise<AwardToPay[]> {
  const items = await tx.awardListItem.findMany({
    where: {
      awardListId,
      state: 'AWARDED',
      application: { state: 'AWARDED' },
      payments: { none: { state: { in: ['PENDING', 'PAID'] } } },
    },
    include: { application: { include: { applicant: true } } },
    orderBy: { position: 'asc' },
  })
  const accounts = await verifiedAccounts(
    tx,
    items.map((item) => item.application.applicantId),
  )
  return items.map((item) => ({
    itemId: item.id,
    applicationId: item.applicationId,
    applicantId: item.application.applicantId,
    name: item.application.applicant.name,
    uscc: item.application.applicant.uscc ?? '',
    amountCny: item.amountCny.toFixed(2),
    heldReason: item.application.heldReason,
    account: accounts.get(item.application.applicantId) ?? null,
  }))
}

/** An organisation has one verified account at most; the database sees to it. */
export async function verifiedAccounts(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<Map<string, Account>> {
  const rows = await tx.bankAccount.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: 'VERIFIED' },
    select: { organisationId: true, bankName: true, bankCode: true, accountNumber: true },
  })
  return new Map(rows.map(({ organisationId, ...account }) => [organisationId, account]))
}

/** Whose changed account waits for its verification. */
export async function accountsWaiting(tx: Tx, organisationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.bankAccount.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: 'PENDING_VERIFICATION' },
    select: { organisationId: true },
  })
  return new Set(rows.map((row) => row.organisationId))
}

export async function addOrder(tx: Tx, data: Prisma.DisbursementOrderUncheckedCreateInput): Promise<string> {
  return (await tx.disbursementOrder.create({ data, select: { id: true } })).id
}

export interface NewLine extends Partial<Account> {
  orderId: string
  itemId: string
  position: number
  kind: DisbursementKind
  attempt?: number
  /** Who ordered a further attempt. */
  orderedById?: string
  payeeName: string
  uscc: string
  amountCny: string
}

const asRow = ({ attempt = 1, bankName = '', bankCode = '', accountNumber = '', ...rest }: NewLine) => ({
  ...rest,
  attempt,
  bankName,
  bankCode,
  accountNumber,
})

export async function addLine(tx: Tx, line: NewLine): Promise<string> {
  return (await tx.disbursementLine.create({ data: asRow(line), select: { id: true } })).id
}

export async function addLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  await tx.disbursementLine.createMany({ data: lines.map(asRow) })
}

export const lineShape = {
  item: { include: { application: { include: { applicant: true } } } },
  movements: { where: { amountCny: { gt: 0 }, reversedBy: { is: null } }, orderBy: { recordedAt: 'asc' } },
} as const satisfies Prisma.DisbursementLineInclude

export const asLine = (line: Prisma.DisbursementLineGetPayload<{ include: typeof lineShape }>) => ({
  id: line.id,
  orderId: line.orderId,
  itemId: line.itemId,
  applicationId: line.item.applicationId,
  applicantId: line.item.application.applicantId,
  heldReason: line.item.application.heldReason,
  position: line.position,
  kind: line.kind,
  attempt: line.attempt,
  payeeName: line.payeeName,
  uscc: line.uscc,
  bankName: line.bankName,
  bankCode: line.bankCode,
  accountNumber: line.accountNumber,
  amountCny: line.amountCny.toFixed(2),
  paidCny: line.paidCny.toFixed(2),
  /** What the bank has not paid of it yet. */
  openCny: line.amountCny.minus(line.paidCny).toFixed(2),
  state: line.state,
  paidOn: line.paidOn && dateFromColumn(line.paidOn),
  bankReference: line.bankReference,
  failureReason: line.failureReason,
  recordedById: line.recordedById,
  /** What the bank paid of it and has not sent back, sum by sum. */
  parts: line.movements.map((part) => ({
    id: part.id,
    amountCny: part.amountCny.toFixed(2),
    paidOn: dateFromColumn(part.movedOn),
  })),
})
export type Line = ReturnType<typeof asLine>

export async function linesOf(tx: Tx, orderId: string): Promise<Line[]> {
  const rows = await tx.disbursementLine.findMany({
    where: { orderId },
    include: lineShape,
    orderBy: { position: 'asc' },
  })
  return rows.map(asLine)
}

export async function lineById(tx: Tx, id: string): Promise<Line | null> {
  const row = await tx.disbursementLine.findUnique({ where: { id }, include: lineShape })
  return row && asLine(row)
}

/** The awards of the order, held in one order: payments, returns and clawbacks of an award take turns. */
export async function holdAwards(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`SELECT i.id FROM award_list_item i WHERE EXISTS
    (SELECT FROM disbursement_line l WHERE l.item_id = i.id AND l.order_id = ${orderId}::uuid) ORDER BY i.id FOR UPDATE`
}

export async function setOrderState(
  tx: Tx,
  id: string,
  data: Prisma.DisbursementOrderUncheckedUpdateInput,
): Promise<void> {
  await tx.disbursementOrder.update({ where: { id }, data })
}

/** The whole line is met by the prepayment: it becomes the drawdown itself. */
export async function turnIntoDrawdown(
  tx: Tx,
  { id, amountCny }: Line,
  on: string,
  by: string,
  at: Date,
): Promise<void> {
  await tx.disbursementLine.update({
    where: { id },
    data: {
      kind: 'DRAWDOWN',
      paidCny: amountCny,
      state: 'PAID',
      paidOn: dateToColumn(on),
      recordedById: by,
      recordedAt: at,
      bankName: '',
      bankCode: '',
      accountNumber: '',
    },
  })
}

export async function setSettlement(tx: Tx, id: string, amountCny: string, account: Account): Promise<void> {
  await tx.disbursementLine.update({ where: { id }, data: { amountCny, ...account } })
}

export async function markPaid(
  tx: Tx,
  id: string,
  record: { paidCny: string; paidOn: string; bankReference: string | null; by: string; at: Date },
): Promise<void> {
  await tx.disbursementLine.update({
    where: { id },
    data: {
      state: 'PAID',
      paidCny: record.paidCny,
      paidOn: dateToColumn(record.paidOn),
      bankReference: record.bankReference,
      recordedById: record.by,
      recordedAt: record.at,
    },
  })
}

export async function markFailed(
  tx: Tx,
  id: string,
  record: { reason: string; by: string; at: Date },
): Promise<void> {
  await tx.disbursementLine.update({
    where: { id },
    data: {
      state: 'FAILED',
      failureReason: record.reason,
      recordedById: record.by,
      recordedAt: record.at,
    },
  })
}

export async function withdrawLines(tx: Tx, orderId: string): Promise<void> {
  await tx.disbursementLine.updateMany({ where: { orderId }, data: { state: 'REPLACED' } })
}

/** A step of the applicant's 资金进度 that changes no state: the bank sent the money back. */
export async function noteReturned(
  tx: Tx,
  event: { applicationId: string; amountCny: string; note: string; actorId: string | null; at: Date },
): Promise<void> {
  await tx.applicationEvent.create({
    data: { ...event, fromState: 'IN_PAYMENT', toState: 'IN_PAYMENT', verb: 'paymentFailed' },
  })
}

export async function applicationState(tx: Tx, id: string) {
  return (await tx.application.findUniqueOrThrow({ where: { id }, select: { state: true } })).state
}

/** Awards of the list whose applications are not paid yet. */
export async function unpaidAwards(tx: Tx, awardListId: string): Promise<number> {
  return tx.awardListItem.count({
    where: { awardListId, state: 'AWARDED', application: { state: { not: 'PAID' } } },
  })
}
