import { randomUUID } from 'node:crypto'

import { formatAmount } from '@/documents'
import { capsTaken, giveBackToCap, returnToBudget, returnToFund } from '@/features/funds'
import { notify } from '@/features/notifications'
import { Decimal, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { awardLines } from './award-lines'
import { holdOrder } from './move'
import { receiptInput } from './schema'
import {
  addParts,
  addReceipt,
  changeOrder,
  moneyOfItem,
  noteReceived,
  receivedByLine,
  releaseClaims,
  type StoredOrder,
} from './store'

/**
 * 登记到账, whole or in part, never above the order. In the same transaction the cap is given back by the amount (C10), what
 * the budget paid becomes available again, what was drawn returns to the prepayment (P2), in this order; what was
 * paid back whole, the award or some of its lines, may be applied for again (C1).
 */
export const recordReceipt = command({
  name: 'clawbacks.receive',
  allow: ['FINANCE_PREPARER'],
  input: receiptInput,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const order = await holdOrder(context, input.orderId, 'receive')
    if (input.receivedOn > dateInShanghai(now) || input.receivedOn < dateInShanghai(order.approvedAt!))
      refuse('INVALID', '到账日期应在通知下达之日至今天之间。请核对银行回单。', {
        fieldErrors: { receivedOn: ['应在通知下达之日至今天之间。'] },
      })
    const left = new Decimal(order.amountCny).minus(order.receivedCny)
    if (left.lt(input.amountCny))
      refuse(
        'LIMIT',
        `超过尚未缴回的 ${formatAmount(money(left))} 元。请核对银行回单；多缴的请退回原账户。`,
        {
          fieldErrors: { amountCny: ['超过尚未缴回的金额。'] },
        },
      )
    const before = await moneyOfItem(tx, order.itemId)
    const id = randomUUID()
    const added = await addReceipt(tx, {
      id,
      orderId: order.id,
      amountCny: input.amountCny,
      receivedOn: input.receivedOn,
      bankReference: input.bankReference,
      recordedById: actor.accountId!,
      recordedAt: now,
    })
    if (!added)
      refuse('CONFLICT', '这个银行流水号已经登记过。请核对，勿重复登记。', {
        fieldErrors: { bankReference: ['已经登记过。'] },
      })
    const amount = new Decimal(input.amountCny)
    const parts = spread(order, amount)
    await addParts(
      tx,
      parts.map(({ line, amountCny }) => ({ receiptId: id, clawbackLineId: line.id, amountCny })),
    )
    await giveBackCaps(context, order, amount, parts, id)
    await giveBackMoney(context, order, amount, before, id)
    const completed = left.eq(amount)
    if (completed)
      await changeOrder(tx, order.id, { state: 'COMPLETED', endedById: actor.accountId, endedAt: now })
    const whole = new Decimal(before.fromBudgetCny).plus(before.drawnCny).eq(amount.plus(before.returnedCny))
    const back = whole ? undefined : await linesPaidBack(context, order, parts)
    if (whole || back!.length > 0)
      await releaseClaims(
        tx,
        { applicationId: order.item.application.id, ...(back ? { lineId: { in: back } } : {}) },
        now,
        `资金已全部追回（${order.number}）`,
      )
    await tellAndNote(context, order, money(amount), completed)
    return done(
      { orderId: order.id, receiptId: id, completed },
      { subject: { kind: 'clawback', id: order.id }, detail: { ...input, receiptId: id, completed, whole } },
    )
  },
})

interface Part {
  line: StoredOrder['lines'][number]
  amountCny: string
}

/** A receipt fills the order's lines one after the other. Nothing to spread where the order has none. */
function spread({ lines }: StoredOrder, amount: Decimal): Part[] {
  let left = amount
  return lines.flatMap((line) => {
    const share = Decimal.min(left, new Decimal(line.amountCny).minus(line.receivedCny))
    left = left.minus(share)
    return share.gt(0) ? [{ line, amountCny: money(share) }] : []
  })
}

/** C1: lines of which everything that supported them has come back, over all orders. */
async function linesPaidBack({ tx }: Context, { item }: StoredOrder, parts: readonly Part[]) {
  const touched = new Set(parts.map(({ line }) => line.lineId))
  const received = await receivedByLine(tx, [...touched])
  return (await awardLines(tx, item.id))
    .filter(({ lineId, supportedCny }) => touched.has(lineId) && received.get(lineId) === supportedCny)
    .map(({ lineId }) => lineId)
}

/** Caps are given back by what came back: the cap of the line's enterprise first, each at most what the award took of it. */
async function giveBackCaps(
  { tx, actor, now }: Context,
  { item }: StoredOrder,
  amount: Decimal,
  parts: readonly Part[],
  receiptId: string,
): Promise<void> {
  const caps = (await capsTaken(tx, item.application.id)).map((cap) => ({
    ...cap,
    left: new Decimal(cap.taken.toFixed(2)),
    back: new Decimal(0),
  }))
  const take = (from: typeof caps, wanted: Decimal) => {
    let left = wanted
    for (const cap of from) {
      const back = Decimal.min(left, cap.left)
      cap.left = cap.left.minus(back)
      cap.back = cap.back.plus(back)
      left = left.minus(back)
    }
    return left
  }
  let rest = amount
  for (const { line, amountCny } of parts) {
    const own = caps.filter(({ organisationId }) => organisationId === line.enterpriseId)
    rest = rest.minus(new Decimal(amountCny).minus(take(own, new Decimal(amountCny))))
  }
  take(caps, rest)
  for (const cap of caps)
    await giveBackToCap(
      { tx, by: actor.accountId, at: now },
      {
        programme: cap.programme,
        ...(cap.organisationId ? { organisationId: cap.organisationId } : {}),
        period: cap.period,
        amountCny: '0.00',
      },
      money(cap.back),
      { kind: 'application', id: item.application.id },
      `clawback:${receiptId}:${cap.organisationId ?? 'province'}`,
    )
}

/** What was paid last comes back first: the budget's part, then the prepayment's. */
async function giveBackMoney(
  { tx, actor, now }: Context,
  { item, partyId }: StoredOrder,
  amount: Decimal,
  before: { fromBudgetCny: string; returnedCny: string },
  receiptId: string,
): Promise<void> {
  const posting = { tx, by: actor.accountId, at: now }
  const { budgetYear: year, round } = item.awardList
  const ofBudget = Decimal.min(
    amount,
    Decimal.max(new Decimal(before.fromBudgetCny).minus(before.returnedCny), 0),
  )
  await returnToBudget(posting, { year, programme: round.programme }, money(ofBudget), receiptId)
  const ofFund = amount.minus(ofBudget)
  if (ofFund.gt(0))
    await returnToFund(
      posting,
      { insurerId: partyId, programme: round.programme, year },
      money(ofFund),
      receiptId,
    )
}

async function tellAndNote(
  { tx, actor, now }: Context,
  order: StoredOrder,
  amountCny: string,
  completed: boolean,
): Promise<void> {
  const note = `追回通知 ${order.number}：收到缴回资金 ${formatAmount(amountCny)} 元${completed ? '，已缴清' : ''}。`
  await noteReceived(tx, {
    applicationId: order.item.application.id,
    amountCny,
    note,
    actorId: actor.accountId,
    at: now,
  })
  await notify(
    tx,
    {
      organisationId: order.partyId,
      kind: 'CLAWBACK',
      title: completed ? `追回通知 ${order.number} 已缴清` : `追回通知 ${order.number} 收到部分资金`,
      body: note,
      href: `/clawbacks/${order.id}`,
    },
    now,
  )
}
