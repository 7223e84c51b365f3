import { moveApplication } from '@/features/applications'
import { command, done, refuse } from '@/server/use-case'

import { lockedCase } from './open-case'
import { runFindings } from './run-findings'
import { applicationRef } from './schema'
import { assignCase, currentReview, openReview, setPreparer, supersedeFindings } from './store'

/** 受理 (二(六)): the application comes into review, one person has it in hand, and every finding rule has run. */
export const takeApplication = command({
  name: 'reviews.take',
  allow: ['COMMERCE_PREPARER'],
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const { tx, actor, now } = context
    const application = await lockedCase(context, applicationId)
    await moveApplication(context, applicationId, 'startReview', {
      amountCny: application.requestedAmountCny,
    })
    await assignCase(tx, applicationId, actor.accountId!)
    await openReview(tx, {
      applicationId,
      submissionSequence: application.submissionSequence,
      preparerId: actor.accountId!,
      amountIn: application.requestedAmountCny,
      at: now,
    })
    await supersedeFindings(tx, applicationId, application.submissionSequence, now)
    const findings = await runFindings(context, application)
    return done(
      { applicationId, ...findings },
      { subject: { kind: 'application', id: applicationId }, detail: findings },
    )
  },
})

/** 转由我办理: another preparer goes on where the first has stopped. */
export const takeOverApplication = command({
  name: 'reviews.take-over',
  allow: ['COMMERCE_PREPARER'],
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const { tx, actor } = context
    const application = await lockedCase(context, applicationId)
    const review = await currentReview(tx, applicationId)
    if (application.state !== 'IN_REVIEW' || !review)
      return refuse(
        'WRONG_STATE',
        `申报 ${application.receiptNumber} 不在审核中，无需转办。请刷新页面查看最新状态。`,
      )
    await assignCase(tx, applicationId, actor.accountId!)
    await setPreparer(tx, review.id, actor.accountId!)
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { from: review.preparerId } },
    )
  },
})
