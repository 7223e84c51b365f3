import { z } from 'zod'

import { moveApplications } from '@/features/applications'
import { holdAwardList, lockAwardList, moveAwardList, reason, uuid } from '@/features/award-lists'
import { releaseBudget } from '@/features/funds'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { itemsOf } from './go-public'
import { stateLabels, withdrawalProposers, withdrawalTransitions } from './state'
import {
  addWithdrawal,
  cancelScheduled,
  decideWithdrawal,
  lockPublicity,
  markWithdrawn,
  publicitiesOf,
  publicityById,
  waitingWithdrawal,
  withdrawalById,
} from './store'

/** 取消发布: before its minute; the number stays used, with the reason. */
export const cancelPublicity = command({
  name: 'publicity.cancel',
  allow: ['COMMERCE_APPROVER'],
  input: z.strictObject({ publicityId: uuid, reason: reason('取消原因') }),
  run: async ({ tx, actor, now }, input) => {
    const { publicity } = await held(tx, input.publicityId)
    if (publicity.state !== 'SCHEDULED')
      refuse(
        'WRONG_STATE',
        `${publicity.content.number}${stateLabels[publicity.state]}，不能取消。已发布的，请按程序撤回。`,
      )
    await cancelScheduled(tx, publicity.id, { reason: input.reason, by: actor.accountId, at: now })
    return done(
      { awardListId: publicity.awardListId },
      {
        subject: { kind: 'publicity', id: publicity.id },
        detail: { number: publicity.content.number, reason: input.reason },
      },
    )
  },
})

/** 申请撤回: with the reason that the public will read, and what comes after it. */
export const proposeWithdrawal = command({
  name: 'publicity.propose-withdrawal',
  allow: withdrawalProposers,
  input: z.strictObject({
    publicityId: uuid,
    reason: reason('撤回原因'),
    afterwards: z.enum(['REPUBLISH', 'REVISE'], '请选择撤回后的办理方式。'),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context
    const { publicity } = await held(tx, input.publicityId)
    await demandWithdrawable(context, publicity)
    if (await waitingWithdrawal(tx, publicity.id))
      refuse('CONFLICT', '该公示已有一项撤回申请待确认。请由另一位审批人员办理。')
    const id = await addWithdrawal(tx, { ...input, by: actor.accountId!, at: now })
    return done(
      { awardListId: publicity.awardListId, withdrawalId: id },
      {
        subject: { kind: 'publicity', id: publicity.id },
        detail: { number: publicity.content.number, reason: input.reason, afterwards: input.afterwards },
      },
    )
  },
})

type Held = Awaited<ReturnType<typeof held>>['publicity']

/** Only what the public reads, and the latest of its list first: a supplement before what it supplements. */
async function demandWithdrawable(context: Context, publicity: Held): Promise<void> {
  const { state, content, awardListId, sequence } = publicity
  if (state !== 'PUBLISHED')
    refuse('WRONG_STATE', `${content.number}${stateLabels[state]}，不能撤回。请刷新页面查看最新状态。`)
  const later = (await publicitiesOf(context.tx, awardListId)).find(
    (one) => one.sequence > sequence && (one.state === 'PUBLISHED' || one.state === 'SCHEDULED'),
  )
  if (later)
    refuse(
      'WRONG_STATE',
      `该名单还有后来的公示 ${later.content.number}（${stateLabels[later.state]}）。请先撤回或取消后来的公示。`,
    )
}

/** 同意撤回: the public reads the reason instead of the list; the list goes back to be published again, or to be revised. */
export const confirmWithdrawal = command({
  name: 'publicity.confirm-withdrawal',
  allow: withdrawalTransitions.confirm.who,
  input: z.strictObject({ withdrawalId: uuid }),
  run: async (context, { withdrawalId }) => {
    const { tx, actor, now } = context
    const { withdrawal, publicity } = await waiting(context, withdrawalId)
    const list = await holdAwardList(context, publicity.awardListId, 'withdrawPublicity')
    await demandWithdrawable(context, publicity)
    const items = await itemsOf(tx, publicity)
    await decideWithdrawal(tx, withdrawalId, {
      state: 'CONFIRMED',
      remark: '',
      by: actor.accountId!,
      at: now,
    })
    await markWithdrawn(tx, publicity.id, { reason: withdrawal.reason, by: actor.accountId!, at: now })
    if (!publicity.supplement) {
      const note = `${publicity.content.number}已撤回：${withdrawal.reason}`
      await moveApplications(
        context,
        'unpublicise',
        items.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note })),
      )
      if (withdrawal.afterwards === 'REPUBLISH') await moveAwardList(context, list.id, 'withdrawPublicity')
      else {
        await moveAwardList(context, list.id, 'withdrawToRevise')
        // What finance had set aside is free until it has concurred again.
        await releaseBudget(
          { tx, by: actor.accountId, at: now },
          { year: list.budgetYear, programme: list.programme },
          list.totalCny,
          list.id,
          `withdrawal:${withdrawalId}`,
        )
      }
    }
    return done(
      { awardListId: list.id, publicityId: publicity.id },
      {
        subject: { kind: 'publicity', id: publicity.id },
        detail: {
          number: publicity.content.number,
          reason: withdrawal.reason,
          afterwards: withdrawal.afterwards,
          proposedBy: withdrawal.proposedById,
        },
      },
    )
  },
})

/** 不同意撤回: the publicity stays as it is. */
export const refuseWithdrawal = command({
  name: 'publicity.refuse-withdrawal',
  allow: withdrawalTransitions.refuse.who,
  input: z.strictObject({ withdrawalId: uuid, reason: reason('不同意的理由') }),
  run: async (context, input) => {
    const { publicity } = await waiting(context, input.withdrawalId)
    const { tx, actor, now } = context
    await decideWithdrawal(tx, input.withdrawalId, {
      state: 'REFUSED',
      remark: input.reason,
      by: actor.accountId!,
      at: now,
    })
    return done(
      { awardListId: publicity.awardListId },
      {
        subject: { kind: 'publicity', id: publicity.id },
        detail: { number: publicity.content.number, refused: input.reason },
      },
    )
  },
})

/** The publicity behind its list's lock. */
async function held(tx: Context['tx'], publicityId: string) {
  const awardListId = (await publicityById(tx, publicityId))?.awardListId ?? notFound('公示')
  await lockAwardList(tx, awardListId)
  return { publicity: (await lockPublicity(tx, publicityId))! }
}

/** A withdrawal that waits for this official, who is not the one who proposed it. */
async function waiting({ tx, actor }: Context, withdrawalId: string) {
  const publicityId = (await withdrawalById(tx, withdrawalId))?.publicityId ?? notFound('撤回申请')
  const { publicity } = await held(tx, publicityId)
  const withdrawal = (await withdrawalById(tx, withdrawalId))!
  if (withdrawal.state !== 'PROPOSED') refuse('WRONG_STATE', '这项撤回申请已经办理。请刷新页面查看最新状态。')
  if (withdrawal.proposedById === actor.accountId)
    refuse('FORBIDDEN', '撤回由您提出，须由另一位审批人员确认。请联系同事办理。')
  return { withdrawal, publicity }
}
