import { z } from 'zod'

import { formatAmount } from '@/documents'
import { moveApplication } from '@/features/applications'
import {
  amountCny,
  giveBackAward,
  holdAwardList,
  itemById,
  notifyApplicants,
  reason,
  refreshTotal,
  releaseSupportedPayments,
  removeItem,
  setItemAmount,
  uuid,
  type HeldList,
} from '@/features/award-lists'
import { releaseBudget } from '@/features/funds'
import { addStoredFile } from '@/features/stored-files'
import { Decimal, money } from '@/policy-rules'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { listOfObjection, lockObjection, settleObjection } from './objection-store'
import { itemInWords, keepReply } from './reply-document'
import { noteAmount } from './store'

const base = { objectionId: uuid, reply: reason('答复意见') }
const decision = z.discriminatedUnion(
  'outcome',
  [
    z.strictObject({ ...base, outcome: z.literal('DISMISS') }),
    z.strictObject({ ...base, outcome: z.literal('NOT_ACCEPT') }),
    /** `partyReason` is what the party objected to reads: it must not tell who objected. */
    z.strictObject({ ...base, outcome: z.literal('REMOVE'), partyReason: reason('告知当事单位的理由') }),
    z.strictObject({
      ...base,
      outcome: z.literal('REDUCE'),
      partyReason: reason('告知当事单位的理由'),
      newAmountCny: amountCny,
    }),
  ],
  '请选择处理结果。',
)

type Item = NonNullable<Awaited<ReturnType<typeof itemById>>>

/**
 * Decides an objection. Dismissed or not accepted: a reply. Upheld: the item leaves the list, or its amount falls; money
 * and caps go back, and a changed amount waits for its supplementary publicity (L5).
 */
export const decideObjection = command({
  name: 'publicity.decide-objection',
  allow: ['COMMERCE_CHECKER'],
  input: decision,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const listId = await listOfObjection(tx, input.objectionId)
    if (!listId) return notFound('异议')
    const list = await holdAwardList(context, listId, 'decideObjection')
    const objection = await lockObjection(tx, input.objectionId)
    if (objection?.state !== 'RECEIVED')
      return refuse('WRONG_STATE', '该异议已经处理。请刷新页面查看处理结果。')
    let newAmountCny: string | null = null
    if (input.outcome === 'REMOVE' || input.outcome === 'REDUCE') {
      if (
        [objection.objectorName, objection.objectorContact].some((told) => input.partyReason.includes(told))
      )
        refuse('INVALID', '告知当事单位的理由中出现了异议人的姓名或联系方式。请删去后再提交。', {
          fieldErrors: { partyReason: ['不能透露异议人。'] },
        })
      const item = await itemById(tx, objection.itemId)
      if (item?.state !== 'LISTED')
        return refuse('WRONG_STATE', '所涉条目已移出名单。请改选“异议不成立”并在答复中说明情况。')
      if (input.outcome === 'REMOVE')
        await strikeItem(context, list, item, objection.number, input.partyReason)
      else {
        newAmountCny = money(new Decimal(input.newAmountCny))
        await reduceItem(context, list, item, objection.number, newAmountCny, input.partyReason)
      }
      await refreshTotal(tx, list.id)
    }
    const state = states[input.outcome]
    const reply = await keepReply({
      ...objection,
      item: itemInWords(objection.line),
      state,
      words: input.reply,
      at: now,
    })
    const replyFileId = await addStoredFile(tx, {
      ...reply,
      ownerOrganisationId: actor.organisationId!,
      purpose: 'objection-reply',
      uploadedById: actor.accountId,
      uploadedAt: now,
    })
    await settleObjection(tx, objection.id, {
      state,
      replyFileId,
      decision: input.reply,
      newAmountCny,
      decidedById: actor.accountId!,
      decidedAt: now,
    })
    return done(
      { objectionId: objection.id, awardListId: list.id, state },
      {
        subject: { kind: 'objection', id: objection.id },
        detail: { number: objection.number, outcome: input.outcome, newAmountCny, replySha256: reply.sha256 },
      },
    )
  },
})

const states = {
  DISMISS: 'DISMISSED',
  NOT_ACCEPT: 'NOT_ACCEPTED',
  REMOVE: 'UPHELD',
  REDUCE: 'UPHELD',
} as const

async function strikeItem(context: Context, list: HeldList, item: Item, objection: string, told: string) {
  const { tx, now } = context
  await removeItem(tx, item.id, '公示异议成立')
  await giveBackAward(context, item.applicationId, 'ALL', `objection:${objection}`)
  await releaseSupportedPayments(tx, item.applicationId, now, `公示异议成立：${told}`)
  await free(context, list, item.amountCny, objection)
  await moveApplication(context, item.applicationId, 'disqualify', {
    amountCny: '0.00',
    note: `公示期收到的异议经核实成立：${told}`,
  })
  await notifyApplicants(context, list.programme, [item], {
    kind: 'OBJECTION_UPHELD',
    title: '公示期异议成立，不予支持',
    body: told,
  })
}

async function reduceItem(
  context: Context,
  list: HeldList,
  item: Item,
  objection: string,
  newAmountCny: string,
  told: string,
) {
  if (!new Decimal(newAmountCny).lt(item.amountCny) || new Decimal(newAmountCny).isZero())
    refuse('INVALID', '调整后的金额应大于 0 且小于当前金额。如应全部取消，请选择“移出名单”。', {
      fieldErrors: { newAmountCny: [`须大于 0 且小于 ${formatAmount(item.amountCny)} 元。`] },
    })
  const cut = money(new Decimal(item.amountCny).minus(newAmountCny))
  const note = `公示期收到的异议经核实成立，支持金额由 ${formatAmount(item.amountCny)} 元调整为 ${formatAmount(newAmountCny)} 元：${told}`
  await giveBackAward(context, item.applicationId, cut, `objection:${objection}`)
  await free(context, list, cut, objection)
  await setItemAmount(context.tx, item, newAmountCny, '公示异议后调整')
  await noteAmount(context.tx, {
    applicationId: item.applicationId,
    amountCny: newAmountCny,
    note,
    actorId: context.actor.accountId,
    at: context.now,
  })
  await notifyApplicants(context, list.programme, [item], {
    kind: 'OBJECTION_UPHELD',
    title: '公示期异议成立，支持金额已调整',
    body: note,
  })
}

/** What finance had set aside for it becomes available again. */
const free = ({ tx, actor, now }: Context, list: HeldList, cutCny: string, objection: string) =>
  releaseBudget(
    { tx, by: actor.accountId, at: now },
    { year: list.budgetYear, programme: list.programme },
    cutCny,
    list.id,
    `objection:${objection}`,
  )
