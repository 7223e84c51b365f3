import { moveApplication } from '@/features/applications'
import {
  applicationRef,
  awardAsReviewed,
  checkedDecision,
  currentReview,
  hindrancesOf,
  lineDecisionSchema,
  linesOf,
  openReview,
  prepareSchema,
  returnForCorrection,
  returnSchema,
  saveDecision,
  savePrepared,
  setPreparer,
} from '@/features/reviews'
import { command, done, refuse } from '@/server/use-case'

import { caseInHand, divisionCase } from './case-in-hand'

/** What the division's commerce office does (practice.md, step 3): takes, decides line by line, returns, signs. */

const commerce = ['DIVISION_COMMERCE'] as const
const subject = (id: string) => ({ kind: 'application', id })

/** 受理初审. */
export const takeForDivision = command({
  name: 'divisionReviews.take',
  allow: commerce,
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const application = await divisionCase(context, applicationId)
    await moveApplication(context, applicationId, 'startDivisionReview', {
      amountCny: application.requestedAmountCny,
    })
    await openReview(context.tx, {
      applicationId,
      submissionSequence: application.submissionSequence,
      preparerId: context.actor.accountId!,
      amountIn: application.requestedAmountCny,
      stage: 'DIVISION',
      at: context.now,
    })
    return done({ applicationId }, { subject: subject(applicationId) })
  },
})

/** 转由我初审: a colleague of the same division goes on. */
export const passToMe = command({
  name: 'divisionReviews.passToMe',
  allow: commerce,
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const application = await divisionCase(context, applicationId)
    const review = await currentReview(context.tx, applicationId, 'DIVISION')
    if (application.state !== 'IN_DIVISION_REVIEW' || !review)
      return refuse(
        'WRONG_STATE',
        `申报 ${application.receiptNumber} 不在初审中，无需转办。请刷新页面查看最新状态。`,
      )
    await setPreparer(context.tx, review.id, context.actor.accountId!)
    return done({ applicationId }, { subject: subject(applicationId), detail: { from: review.preparerId } })
  },
})

export const decideDivisionLine = command({
  name: 'divisionReviews.decideLine',
  allow: commerce,
  input: lineDecisionSchema,
  run: async (context, { applicationId, ...typed }) => {
    const { application, review } = await caseInHand(context, applicationId)
    const { decision, position } = checkedDecision(application, typed)
    await saveDecision(context.tx, review.id, decision, context.actor.accountId!, context.now)
    return done(
      { lineId: decision.lineId, position, amountOut: decision.amountOut },
      { subject: subject(applicationId), detail: { ...decision } },
    )
  },
})

/** 其余各行通过: what is not yet decided stands as it was applied for. */
export const acceptDivisionLines = command({
  name: 'divisionReviews.acceptRemainingLines',
  allow: commerce,
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const { application, review } = await caseInHand(context, applicationId)
    const decided = new Set(review.decisions.map(({ lineId }) => lineId))
    const open = linesOf(application).filter(({ id }) => !decided.has(id))
    for (const { id: lineId, amountIn } of open)
      await saveDecision(
        context.tx,
        review.id,
        { lineId, amountIn, amountOut: amountIn, reason: null, note: '' },
        context.actor.accountId!,
        context.now,
      )
    const value = { accepted: open.length }
    return done(value, { subject: subject(applicationId), detail: value })
  },
})

/** 退回补正 by the division, in its own name. */
export const returnByDivision = command({
  name: 'divisionReviews.return',
  allow: commerce,
  input: returnSchema,
  run: async (context, { applicationId, ...asked }) => {
    const { application, review } = await caseInHand(context, applicationId)
    const held = { application, reviewId: review.id }
    await returnForCorrection(context, held, asked, 'returnByDivision', `${context.actor.organisationName}：`)
    return done({ applicationId }, { subject: subject(applicationId), detail: asked })
  },
})

/** 商务签署: every line decided; the amount and its sheet are kept as computed; finance co-signs. */
export const signForCommerce = command({
  name: 'divisionReviews.signForCommerce',
  allow: commerce,
  input: prepareSchema,
  run: async (context, { applicationId, opinion }) => {
    const { tx, actor, now } = context
    const { application, review } = await caseInHand(context, applicationId)
    const hindrances = hindrancesOf(application, review, [])
    if (linesOf(application).length === 0) hindrances.push('申报没有明细，请退回补正。')
    if (hindrances.length > 0)
      refuse('WRONG_STATE', `还不能签署：${hindrances.join('')}`, { clause: '二(六)' })
    const award = await awardAsReviewed(tx, application, review)
    await savePrepared(tx, review.id, {
      amountOut: award.amountCny,
      opinion,
      rulesVersion: award.sheet.rulesVersion,
      sheet: award.sheet,
      preparerId: actor.accountId!,
      at: now,
    })
    await moveApplication(context, applicationId, 'prepareDivision', {
      amountCny: award.amountCny,
      note: opinion,
    })
    const value = { applicationId, amountCny: award.amountCny }
    return done(value, { subject: subject(applicationId), detail: { ...value, opinion } })
  },
})
