import { randomUUID } from 'node:crypto'

import { formatAmount } from '@/documents'
import { notify } from '@/features/notifications'
import { amount, dateInWords, Decimal, money, sumOfAmounts, yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { awardLines, leftOfLine, type AwardLine } from './award-lines'
import { holdOrder } from './move'
import { endInput, oneOrder, prepareInput } from './schema'
import { addLines, addOrder, changeOrder, holdItem, paidAwards, type StoredOrder } from './store'

/** 编制追回通知 against a paid award: at most what was paid and is not clawed back yet; without interest. */
export const prepareClawback = command({
  name: 'clawbacks.prepare',
  allow: ['COMMERCE_PREPARER'],
  input: prepareInput,
  run: async ({ tx, actor, now }, { itemId, lines: asked, amountCny: whole, ...input }) => {
    await holdItem(tx, itemId)
    const [award] = await paidAwards(tx, '', itemId)
    if (!award) return notFound('已拨付的资金')
    const today = dateInShanghai(now)
    if (input.dueOn <= today)
      refuse('INVALID', '缴回期限应在今天之后。', { fieldErrors: { dueOn: ['应在今天之后。'] } })
    const lines = chosenLines(await awardLines(tx, itemId), asked, whole)
    if (lines.length === 0 && !whole)
      refuse('INVALID', '请填写追回金额。', { fieldErrors: { amountCny: ['请填写追回金额。'] } })
    const amountCny = lines.length > 0 ? sumOfAmounts(lines.map((line) => line.amountCny)) : whole!
    const left = new Decimal(award.paidCny).minus(award.clawedBackCny)
    const tooMuch = () =>
      refuse(
        'LIMIT',
        `这笔资金已拨付 ${formatAmount(award.paidCny)} 元，已追回和正在追回 ${formatAmount(award.clawedBackCny)} 元，最多还可追回 ${formatAmount(money(left))} 元。请核对金额。`,
        { fieldErrors: { amountCny: ['超过可追回的金额。'] } },
      )
    if (left.lt(amountCny)) tooMuch()
    const number = formatNumber('豫信保追', yearOf(today), await nextNumber(tx, 'clawback', yearOf(today)))
    const id = randomUUID()
    try {
      await addOrder(tx, {
        id,
        number,
        itemId,
        partyId: award.partyId,
        partyName: award.partyName,
        amountCny,
        ...input,
        preparedById: actor.accountId!,
        preparedAt: now,
      })
      await addLines(
        tx,
        lines.map((line, index) => ({ ...line, orderId: id, position: index + 1 })),
      )
    } catch (error) {
      if (isConstraint(error, 'clawback_within_paid')) tooMuch()
      throw error
    }
    return done(
      { orderId: id, number },
      {
        subject: { kind: 'clawback', id },
        detail: {
          number,
          itemId,
          amountCny,
          lines: lines.map(({ label, amountCny: of }) => `${label} ${of}`),
        },
      },
    )
  },
})

/** The lines asked back, each at most what it was supported with and is not clawed back yet; a sum alone is spread over them. */
function chosenLines(
  lines: readonly AwardLine[],
  asked: readonly { lineId: string; amountCny: string }[],
  whole: string | undefined,
) {
  if (asked.length === 0) return spreadOver(lines, whole ?? '0')
  if (whole && !amount(sumOfAmounts(asked.map((line) => line.amountCny))).eq(whole))
    refuse('INVALID', '追回金额与各行合计不一致。请核对，或只填写其中一处。', {
      fieldErrors: { amountCny: ['与各行合计不一致。'] },
    })
  return asked.map(({ lineId, amountCny }) => {
    const line = lines.find((one) => one.lineId === lineId)
    if (!line) return refuse('NOT_FOUND', '没有找到要追回的明细。请刷新页面后重新填写。')
    const left = leftOfLine(line)
    if (amount(left).lt(amountCny))
      refuse(
        'LIMIT',
        `第 ${line.position} 行（${line.label}）支持 ${formatAmount(line.supportedCny)} 元，最多还可追回 ${formatAmount(left)} 元。请核对金额。`,
        { fieldErrors: { [`amount.${lineId}`]: ['超过可追回的金额。'] } },
      )
    const { label, enterpriseName, enterpriseId } = line
    return { lineId, label, enterpriseName, enterpriseId, amountCny: money(new Decimal(amountCny)) }
  })
}

/** In the order of the lines; no lines when they cannot bear the sum. */
function spreadOver(lines: readonly AwardLine[], whole: string) {
  let left = new Decimal(whole)
  const spread = lines.flatMap((line) => {
    const share = Decimal.min(left, leftOfLine(line))
    left = left.minus(share)
    const { lineId, label, enterpriseName, enterpriseId } = line
    return share.gt(0) ? [{ lineId, label, enterpriseName, enterpriseId, amountCny: money(share) }] : []
  })
  return left.isZero() ? spread : []
}

/** 审批下达, by a second person; the party is told what, where to and by when. */
export const approveClawback = command({
  name: 'clawbacks.approve',
  allow: ['COMMERCE_APPROVER'],
  input: oneOrder,
  run: async (context, { orderId }) => {
    const { tx, actor, now } = context
    const order = await holdOrder(context, orderId, 'approve')
    if (order.preparedById === actor.accountId)
      refuse('FORBIDDEN', '追回通知由您编制，须由另一人审批。请联系处室负责人办理。')
    await changeOrder(tx, orderId, { state: 'ISSUED', approvedById: actor.accountId, approvedAt: now })
    await tell(
      context,
      order,
      `追回通知 ${order.number}：请缴回 ${formatAmount(order.amountCny)} 元`,
      `${order.reason}请于${dateInWords(order.dueOn)}前缴至通知所列账户，不计利息。缴清前不能提交新的申报。`,
    )
    return done({ orderId }, { subject: { kind: 'clawback', id: orderId }, detail: { number: order.number } })
  },
})

export const sendBackClawback = command({
  name: 'clawbacks.sendBack',
  allow: ['COMMERCE_APPROVER'],
  input: endInput,
  run: async (context, { orderId, reason }) => {
    await holdOrder(context, orderId, 'sendBack')
    await end(context, orderId, 'SENT_BACK', reason)
    return done({ orderId }, { subject: { kind: 'clawback', id: orderId }, detail: { reason } })
  },
})

/** 撤销 with a reason: what came back so far stays, nothing more is asked for. */
export const cancelClawback = command({
  name: 'clawbacks.cancel',
  allow: ['COMMERCE_APPROVER'],
  input: endInput,
  run: async (context, { orderId, reason }) => {
    const order = await holdOrder(context, orderId, 'cancel')
    await end(context, orderId, 'CANCELLED', reason)
    await tell(context, order, `追回通知 ${order.number} 已撤销`, reason)
    return done({ orderId }, { subject: { kind: 'clawback', id: orderId }, detail: { reason } })
  },
})

const end = ({ tx, actor, now }: Context, id: string, state: 'SENT_BACK' | 'CANCELLED', endReason: string) =>
  changeOrder(tx, id, { state, endReason, endedById: actor.accountId, endedAt: now })

async function tell({ tx, now }: Context, order: StoredOrder, title: string, body: string): Promise<void> {
  await notify(
    tx,
    { organisationId: order.partyId, kind: 'CLAWBACK', title, body, href: `/clawbacks/${order.id}` },
    now,
  )
}
