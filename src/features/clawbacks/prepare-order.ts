import { randomUUID } from 'node:crypto'

import { formatAmount } from '@/documents'
import { notify } from '@/features/notifications'
import { dateInWords, Decimal, money, yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { holdOrder } from './move'
import { endInput, oneOrder, prepareInput } from './schema'
import { addOrder, changeOrder, paidAwards, type StoredOrder } from './store'

/** 编制追回通知 against a paid award: at most what was paid and is not clawed back yet; without interest. */
export const prepareClawback = command({
  name: 'clawbacks.prepare',
  allow: ['COMMERCE_PREPARER'],
  input: prepareInput,
  run: async ({ tx, actor, now }, { itemId, ...input }) => {
    const [award] = await paidAwards(tx, '', itemId)
    if (!award) return notFound('已拨付的资金')
    const today = dateInShanghai(now)
    if (input.dueOn <= today)
      refuse('INVALID', '缴回期限应在今天之后。', { fieldErrors: { dueOn: ['应在今天之后。'] } })
    const left = new Decimal(award.paidCny).minus(award.clawedBackCny)
    const tooMuch = () =>
      refuse(
        'LIMIT',
        `这笔资金已拨付 ${formatAmount(award.paidCny)} 元，已追回和正在追回 ${formatAmount(award.clawedBackCny)} 元，最多还可追回 ${formatAmount(money(left))} 元。请核对金额。`,
        { fieldErrors: { amountCny: ['超过可追回的金额。'] } },
      )
    if (left.lt(input.amountCny)) tooMuch()
    const number = formatNumber('豫信保追', yearOf(today), await nextNumber(tx, 'clawback', yearOf(today)))
    const id = randomUUID()
    try {
      await addOrder(tx, {
        id,
        number,
        itemId,
        partyId: award.partyId,
        partyName: award.partyName,
        ...input,
        preparedById: actor.accountId!,
        preparedAt: now,
      })
    } catch (error) {
      if (isConstraint(error, 'clawback_within_paid')) tooMuch()
      throw error
    }
    return done(
      { orderId: id, number },
      { subject: { kind: 'clawback', id }, detail: { number, itemId, amountCny: input.amountCny } },
    )
  },
})

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
