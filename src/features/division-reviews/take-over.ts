import { z } from 'zod'

import { type ApplicationVerb, moveApplication } from '@/features/applications'
import { notify } from '@/features/notifications'
import { closeReview, currentReview, lockedCase } from '@/features/reviews'
import type { ApplicationState } from '@/server/db'
import { command, done, refuse } from '@/server/use-case'

import { addTakeOver, officesOf } from './store'

const verbs: Partial<Record<ApplicationState, ApplicationVerb>> = {
  AWAITING_DIVISION: 'takeOverAwaiting',
  IN_DIVISION_REVIEW: 'takeOverInReview',
  DIVISION_REVIEWED: 'takeOverReviewed',
  DIVISION_SIGNED: 'takeOverSigned',
}

/**
 * 接管初审: the province goes on without the division, with a reason that the division and the applicant read. What both
 * of the division have signed stays the amount in; what one signed or none does not count.
 */
export const takeOverFromDivision = command({
  name: 'divisionReviews.takeOver',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({
    applicationId: z.uuid('申报的编号不正确，请返回列表重新打开。'),
    reason: z.string().trim().min(1, '请填写接管理由。').max(500, '接管理由请不超过 500 个字。'),
  }),
  run: async (context, { applicationId, reason }) => {
    const { tx, actor, now } = context
    const application = await lockedCase(context, applicationId)
    const verb = verbs[application.state]
    const { divisionCode } = application.applicant
    if (!verb || !divisionCode)
      return refuse(
        'WRONG_STATE',
        `申报 ${application.receiptNumber} 不在所属地初审阶段，无需接管。请刷新页面查看最新状态。`,
      )
    const review = await currentReview(tx, applicationId, 'DIVISION')
    if (review) await closeReview(tx, review.id, { state: 'TAKEN_OVER', at: now })
    await addTakeOver(tx, { applicationId, divisionCode, reason, by: actor.accountId!, at: now })
    await moveApplication(context, applicationId, verb, { note: reason })
    for (const organisationId of await officesOf(tx, divisionCode))
      await notify(
        tx,
        {
          organisationId,
          kind: 'division-review.taken-over',
          title: `申报 ${application.receiptNumber} 由省商务厅接管初审`,
          body: `${application.applicant.name}。理由：${reason}`,
          href: '/division/applications',
        },
        now,
      )
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { from: application.state, reason } },
    )
  },
})
