import { z } from 'zod'

import {
  choosePreparer,
  dutyNow,
  presentOrDeputy,
  recordAssignment,
  type Choice,
} from '@/features/assignments'
import { command, done, refuse, type Context } from '@/server/use-case'

import { placeOf, type ReviewCase } from './case-store'
import { lockedCase } from './open-case'
import { assignCase, currentReview, setPreparer } from './store'

/** Instead of a person: the rules of `/commerce/settings/assignment` decide. */
export const BY_RULE = 'RULE'

/**
 * 分派, by hand or by rule; what is in review already goes on in other hands with its decisions. Away from someone only with
 * a reason. To someone absent means to the deputy, and the record says so.
 */
export const assignApplication = command({
  name: 'reviews.assign',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({
    applicationId: z.uuid('申报的编号不正确，请返回列表重新打开。'),
    to: z.union([z.literal(BY_RULE), z.uuid()], '请选择分派给谁。'),
    reason: z.string().trim().max(500, '改派理由请不超过 500 个字。').default(''),
  }),
  run: async (context, { applicationId, to, reason }) => {
    const { tx, actor, now } = context
    const application = await lockedCase(context, applicationId)
    if (application.state !== 'SUBMITTED' && application.state !== 'IN_REVIEW')
      refuse(
        'WRONG_STATE',
        `申报 ${application.receiptNumber} 不在受理或审核环节，不能分派。请刷新页面查看最新状态。`,
      )
    const choice = await chosen(context, application, to)
    const from = application.assignedToId
    if (from && from !== choice.toAccountId && reason === '')
      refuse('INVALID', `申报 ${application.receiptNumber} 已有经办，改派须写明理由。`, {
        fieldErrors: { reason: ['请填写改派理由。'] },
      })
    await assignCase(tx, applicationId, choice.toAccountId)
    const review = await currentReview(tx, applicationId)
    if (review) await setPreparer(tx, review.id, choice.toAccountId)
    await recordAssignment(tx, {
      ...choice,
      applicationId,
      fromAccountId: from,
      reason,
      assignedById: actor.accountId!,
      assignedAt: now,
    })
    return done(
      {
        applicationId,
        toAccountId: choice.toAccountId,
        way: choice.way,
        deputised: choice.onBehalfOfId !== null,
      },
      { subject: { kind: 'application', id: applicationId }, detail: { ...choice, from, reason } },
    )
  },
})

async function chosen(context: Context, application: ReviewCase, to: string): Promise<Choice> {
  const duty = await dutyNow(context)
  if (to !== BY_RULE) {
    if (!duty.preparers.some(({ id }) => id === to))
      return refuse('INVALID', '请从列表中选择一位在岗的经办。')
    const person = presentOrDeputy(to, duty)
    if (!person) return refuse('CONFLICT', '这位经办和代办人员今天都缺勤。请分派给另一位经办。')
    return { ...person, way: 'HAND', ruleId: null }
  }
  const { divisionCode } = await placeOf(context.tx, application.id)
  const choice = choosePreparer({ divisionCode, programme: application.programme }, duty)
  return choice ?? refuse('CONFLICT', '今天没有在岗的经办可以分派。请先核对缺勤登记。')
}
