import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { ClawbackState, Programme, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

/** The room's only Prisma code. A party sees its own orders once they are approved; the walls see to it. Amounts CNY. */

const include = {
  receipts: { orderBy: { recordedAt: 'asc' } },
  lines: { orderBy: { position: 'asc' }, include: { parts: true } },
  item: {
    include: {
      awardList: { select: { number: true, budgetYear: true, round: { select: { programme: true } } } },
      application: { select: { id: true, receiptNumber: true, applicantId: true, halfYear: true } },
    },
  },
} as const satisfies Prisma.ClawbackOrderInclude

export async function orderById(tx: Tx, id: string) {
  const row = await tx.clawbackOrder.findUnique({ where: { id }, include })
  if (!row) return null
  return {
    ...row,
    amountCny: row.amountCny.toFixed(2),
    receivedCny: row.receivedCny.toFixed(2),
    dueOn: dateFromColumn(row.dueOn),
    lines: row.lines.map(({ parts, ...line }) => ({
      ...line,
      amountCny: line.amountCny.toFixed(2),
      receivedCny: parts.reduce((sum, part) => sum.plus(part.amountCny), new Prisma.Decimal(0)).toFixed(2),
    })),
    receipts: row.receipts.map((one) => ({
      ...one,
      amountCny: one.amountCny.toFixed(2),
      receivedOn: dateFromColumn(one.receivedOn),
    })),
  }
}
export type StoredOrder = NonNullable<Awaited<ReturnType<typeof orderById>>>

/** Item first, then the order, both held until the transaction ends: what is received of one award is counted in turn. */
export async function lockOrder(tx: Tx, id: string): Promise<StoredOrder | null> {
  const row = await tx.clawbackOrder.findUnique({ where: { id }, select: { itemId: true } })
  if (!row) return null
  await holdItem(tx, row.itemId)
  await tx.$queryRaw`SELECT id FROM clawback_order WHERE id = ${id}::uuid FOR UPDATE`
  return orderById(tx, id)
}

export async function holdItem(tx: Tx, itemId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM award_list_item WHERE id = ${itemId}::uuid FOR UPDATE`
}

export interface OrderRow {
  id: string
  itemId: string
  number: string
  partyName: string
  state: ClawbackState
  amountCny: string
  receivedCny: string
  dueOn: string
}

export async function ordersOf(tx: Tx, where: Prisma.ClawbackOrderWhereInput = {}): Promise<OrderRow[]> {
  const rows = await tx.clawbackOrder.findMany({ where, orderBy: { preparedAt: 'desc' }, take: 200 })
  return rows.map((row) => ({
    id: row.id,
    itemId: row.itemId,
    number: row.number,
    partyName: row.partyName,
    state: row.state,
    amountCny: row.amountCny.toFixed(2),
    receivedCny: row.receivedCny.toFixed(2),
    dueOn: dateFromColumn(row.dueOn),
  }))
}

export interface PaidAward {
  itemId: string
  receiptNumber: string
  partyId: string
  partyName: string
  programme: Programme
  halfYear: string
  listNumber: string
  /** Confirmed by the bank, or drawn from the prepayment. */
  paidCny: string
  /** Asked for by open orders, or received. */
  clawedBackCny: string
}

/** Awards of which something was paid, by receipt number or name; one when `itemId` says which. */
export function paidAwards(tx: Tx, q: string, itemId: string | null): Promise<PaidAward[]> {
  return tx.$queryRaw<PaidAward[]>`
    SELECT i.id AS "itemId", coalesce(a.receipt_number, '') AS "receiptNumber", o.id AS "partyId", o.name AS "partyName",
      a.programme, a.half_year AS "halfYear", l.number AS "listNumber", p.paid::numeric(18,2)::text AS "paidCny",
      coalesce((SELECT sum(CASE WHEN c.state IN ('PROPOSED', 'ISSUED') THEN c.amount_cny ELSE c.received_cny END)
        FROM clawback_order c WHERE c.item_id = i.id), 0)::numeric(18,2)::text AS "clawedBackCny"
    FROM award_list_item i
    JOIN award_list l ON l.id = i.award_list_id
    JOIN application a ON a.id = i.application_id
    JOIN organisation o ON o.id = a.applicant_id
    JOIN LATERAL (SELECT sum(d.paid_cny) AS paid FROM disbursement_line d WHERE d.item_id = i.id) p ON p.paid > 0
    WHERE (${itemId}::uuid IS NULL OR i.id = ${itemId}::uuid)
      AND (a.receipt_number LIKE ${`%${q}%`} OR o.name LIKE ${`%${q}%`})
    ORDER BY a.receipt_number DESC LIMIT 50`
}

export async function addOrder(
  tx: Tx,
  { dueOn, ...data }: Omit<Prisma.ClawbackOrderUncheckedCreateInput, 'dueOn'> & { id: string; dueOn: string },
): Promise<void> {
  await tx.clawbackOrder.createMany({ data: [{ ...data, dueOn: dateToColumn(dueOn) }] })
}

export async function changeOrder(
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.ClawbackOrderUncheckedUpdateInput,
    'state' | 'approvedById' | 'approvedAt' | 'endedById' | 'endedAt' | 'endReason'
  >,
): Promise<void> {
  await tx.clawbackOrder.updateMany({ where: { id }, data })
}

export async function addLines(tx: Tx, data: Prisma.ClawbackLineCreateManyInput[]): Promise<void> {
  if (data.length > 0) await tx.clawbackLine.createMany({ data })
}

export async function addParts(tx: Tx, data: Prisma.ClawbackReceiptPartCreateManyInput[]): Promise<void> {
  if (data.length > 0) await tx.clawbackReceiptPart.createMany({ data })
}

/** False when this bank reference was recorded before. The database counts it and refuses more than the order. */
export async function addReceipt(
  tx: Tx,
  {
    receivedOn,
    ...data
  }: Omit<Prisma.ClawbackReceiptUncheckedCreateInput, 'receivedOn'> & { receivedOn: string },
): Promise<boolean> {
  const { count } = await tx.clawbackReceipt.createMany({
    data: [{ ...data, receivedOn: dateToColumn(receivedOn) }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Of one award: what the budget paid, what was drawn from the prepayment, what has come back over all orders. */
export async function moneyOfItem(
  tx: Tx,
  itemId: string,
): Promise<{ fromBudgetCny: string; drawnCny: string; returnedCny: string }> {
  const [row] = await tx.$queryRaw<{ fromBudgetCny: string; drawnCny: string; returnedCny: string }[]>`
    SELECT
      coalesce(sum(paid_cny) FILTER (WHERE kind <> 'DRAWDOWN'), 0)::numeric(18,2)::text AS "fromBudgetCny",
      coalesce(sum(paid_cny) FILTER (WHERE kind = 'DRAWDOWN'), 0)::numeric(18,2)::text AS "drawnCny",
      (SELECT coalesce(sum(received_cny), 0) FROM clawback_order WHERE item_id = ${itemId}::uuid)::numeric(18,2)::text AS "returnedCny"
    FROM disbursement_line WHERE item_id = ${itemId}::uuid`
  return row!
}

/** What has come back of each of the applications' lines, over all orders. */
export async function receivedByLine(tx: Tx, lineIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.clawbackReceiptPart.findMany({
    where: { clawbackLine: { lineId: { in: lineIds } } },
    select: { amountCny: true, clawbackLine: { select: { lineId: true } } },
  })
  const sums = new Map<string, Prisma.Decimal>()
  for (const { amountCny, clawbackLine } of rows)
    sums.set(clawbackLine.lineId, (sums.get(clawbackLine.lineId) ?? new Prisma.Decimal(0)).plus(amountCny))
  return new Map([...sums].map(([lineId, sum]) => [lineId, sum.toFixed(2)]))
}

/** C1: what was paid back whole, the award or some of its lines, may be applied for again. */
export async function releaseClaims(
  tx: Tx,
  where: { applicationId: string; lineId?: { in: string[] } },
  at: Date,
  reason: string,
): Promise<void> {
  await tx.supportedPayment.updateMany({
    where: { ...where, releasedAt: null },
    data: { releasedAt: at, releaseReason: reason },
  })
}

/** A step of 资金进度 that changes no state. */
export async function noteReceived(
  tx: Tx,
  event: { applicationId: string; amountCny: string; note: string; actorId: string | null; at: Date },
): Promise<void> {
  await tx.applicationEvent.createMany({
    data: [{ ...event, fromState: 'PAID', toState: 'PAID', verb: 'clawback' }],
  })
}
