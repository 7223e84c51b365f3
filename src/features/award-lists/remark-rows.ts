import { z } from 'zod'

import { command, done, notFound, refuse } from '@/server/use-case'

import { lastRound, remarkById, saveAnswer, saveRemark } from './consultation-store'
import { holdAwardList } from './move'
import { reason, rowRemark, uuid } from './schema'
import { itemById } from './store'

/** Finance says something on a row of the list it is consulted on; flagged, the row has to change. Empty takes it back. */
export const remarkRow = command({
  name: 'award-lists.remark',
  allow: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
  input: rowRemark,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const found = await itemById(tx, input.itemId)
    if (!found) return notFound('名单条目')
    const list = await holdAwardList(context, found.awardListId, 'remark')
    const item = (await itemById(tx, input.itemId))!
    const round = await lastRound(tx, list.id)
    if (item.state !== 'LISTED' || !round)
      return refuse('WRONG_STATE', '该条目不在本轮会商范围内。请刷新页面查看最新状态。')
    if (input.flagged && input.remark === '')
      refuse('INVALID', '标记需调整的条目，请写明意见。', {
        fieldErrors: { remark: ['请写明需要怎样调整。'] },
      })
    await saveRemark(tx, {
      roundId: round.id,
      itemId: item.id,
      amountCny: item.amountCny,
      flagged: input.flagged,
      remark: input.remark,
      madeById: actor.accountId!,
      madeAt: now,
    })
    return done(
      { awardListId: list.id, itemId: item.id },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { item: item.id, round: round.sequence, flagged: input.flagged, remark: input.remark },
      },
    )
  },
})

/** Commerce answers a remark of the last round, before it sends the list again. */
export const answerRemark = command({
  name: 'award-lists.answer',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ remarkId: uuid, answer: reason('答复') }),
  run: async (context, input) => {
    const { tx, actor, now } = context
    const remark = await remarkById(tx, input.remarkId)
    if (!remark || remark.remark === '') return notFound('会商意见')
    const list = await holdAwardList(context, remark.round.awardListId, 'answer')
    if ((await lastRound(tx, list.id))?.id !== remark.round.id)
      refuse('WRONG_STATE', '该意见属于以前的会商轮次，已经办结。请答复最近一轮的意见。')
    await saveAnswer(tx, remark.id, {
      answer: input.answer,
      answeredById: actor.accountId!,
      answeredAt: now,
    })
    return done(
      { awardListId: list.id },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { item: remark.itemId, answer: input.answer },
      },
    )
  },
})
