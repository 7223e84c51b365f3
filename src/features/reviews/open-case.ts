import { standsInFor } from '@/features/assignments'
import type { ApplicationState } from '@/server/db'
import { notFound, refuse, type Context } from '@/server/use-case'

import { lockCase, linesOf, readCase, type ReviewCase } from './case-store'
import type { ReviewedLine } from './compute-award'
import { currentReview, type CurrentReview } from './store'

/** The case, with its row held: whoever comes second waits, and then reads what the first has done. */
export async function lockedCase({ tx }: Context, applicationId: string): Promise<ReviewCase> {
  const state = await lockCase(tx, applicationId)
  const found = state && (await readCase(tx, applicationId))
  return found ?? notFound('申报')
}

export const decidedStates: readonly ApplicationState[] = [
  'APPROVED',
  'LISTED',
  'IN_PUBLICITY',
  'AWARDED',
  'IN_PAYMENT',
  'PAID',
]
/** Its amount was decided: whatever is found later, nobody changes it silently. */
export const isDecided = (state: ApplicationState): boolean => decidedStates.includes(state)

const needed: Partial<Record<ApplicationState, string>> = {
  AWAITING_DIVISION: '正由所属地初审。',
  IN_DIVISION_REVIEW: '正由所属地初审。',
  DIVISION_REVIEWED: '正由所属地初审。',
  DIVISION_SIGNED: '所属地尚未汇总报送。',
  SUBMITTED: '请先受理。',
  REVIEWED: '已送复核，请等待复核结果。',
  RETURNED: '已退回补正，请等待企业重新提交。',
}

/** The case in review and its open review, for the one who prepares it or stands in for them today. Refuses anyone else in words. */
export async function caseInHand(
  context: Context,
  applicationId: string,
): Promise<{ application: ReviewCase; review: CurrentReview }> {
  const application = await lockedCase(context, applicationId)
  const review = await currentReview(context.tx, applicationId)
  if (application.state !== 'IN_REVIEW' || !review)
    return refuse(
      'WRONG_STATE',
      `申报 ${application.receiptNumber} 不在审核中，不能改动。${needed[application.state] ?? '请刷新页面查看最新状态。'}`,
    )
  const me = context.actor.accountId
  if (review.preparerId !== me && !(me && (await standsInFor(context, me)).includes(review.preparerId)))
    return refuse(
      'CONFLICT',
      `申报 ${application.receiptNumber} 由另一位经办受理，您只能查看。如需由您办理，请先点“转由我办理”。`,
    )
  return { application, review }
}

/** The case waiting for its checker, who must not be the one who prepared it (S8). */
export async function caseToCheck(
  context: Context,
  applicationId: string,
): Promise<{ application: ReviewCase; review: CurrentReview; checkerId: string }> {
  const application = await lockedCase(context, applicationId)
  const review = await currentReview(context.tx, applicationId)
  if (application.state !== 'REVIEWED' || review?.state !== 'PREPARED')
    return refuse('WRONG_STATE', `申报 ${application.receiptNumber} 不在待复核状态。请刷新页面查看最新状态。`)
  const checkerId = context.actor.accountId
  if (
    !checkerId ||
    review.preparerId === checkerId ||
    review.decisions.some((d) => d.decidedById === checkerId)
  )
    return refuse('FORBIDDEN', '您经办过这件申报，不能再复核。请由另一位同事复核。', { clause: '二(六)' })
  return { application, review, checkerId }
}

/** Every line as it now stands; a line not yet decided stands as it was applied for. */
export function reviewedLines(
  application: ReviewCase,
  review: Pick<CurrentReview, 'decisions'> | null,
): ReviewedLine[] {
  const paidOn = new Map(application.paymentLines.map((line) => [line.id, line.paidOn]))
  return linesOf(application).map(({ id, position, amountIn, division }) => {
    const decision = review?.decisions.find(({ lineId }) => lineId === id)
    return {
      position,
      amountIn,
      amountOut: decision?.amountOut ?? amountIn,
      reason: decision?.reason ?? null,
      ...(division && division.amountIn !== amountIn
        ? { divisionCut: { appliedCny: division.amountIn, reason: division.reason } }
        : {}),
      ...(paidOn.has(id) ? { paidOn: paidOn.get(id)! } : {}),
    }
  })
}
