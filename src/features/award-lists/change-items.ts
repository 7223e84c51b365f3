import { z } from 'zod'

import { formatAmount } from '@/documents'
import { moveApplication } from '@/features/applications'
import { Decimal, money } from '@/policy-rules'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { answerByDeed } from './consultation-store'
import { giveBackAward } from './give-back'
import { holdAwardList } from './move'
import { amountCny, reason, uuid } from './schema'
import { itemById, refreshTotal, removeItem, setItemAmount } from './store'

/** The item and its list, both of which the preparer may still change (draft, or sent back by finance). */
async function editableItem(context: Context, itemId: string) {
  const found = await itemById(context.tx, itemId)
  if (!found) return notFound('名单条目')
  const list = await holdAwardList(context, found.awardListId, 'edit')
  const item = (await itemById(context.tx, itemId))!
  if (item.state !== 'LISTED') refuse('WRONG_STATE', '该条目已移出名单。请刷新页面查看最新状态。')
  return { list, item }
}

/** Takes an application off the list; it is approved as before and may stand on a later list. */
export const unlistItem = command({
  name: 'award-lists.unlist',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ itemId: uuid, reason: reason('移出原因') }),
  run: async (context, input) => {
    const { list, item } = await editableItem(context, input.itemId)
    await removeItem(context.tx, item.id, input.reason)
    await moveApplication(context, item.applicationId, 'unlist', {
      amountCny: item.amountCny,
      note: `移出 ${list.number}：${input.reason}`,
    })
    await answerByDeed(
      context.tx,
      { awardListId: list.id, itemId: item.id },
      {
        answer: `已移出名单：${input.reason}`,
        answeredById: context.actor.accountId!,
        answeredAt: context.now,
      },
    )
    const totalCny = await refreshTotal(context.tx, list.id)
    return done(
      { awardListId: list.id, totalCny },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { item: item.id, reason: input.reason, totalCny },
      },
    )
  },
})

/** Lowers an item's amount; what falls away goes back to the cap. More money needs a new review, not a change here. */
export const amendItem = command({
  name: 'award-lists.amend',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ itemId: uuid, amountCny, reason: reason('核减原因') }),
  run: async (context, input) => {
    const { list, item } = await editableItem(context, input.itemId)
    const newAmount = money(new Decimal(input.amountCny))
    if (!new Decimal(newAmount).lt(item.amountCny))
      refuse('INVALID', '这里只能核减。请填写小于当前金额的数字；如需增加，请将其移出名单重新审核。', {
        fieldErrors: { amountCny: [`须小于 ${formatAmount(item.amountCny)} 元。`] },
      })
    if (new Decimal(newAmount).isZero())
      refuse('INVALID', '核减后金额为 0.00 元。如不予支持，请将该条目移出名单。', {
        fieldErrors: { amountCny: ['须大于 0。'] },
      })
    const cut = money(new Decimal(item.amountCny).minus(newAmount))
    const note = `${list.number} 核减 ${cut} 元：${input.reason}`
    await giveBackAward(context, item.applicationId, cut, `amend:${item.id}:${newAmount}`)
    await moveApplication(context, item.applicationId, 'unlist', { amountCny: item.amountCny, note })
    await setItemAmount(context.tx, item, newAmount, input.reason)
    await moveApplication(context, item.applicationId, 'list', { amountCny: newAmount, note })
    await answerByDeed(
      context.tx,
      { awardListId: list.id, itemId: item.id },
      {
        answer: `由 ${formatAmount(item.amountCny)} 元核减为 ${formatAmount(newAmount)} 元：${input.reason}`,
        answeredById: context.actor.accountId!,
        answeredAt: context.now,
      },
    )
    const totalCny = await refreshTotal(context.tx, list.id)
    return done(
      { awardListId: list.id, totalCny },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: {
          item: item.id,
          before: item.amountCny,
          after: newAmount,
          reason: input.reason,
        },
      },
    )
  },
})
