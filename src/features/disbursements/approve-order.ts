import { z } from 'zod'

import { moveApplications } from '@/features/applications'
import { moveAwardList, reason, uuid, type HeldList } from '@/features/award-lists'
import { drawDown, holdFund, releaseBudget } from '@/features/funds'
import { listedAmong } from '@/features/negative-list'
import { Decimal, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { holdOrder } from './hold-order'
import { finishApplications, settleOrder } from './settle'
import {
  addLine,
  awardsToPay,
  linesOf,
  markPaid,
  setOrderState,
  setSettlement,
  turnIntoDrawdown,
  verifiedAccounts,
  withdrawLines,
  type Line,
} from './store'

/**
 * 复核下达: another person approves the order. What an insurer's fund holds is drawn in this transaction (P2), the fund held
 * meanwhile; what is missing stays as the settlement to pay. Awards of nothing are settled by it too.
 */
export const approveOrder = command({
  name: 'disbursements.approve',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({ orderId: uuid }),
  run: async (context, { orderId }) => {
    const { tx, actor, now } = context
    const { list, order } = await holdOrder(context, orderId, 'approve')
    if (order.preparedById === actor.accountId)
      refuse('FORBIDDEN', '拨付单由您编制，须由另一人复核。请联系本单位复核人员。')
    const today = dateInShanghai(now)
    const lines = await linesOf(tx, orderId)
    const accounts = await verifiedAccounts(
      tx,
      lines.map((line) => line.applicantId),
    )
    const listed = await listedAmong(
      tx,
      lines.map((line) => line.uscc),
      today,
    )
    for (const line of lines) {
      if (line.accountNumber && accounts.get(line.applicantId)?.accountNumber !== line.accountNumber)
        refuse(
          'WRONG_STATE',
          `${line.payeeName}的收款账户在编制后已变更，本单所列账户不再有效。请退回经办，按已核实的账户重新编制。`,
        )
      const until = listed.get(line.uscc)
      if (until)
        refuse(
          'INVALID',
          `${line.payeeName}已列入负面清单至 ${until}，不得拨付。请退回经办，移出该单位后重新编制。`,
          { clause: '二(五)' },
        )
      if (line.heldReason)
        refuse(
          'WRONG_STATE',
          `${line.payeeName}的申报暂缓办理：${line.heldReason}请退回经办，移出该单位后重新编制。`,
          { clause: '二(三)' },
        )
    }
    await setOrderState(tx, orderId, { state: 'ISSUED', approvedById: actor.accountId, approvedAt: now })
    await moveAwardList(context, list.id, 'order')
    const note = `拨付单 ${order.number}`
    await moveApplications(
      context,
      'order',
      lines.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note })),
    )
    let drawnCny = new Decimal(0)
    let position = lines.length
    for (const line of lines)
      if (line.kind === 'SETTLEMENT')
        drawnCny = drawnCny.plus(await drawFirst(context, list, line, ++position))
    const nothing = (await awardsToPay(tx, list.id))
      .filter((award) => new Decimal(award.amountCny).isZero())
      .map(({ applicationId, applicantId }) => ({
        applicationId,
        applicantId,
        amountCny: '0.00',
        note: '核定金额为 0，无需拨付',
      }))
    await moveApplications(
      context,
      'order',
      nothing.map(({ applicationId, amountCny }) => ({ applicationId, amountCny })),
    )
    await finishApplications(context, list, nothing)
    await settleOrder(context, list, orderId, await linesOf(tx, orderId))
    return done(
      { orderId, awardListId: list.id, drawnCny: money(drawnCny) },
      {
        subject: { kind: 'disbursement-order', id: orderId },
        detail: { number: order.number, drawnCny: money(drawnCny) },
      },
    )
  },
})

/** Draws what the insurer's fund of the round's budget year holds, at most the award. Returns what was drawn. */
async function drawFirst(
  { tx, actor, now }: Context,
  list: HeldList,
  line: Line,
  nextPosition: number,
): Promise<Decimal> {
  const fund = { insurerId: line.applicantId, programme: list.programme, year: list.budgetYear }
  const draw = Decimal.min(await holdFund(tx, fund), line.amountCny)
  const rest = new Decimal(line.amountCny).minus(draw)
  const posting = { tx, by: actor.accountId, at: now }
  const today = dateInShanghai(now)
  let drawdownId = line.id
  if (!rest.isZero()) {
    const account = (await verifiedAccounts(tx, [line.applicantId])).get(line.applicantId)
    if (!account)
      return refuse(
        'INVALID',
        `${line.payeeName}没有已核实的收款账户，预拨资金之外的 ${money(rest)} 元无法结算。请先核实其账户，或退回经办。`,
      )
    await setSettlement(tx, line.id, money(rest), account)
    if (draw.isZero()) return draw
    drawdownId = await addLine(tx, {
      orderId: line.orderId,
      itemId: line.itemId,
      position: nextPosition,
      kind: 'DRAWDOWN',
      payeeName: line.payeeName,
      uscc: line.uscc,
      amountCny: money(draw),
    })
    await markPaid(tx, drawdownId, {
      paidCny: money(draw),
      paidOn: today,
      bankReference: null,
      by: actor.accountId!,
      at: now,
    })
  } else await turnIntoDrawdown(tx, line, today, actor.accountId!, now)
  await drawDown(posting, fund, money(draw), { kind: 'disbursement-line', id: drawdownId })
  // The prepayment left the budget when it was paid: what it meets is not paid from the budget again.
  await releaseBudget(
    posting,
    { year: list.budgetYear, programme: list.programme },
    money(draw),
    list.id,
    `drawdown:${drawdownId}`,
  )
  return draw
}

/** 退回经办: nothing has moved; the awards wait for another order. */
export const sendBackOrder = command({
  name: 'disbursements.send-back',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({ orderId: uuid, reason: reason('退回原因') }),
  run: async (context, input) => {
    const { order } = await holdOrder(context, input.orderId, 'sendBack')
    await withdrawLines(context.tx, order.id)
    await setOrderState(context.tx, order.id, { state: 'SENT_BACK', sentBackReason: input.reason })
    return done(
      { orderId: order.id },
      {
        subject: { kind: 'disbursement-order', id: order.id },
        detail: { number: order.number, reason: input.reason },
      },
    )
  },
})
