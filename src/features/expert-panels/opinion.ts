import { applicationForReview } from '@/features/applications'
import { amount } from '@/policy-rules'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { holdPlace, opinionsSeen, ownSeats, saveOpinionRow, standingOf, summaryOf } from './expert-store'
import { opinionSchema } from './schema'
import { type Criterion, weightedTotal } from './scoring'
import { progressOf } from './store'

/**
 * One's own opinion: kept as a draft that nobody else sees, or handed in (提交评审意见), whole and from then on unchangeable.
 * The audit keeps that it was written, not what it says.
 */
export const writeOpinion = command({
  name: 'expert-panels.write-opinion',
  allow: ['EXPERT'],
  input: opinionSchema,
  run: async (context, { panelId, applicationId, step, scores, ...rest }) => {
    const place = await placeToScore(context, panelId, applicationId)
    const handedIn = step === 'hand-in'
    if (handedIn) refuseUnscored(place.criteria, scores)
    if (handedIn && rest.grade && rest.recommendedAmountCny)
      refuseAmount(rest.grade, rest.recommendedAmountCny, place.requestedAmountCny)
    const kept = Object.fromEntries(place.criteria.map(({ key }) => [key, scores[key] ?? '']))
    const total = handedIn ? weightedTotal(place.criteria, kept) : null
    await saveOpinionRow(context.tx, place.key, {
      ...rest,
      scores: kept,
      total,
      savedAt: context.now,
      handedInAt: handedIn ? context.now : null,
    })
    return done(
      { total },
      {
        subject: { kind: 'application', id: applicationId },
        detail: { panelId, step, opinionRound: place.key.opinionRound },
      },
    )
  },
})

function refuseUnscored(criteria: readonly Criterion[], scores: Readonly<Record<string, string>>): void {
  const missing = criteria.filter(({ key }) => !scores[key])
  if (missing.length > 0)
    refuse('INVALID', `请为每项指标打分：${missing.map(({ label }) => label).join('、')}尚未打分。`, {
      fieldErrors: Object.fromEntries(
        missing.map(({ key }) => [`scores.${key}`, ['请填写 0 至 100 的分数。']]),
      ),
    })
}

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
  if (await summaryOf(tx, panelId, applicationId)) refuse('WRONG_STATE', '本件已形成汇总意见，不能再评分。')
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
