import { z } from 'zod'

import { commitBudget } from '@/features/funds'
import { command, done, refuse } from '@/server/use-case'

import { moveAwardList, withinBudget } from './move'
import { consultationConcur, reason, uuid } from './schema'
import { listedItems, recordConsultation, refreshTotal, stampSentToFinance } from './store'

/** 送财政会商: from here on the list is frozen until finance has answered. */
export const sendToFinance = command({
  name: 'award-lists.send-to-finance',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ awardListId: uuid }),
  run: async (context, { awardListId }) => {
    const list = await moveAwardList(context, awardListId, 'sendToFinance')
    if ((await listedItems(context.tx, awardListId)).length === 0)
      refuse('INVALID', '名单中没有条目。请先列入审核通过的申报，再送财政会商。')
    await stampSentToFinance(context.tx, awardListId, context.now)
    return done(
      { awardListId },
      { subject: { kind: 'award-list', id: awardListId }, detail: { totalCny: list.totalCny } },
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
    const totalCny = await refreshTotal(tx, list.id)
    const consultationId = await recordConsultation(tx, {
      awardListId: list.id,
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
    await recordConsultation(context.tx, {
      awardListId: list.id,
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
