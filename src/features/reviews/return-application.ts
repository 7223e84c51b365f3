import { moveApplication } from '@/features/applications'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import type { ReviewCase } from './case-store'
import { caseInHand } from './open-case'
import { returnSchema } from './schema'
import { addReturn, closeReview } from './store'
import { tellApplicant } from './tell-applicant'

/**
 * 一次性告知, of either stage: every defect is kept at once with the last day (included) by which to correct them, the
 * review is closed, the application goes back by `verb` and its applicant is told. `from` names an office before the note.
 */
export async function returnForCorrection(
  context: Context,
  held: { application: ReviewCase; reviewId: string },
  { defects, correctBy }: { defects: string[]; correctBy: string },
  verb: 'return' | 'returnByDivision',
  from = '',
): Promise<void> {
  const { tx, actor, now } = context
  const { application, reviewId } = held
  if (correctBy <= dateInShanghai(now))
    refuse('INVALID', '补正截止日期应晚于今天，请重新选择。', {
      fieldErrors: { correctBy: ['补正截止日期应晚于今天，请重新选择。'] },
    })
  await addReturn(tx, {
    applicationId: application.id,
    reviewId,
    submissionSequence: application.submissionSequence,
    defects: defects.map((message) => ({ message })),
    correctBy,
    returnedById: actor.accountId!,
    at: now,
  })
  await closeReview(tx, reviewId, { state: 'RETURNED', at: now })
  const note = `${from}共 ${defects.length} 项需要补正，请于${dateInWords(correctBy)}前（含当日）重新提交。`
  await moveApplication(context, application.id, verb, { note })
  await tellApplicant(
    context,
    application,
    'application.returned',
    `申报 ${application.receiptNumber} 需要补正`,
    note,
  )
}

/** 退回补正 by the province. */
export const returnApplication = command({
  name: 'reviews.return',
  allow: ['COMMERCE_PREPARER'],
  input: returnSchema,
  run: async (context, { applicationId, ...asked }) => {
    const { application, review } = await caseInHand(context, applicationId)
    await returnForCorrection(context, { application, reviewId: review.id }, asked, 'return')
    return done({ applicationId }, { subject: { kind: 'application', id: applicationId }, detail: asked })
  },
})
