import { z } from 'zod'

import { commitBudget } from '@/features/funds'
import { command, done, refuse } from '@/server/use-case'

import { addRound, lastRound, unansweredRows } from './consultation-store'
import { moveAwardList, withinBudget } from './move'
import { consultationConcur, reason, uuid } from './schema'
import { listedItems, recordConsultation, refreshTotal, stampSentToFinance } from './store'

/**
 * 送财政会商: from here on the list is frozen until finance has answered. Sent again, every row that finance flagged has its
 * answer; each sending is a round of its own that stays readable.
 */
export const sendToFinance = command({
  name: 'award-lists.send-to-finance',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({
    awardListId: uuid,
    message: z.string().trim().max(500, '说明不能超过 500 字。请精简。').default(''),
  }),
  run: async (context, { awardListId, message }) => {
    const { tx, actor, now } = context
    await moveAwardList(context, awardListId, 'sendToFinance')
    const items = await listedItems(tx, awardListId)
    if (items.length === 0) refuse('INVALID', '名单中没有条目。请先列入审核通过的申报，再送财政会商。')
    const open = await unansweredRows(tx, awardListId)
    if (open.length > 0)
      refuse(
        'WRONG_STATE',
        `财政标记需调整的条目还有 ${open.length} 个没有答复。请逐条答复、核减或移出后再送会商。`,
      )
    const totalCny = await refreshTotal(tx, awardListId)
    await addRound(tx, {
      awardListId,
      totalCny,
      itemCount: items.length,
      message,
      sentById: actor.accountId!,
      sentAt: now,
    })
    await stampSentToFinance(tx, awardListId, now)
    return done(
      { awardListId },
      {
        subject: { kind: 'award-list', id: awardListId },
        detail: { totalCny, items: items.length, message },
      },
    )
  },
})

/** 会商同意: the list's total is set aside in the year's budget; the database refuses more than there is. */
export const concurAwardList = command({
  name: 'award-lists.concur',
  allow: ['FINANCE_CHECKER'],
  input: consultationConcur,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const list = await moveAwardList(context, input.awardListId, 'concur')
    const round = await lastRound(tx, list.id)
    const flagged = round?.remarks.filter((remark) => remark.flagged).length ?? 0
    if (flagged > 0)
      refuse('WRONG_STATE', `有 ${flagged} 个条目标记为需调整。请退回商务调整，或取消标记后再同意。`)
    const totalCny = await refreshTotal(tx, list.id)
    const consultationId = await recordConsultation(tx, {
      awardListId: list.id,
      roundId: round?.id ?? null,
      decision: 'CONCUR',
      documentNumber: input.documentNumber,
      remark: input.remark,
      totalCny,
      decidedById: actor.accountId!,
      decidedAt: now,
    })
    await withinBudget(list.budgetYear, () =>
      commitBudget(
        { tx, by: actor.accountId, at: now },
        { year: list.budgetYear, programme: list.programme },
        totalCny,
        list.id,
        `concur:${consultationId}`,
      ),
    )
    return done(
      { awardListId: list.id, totalCny },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { decision: 'CONCUR', documentNumber: input.documentNumber, totalCny },
      },
    )
  },
})

/** 退回商务: with a remark that says what to change. Nothing is set aside. */
export const sendBackAwardList = command({
  name: 'award-lists.send-back',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({ awardListId: uuid, reason: reason('退回意见') }),
  run: async (context, input) => {
    const list = await moveAwardList(context, input.awardListId, 'sendBack')
    const round = await lastRound(context.tx, list.id)
    await recordConsultation(context.tx, {
      awardListId: list.id,
      roundId: round?.id ?? null,
      decision: 'SEND_BACK',
      remark: input.reason,
      totalCny: list.totalCny,
      decidedById: context.actor.accountId!,
      decidedAt: context.now,
    })
    return done(
      { awardListId: list.id },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { decision: 'SEND_BACK', reason: input.reason },
      },
    )
  },
})
