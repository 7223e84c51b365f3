import { moveApplication } from '@/features/applications'
import { command, done } from '@/server/use-case'

import { caseToCheck } from './open-case'
import { objectSchema } from './schema'
import { closeReview, openReview, saveDecision } from './store'
import { tellApplicant } from './tell-applicant'

/** 复核退回经办: the pass is closed with the checker's reason; a new one opens with the lines as they were decided. */
export const sendBackReview = command({
  name: 'reviews.send-back',
  allow: ['COMMERCE_CHECKER'],
  input: objectSchema,
  run: async (context, { applicationId, remark }) => {
    const { tx, now } = context
    const { application, review, checkerId } = await caseToCheck(context, applicationId)
    await closeReview(tx, review.id, { state: 'SENT_BACK', checkerId, checkerRemark: remark, at: now })
    const next = await openReview(tx, {
      applicationId,
      submissionSequence: application.submissionSequence,
      preparerId: review.preparerId,
      amountIn: review.amountIn,
      at: now,
    })
    for (const { decidedById, decidedAt, ...decision } of review.decisions)
      await saveDecision(tx, next, decision, decidedById, decidedAt)
    await moveApplication(context, applicationId, 'sendBack', { note: remark })
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { remark } },
    )
  },
})

/** 不予支持: final, told to the applicant with its reason. */
export const rejectReview = command({
  name: 'reviews.reject',
  allow: ['COMMERCE_CHECKER'],
  input: objectSchema,
  run: async (context, { applicationId, remark }) => {
    const { tx, now } = context
    const { application, review, checkerId } = await caseToCheck(context, applicationId)
    await closeReview(tx, review.id, { state: 'REJECTED', checkerId, checkerRemark: remark, at: now })
    await moveApplication(context, applicationId, 'reject', { amountCny: '0.00', note: remark })
    await tellApplicant(
      context,
      application,
      'application.rejected',
      `申报 ${application.receiptNumber} 不予支持`,
      `理由：${remark} 如有异议，请联系省商务厅。`,
    )
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { remark } },
    )
  },
})
