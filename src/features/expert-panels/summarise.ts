import { applicationForReview } from '@/features/applications'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import {
  addFurtherRound,
  addSummary,
  holdPlace,
  opinionsSeen,
  ownSeats,
  standingOf,
  summaryOf,
} from './expert-store'
import { refuseAmount } from './opinion'
import { furtherRoundSchema, summariseSchema } from './schema'
import { type Spread, spreadOf } from './scoring'
import { progressOf } from './store'

/** 退回复评: the opinions lie too far apart; all are asked once more, and both rounds are kept. */
export const askFurtherRound = command({
  name: 'expert-panels.ask-further-round',
  allow: ['EXPERT'],
  input: furtherRoundSchema,
  run: async (context, { panelId, applicationId, reason }) => {
    const place = await placeToSummarise(context, panelId, applicationId)
    if (!place.spread.tooWide)
      refuse(
        'WRONG_STATE',
        `最高分与最低分相差 ${place.spread.spread} 分，未超过 ${place.threshold} 分，无需复评。请直接汇总。`,
      )
    if (place.opinionRound >= 2)
      refuse('WRONG_STATE', '本件已复评过一次。请在汇总意见中写明分歧和采纳的理由。')
    const opinionRound = place.opinionRound + 1
    await addFurtherRound(context.tx, {
      panelId,
      applicationId,
      memberId: place.seatId,
      opinionRound,
      highest: place.spread.highest,
      lowest: place.spread.lowest,
      reason,
      askedAt: context.now,
    })
    return done(
      { opinionRound },
      { subject: { kind: 'application', id: applicationId }, detail: { panelId, opinionRound, reason } },
    )
  },
})

/** 组长汇总: after everyone free of interest has handed in; a spread too wide goes back once before. */
export const summarise = command({
  name: 'expert-panels.summarise',
  allow: ['EXPERT'],
  input: summariseSchema,
  run: async (context, { panelId, applicationId, ...summary }) => {
    const place = await placeToSummarise(context, panelId, applicationId)
    if (place.spread.tooWide && place.opinionRound === 1)
      refuse(
        'WRONG_STATE',
        `最高分与最低分相差 ${place.spread.spread} 分，超过 ${place.threshold} 分，不能汇总。请先退回复评。`,
      )
    refuseAmount(summary.grade, summary.recommendedAmountCny, place.requestedAmountCny)
    const { average, highest, lowest } = place.spread
    await addSummary(context.tx, {
      ...summary,
      panelId,
      applicationId,
      memberId: place.seatId,
      opinionRound: place.opinionRound,
      opinions: place.opinions,
      average,
      highest,
      lowest,
      summarisedAt: context.now,
    })
    return done(
      { average },
      {
        subject: { kind: 'application', id: applicationId },
        detail: {
          panelId,
          average,
          grade: summary.grade,
          recommendedAmountCny: summary.recommendedAmountCny,
        },
      },
    )
  },
})

async function placeToSummarise({ tx }: Context, panelId: string, applicationId: string) {
  await holdPlace(tx, panelId, applicationId)
  const [seat] = await ownSeats(tx, panelId)
  const application = seat && (await applicationForReview(tx, applicationId))
  const { seatId, free, presides } = await standingOf(tx, panelId, applicationId)
  if (!seat || !application || !seatId || !free) return notFound('评审任务')
  if (!presides) return refuse('FORBIDDEN', '汇总意见由评审组长提出；组长回避时由席次在前的专家代行。')
  if (await summaryOf(tx, panelId, applicationId)) refuse('WRONG_STATE', '本件已形成汇总意见，不能更改。')
  const { opinionRound, undeclared, free: experts, handedIn } = await progressOf(tx, panelId, applicationId)
  if (undeclared > 0 || handedIn < experts)
    refuse(
      'WRONG_STATE',
      `还有 ${undeclared} 位专家未作回避声明、${experts - handedIn} 位未提交意见，请待全部提交后再办理。`,
    )
  if (handedIn < seat.panel.minimumOpinions)
    refuse(
      'WRONG_STATE',
      `本件仅有 ${handedIn} 份意见，少于规定的 ${seat.panel.minimumOpinions} 份。请联系省商务厅补抽专家。`,
    )
  // One's own is in: the walls show all of this round.
  const totals = (await opinionsSeen(tx, panelId, applicationId))
    .filter((each) => each.opinionRound === opinionRound && each.handedInAt && each.total)
    .map(({ total }) => total!.toFixed(2))
  if (totals.length < handedIn) return refuse('WRONG_STATE', '请先提交您自己的评审意见，再办理汇总。')
  const threshold = seat.panel.spreadThreshold.toFixed(2)
  const spread: Spread = spreadOf(totals, threshold)!
  return {
    seatId,
    opinionRound,
    opinions: handedIn,
    spread,
    threshold,
    requestedAmountCny: application.requestedAmountCny,
  }
}
