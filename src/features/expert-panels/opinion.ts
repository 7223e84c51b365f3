import { amount } from '@/policy-rules'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'
import { applicationForReview } from '@/features/applications'

import { holdPlace, opinionsSeen, ownSeats, saveOpinionRow, standingOf, summaryOf } from './expert-store'
import { handInSchema, saveOpinionSchema } from './schema'
import { type Criterion, weightedTotal } from './scoring'
import { progressOf } from './store'

/** The draft of one's own opinion; nobody else sees it. */
export const saveOpinion = command({
  name: 'expert-panels.save-opinion',
  allow: ['EXPERT'],
  input: saveOpinionSchema,
  run: async (context, { panelId, applicationId, scores, ...rest }) => {
    const place = await placeToScore(context, panelId, applicationId)
    const kept = Object.fromEntries(place.criteria.map(({ key }) => [key, scores[key] ?? '']))
    await saveOpinionRow(context.tx, place.key, {
      ...rest,
      scores: kept,
      total: null,
      savedAt: context.now,
      handedInAt: null,
    })
    // The audit keeps that it was saved, not what it says: it is hidden until handed in.
    return done({ applicationId }, { subject: { kind: 'application', id: applicationId }, detail: { panelId } })
  },
})

/** 提交评审意见: whole, independent, and from now on unchangeable. */
export const handInOpinion = command({
  name: 'expert-panels.hand-in-opinion',
  allow: ['EXPERT'],
  input: handInSchema,
  run: async (context, { panelId, applicationId, scores, ...rest }) => {
    const { tx, now } = context
    const place = await placeToScore(context, panelId, applicationId)
    const missing = place.criteria.filter(({ key }) => !scores[key])
    if (missing.length > 0)
      refuse('INVALID', `请为每项指标打分：${missing.map(({ label }) => label).join('、')}尚未打分。`, {
        fieldErrors: Object.fromEntries(missing.map(({ key }) => [`scores.${key}`, ['请填写 0 至 100 的分数。']])),
      })
    refuseAmount(rest.grade, rest.recommendedAmountCny, place.requestedAmountCny)
    const kept = Object.fromEntries(place.criteria.map(({ key }) => [key, scores[key]!]))
    const total = weightedTotal(place.criteria, kept)
    await saveOpinionRow(tx, place.key, { ...rest, scores: kept, total, savedAt: now, handedInAt: now })
    return done(
      { total },
      {
        subject: { kind: 'application', id: applicationId },
        detail: { panelId, opinionRound: place.key.opinionRound },
      },
    )
  },
})

/** A recommendation within what is applied for, and of one piece with its conclusion. */
export function refuseAmount(grade: string, recommended: string, requested: string): void {
  const wrong = (message: string) =>
    refuse('INVALID', '建议金额需要更正。', { fieldErrors: { recommendedAmountCny: [message] } })
  if (amount(recommended).gt(amount(requested))) wrong(`建议金额不能超过申请金额 ${requested} 元。`)
  if (grade === 'REJECT' && !amount(recommended).isZero()) wrong('结论为不予支持，建议金额应为 0。')
  if (grade !== 'REJECT' && amount(recommended).isZero()) wrong('结论为支持，建议金额应大于 0。')
  if (grade === 'SUPPORT' && !amount(recommended).eq(amount(requested)))
    wrong(`结论为同意支持，建议金额应为申请金额 ${requested} 元；如需核减，请选“核减后支持”。`)
}

async function placeToScore({ tx }: Context, panelId: string, applicationId: string) {
  await holdPlace(tx, panelId, applicationId)
  const [seat] = await ownSeats(tx, panelId)
  const application = seat && (await applicationForReview(tx, applicationId))
  const { seatId, free } = await standingOf(tx, panelId, applicationId)
  if (!seat || !application || !seatId || !free) return notFound('评审任务')
  if (await summaryOf(tx, panelId, applicationId))
    refuse('WRONG_STATE', '本件已形成汇总意见，不能再评分。')
  const { opinionRound } = await progressOf(tx, panelId, applicationId)
  const own = (await opinionsSeen(tx, panelId, applicationId)).find(
    (each) => each.memberId === seatId && each.opinionRound === opinionRound,
  )
  if (own?.handedInAt) refuse('WRONG_STATE', '您的评审意见已提交，不能更改。')
  return {
    key: { panelId, applicationId, memberId: seatId, opinionRound },
    criteria: seat.panel.criteria as unknown as Criterion[],
    requestedAmountCny: application.requestedAmountCny,
  }
}
