import { moveApplication } from '@/features/applications'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse } from '@/server/use-case'

import { caseInHand } from './open-case'
import { returnSchema } from './schema'
import { addReturn, closeReview } from './store'
import { tellApplicant } from './tell-applicant'

/** 退回补正, 一次性告知: every defect at once, and the last day (included) by which to correct them. */
export const returnApplication = command({
  name: 'reviews.return',
  allow: ['COMMERCE_PREPARER'],
  input: returnSchema,
  run: async (context, { applicationId, defects, correctBy }) => {
    const { tx, actor, now } = context
    const { application, review } = await caseInHand(context, applicationId)
    if (correctBy <= dateInShanghai(now))
      refuse('INVALID', '补正截止日期应晚于今天，请重新选择。', {
        fieldErrors: { correctBy: ['补正截止日期应晚于今天，请重新选择。'] },
      })
    await addReturn(tx, {
      applicationId,
      reviewId: review.id,
      submissionSequence: application.submissionSequence,
      defects: defects.map((message) => ({ message })),
      correctBy,
      returnedById: actor.accountId!,
      at: now,
    })
    await closeReview(tx, review.id, { state: 'RETURNED', at: now })
    const note = `共 ${defects.length} 项需要补正，请于${dateInWords(correctBy)}前（含当日）重新提交。`
    await moveApplication(context, applicationId, 'return', { note })
    await tellApplicant(
      context,
      application,
      'application.returned',
      `申报 ${application.receiptNumber} 需要补正`,
      note,
    )
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { defects, correctBy } },
    )
  },
})
