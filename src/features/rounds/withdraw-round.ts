import { z } from 'zod'

import { notify } from '@/features/notifications'
import { command, done, notFound, refuse } from '@/server/use-case'

import { stateLabels, withdrawalOf } from './state'
import { draftsAndSubmissions, lockRound, setRoundState } from './store'

/**
 * Takes a round back: its preparer one that is not released yet, the approver a released one for which nobody has
 * submitted. It stays on record with the reason; who had begun an application is told.
 */
export const withdrawRound = command({
  name: 'rounds.withdraw',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_APPROVER'],
  input: z.strictObject({
    id: z.uuid(),
    reason: z.string().trim().min(4, '请写明撤回原因。').max(500, '撤回原因请不超过 500 个字。'),
  }),
  run: async ({ tx, actor, now }, { id, reason }) => {
    const round = await lockRound(tx, id)
    if (!round) return notFound('批次')
    const verb = withdrawalOf(actor.role, round.state)
    if (!verb)
      refuse(
        'WRONG_STATE',
        round.state === 'RELEASED'
          ? '批次已发布，须由审批人员撤回。请联系审批人员。'
          : `批次目前为“${stateLabels[round.state]}”，您不能撤回。请刷新页面查看最新状态。`,
      )
    if (verb !== 'withdrawReleased' && round.preparedById !== actor.accountId)
      refuse('FORBIDDEN', '批次由其他同事经办，只能由经办人本人撤回。请联系经办人。')
    const { begun, submitted } = await draftsAndSubmissions(tx, id)
    if (submitted > 0)
      refuse(
        'WRONG_STATE',
        `已有 ${submitted} 件申报提交，批次不能撤回。请按通知继续办理；确需终止的，请逐件作出不予支持的决定。`,
      )
    await setRoundState(tx, id, {
      state: 'WITHDRAWN',
      withdrawnById: actor.accountId,
      withdrawnAt: now,
      withdrawalReason: reason,
    })
    for (const organisationId of begun)
      await notify(
        tx,
        {
          organisationId,
          kind: 'rounds.withdrawn',
          title: `批次“${round.title}”已撤回`,
          body: `${reason}。已填写的草稿不能再提交，请留意新的申报通知。`,
          href: '/notices',
        },
        now,
      )
    return done({ id }, { subject: { kind: 'round', id }, detail: { reason, from: round.state } })
  },
})
