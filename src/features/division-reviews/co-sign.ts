import { moveApplication } from '@/features/applications'
import { checkSchema, closeReview, objectSchema, openReview, saveDecision } from '@/features/reviews'
import { command, done } from '@/server/use-case'

import { caseToSign } from './case-in-hand'

/** 财政会签: the second signature, of the division's finance office. From here on the division's amounts stand. */
export const signForFinance = command({
  name: 'divisionReviews.signForFinance',
  allow: ['DIVISION_FINANCE'],
  input: checkSchema,
  run: async (context, { applicationId, remark }) => {
    const { review, signerId } = await caseToSign(context, applicationId)
    await closeReview(context.tx, review.id, {
      state: 'APPROVED',
      checkerId: signerId,
      checkerRemark: remark,
      at: context.now,
    })
    await moveApplication(context, applicationId, 'signDivision', { note: remark })
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { remark, reviewId: review.id } },
    )
  },
})

/** 会签退回: the pass is closed with finance's remark; commerce goes on from the lines as they were decided. */
export const sendBackForFinance = command({
  name: 'divisionReviews.sendBack',
  allow: ['DIVISION_FINANCE'],
  input: objectSchema,
  run: async (context, { applicationId, remark }) => {
    const { tx, now } = context
    const { application, review, signerId } = await caseToSign(context, applicationId)
    await closeReview(tx, review.id, {
      state: 'SENT_BACK',
      checkerId: signerId,
      checkerRemark: remark,
      at: now,
    })
    const next = await openReview(tx, {
      applicationId,
      submissionSequence: application.submissionSequence,
      preparerId: review.preparerId,
      amountIn: review.amountIn,
      stage: 'DIVISION',
      at: now,
    })
    for (const { decidedById, decidedAt, ...decision } of review.decisions)
      await saveDecision(tx, next, decision, decidedById, decidedAt)
    await moveApplication(context, applicationId, 'sendBackInDivision', { note: remark })
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { remark } },
    )
  },
})
