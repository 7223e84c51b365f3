import { type CurrentReview, currentReview, lockedCase, type ReviewCase } from '@/features/reviews'
import { notFound, refuse, type Context } from '@/server/use-case'

/**
 * The case as the division office reviews it: its own earlier decisions are not amounts in, and another division's case does
 * not exist (row-level security and this question say the same).
 */
export async function divisionCase(context: Context, applicationId: string): Promise<ReviewCase> {
  const application = await lockedCase(context, applicationId)
  if (!context.actor.divisionCode || application.applicant.divisionCode !== context.actor.divisionCode)
    return notFound('申报')
  return { ...application, divisionDecisions: [] }
}

/** In review with this very person, whom alone it can be changed by. */
export async function caseInHand(context: Context, applicationId: string) {
  const application = await divisionCase(context, applicationId)
  const review = await currentReview(context.tx, applicationId, 'DIVISION')
  if (application.state !== 'IN_DIVISION_REVIEW' || review?.state !== 'OPEN')
    return refuse(
      'WRONG_STATE',
      `申报 ${application.receiptNumber} 不在初审中，不能改动。请刷新页面查看最新状态。`,
    )
  if (review.preparerId !== context.actor.accountId)
    return refuse(
      'CONFLICT',
      `申报 ${application.receiptNumber} 由另一位同事初审，您只能查看。如需由您办理，请先点“转由我初审”。`,
    )
  return { application, review }
}

/** Signed by commerce, waiting for finance: another person, of the division's other office. */
export async function caseToSign(
  context: Context,
  applicationId: string,
): Promise<{ application: ReviewCase; review: CurrentReview; signerId: string }> {
  const application = await divisionCase(context, applicationId)
  const review = await currentReview(context.tx, applicationId, 'DIVISION')
  if (application.state !== 'DIVISION_REVIEWED' || review?.state !== 'PREPARED')
    return refuse('WRONG_STATE', `申报 ${application.receiptNumber} 不在待会签状态。请刷新页面查看最新状态。`)
  const signerId = context.actor.accountId
  if (!signerId || review.preparerId === signerId)
    return refuse('FORBIDDEN', '商务签署和财政会签须为两人。请由财政部门的同事会签。', { clause: '二(六)' })
  return { application, review, signerId }
}
