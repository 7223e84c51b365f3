import { z } from 'zod'

import { applicationForReview } from '@/features/applications'
import type { Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import {
  casesOfSeat,
  furtherRoundsOf,
  opinionsSeen,
  ownSeats,
  standingOf,
  summaryOf,
  type SeatCase,
} from './expert-store'
import { furtherRoundView, summaryView } from './read-store'
import { caseRef } from './schema'
import { type Criterion, spreadOf } from './scoring'
import { progressOf } from './store'

/** undeclared → declare; open → score; waiting → for the others; to-summarise → the chair; the rest is over. */
export type CaseStanding = 'UNDECLARED' | 'RECUSED' | 'TO_SCORE' | 'WAITING' | 'TO_SUMMARISE' | 'DONE'

/** 我的评审: each panel one sits on, and how each of its applications stands for oneself. */
export const myReviews = query({
  name: 'expert-panels.my-reviews',
  allow: ['EXPERT'],
  input: z.strictObject({}),
  run: async ({ tx }) => ({ panels: await reviewsOf(tx) }),
})
export type MyReviews = Extract<Awaited<ReturnType<typeof myReviews>>, { ok: true }>['value']

export async function reviewsOf(tx: Tx) {
  const panels = []
  for (const seat of await ownSeats(tx)) {
    const cases = []
    for (const place of await casesOfSeat(tx, seat.panelId)) {
      const declared = seat.declarations.filter((each) => each.applicationId === place.applicationId)
      cases.push({
        ...place,
        declaredReason: declared.find(({ interest }) => interest)?.reason ?? null,
        standing: await caseStanding(tx, seat.panelId, place, declared),
      })
    }
    panels.push({
      panelId: seat.panelId,
      number: seat.panel.number,
      title: seat.panel.title,
      roundTitle: seat.panel.round.title,
      state: seat.panel.state,
      seat: seat.seat,
      isChair: seat.isChair,
      cases,
    })
  }
  return panels
}

async function caseStanding(
  tx: Tx,
  panelId: string,
  { applicationId, found }: SeatCase,
  declared: readonly { interest: boolean }[],
): Promise<CaseStanding> {
  if (found || declared.some(({ interest }) => interest)) return 'RECUSED'
  if (declared.length === 0) return 'UNDECLARED'
  if (await summaryOf(tx, panelId, applicationId)) return 'DONE'
  const progress = await progressOf(tx, panelId, applicationId)
  const { seatId, presides } = await standingOf(tx, panelId, applicationId)
  const own = (await opinionsSeen(tx, panelId, applicationId)).find(
    ({ memberId, opinionRound }) => memberId === seatId && opinionRound === progress.opinionRound,
  )
  if (!own?.handedInAt) return 'TO_SCORE'
  return presides && progress.undeclared === 0 && progress.handedIn === progress.free
    ? 'TO_SUMMARISE'
    : 'WAITING'
}

/** The application's lines and evidence, one's own opinion, and what the walls show of the others'. */
export const expertWorkspace = query({
  name: 'expert-panels.workspace',
  allow: ['EXPERT'],
  input: caseRef,
  run: async ({ tx }, { panelId, applicationId }) => {
    const [seat] = await ownSeats(tx, panelId)
    // Behind the database's wall: none where an interest is declared or found, or nothing is declared yet.
    const application = seat && (await applicationForReview(tx, applicationId))
    const { seatId, presides, free } = await standingOf(tx, panelId, applicationId)
    if (!seat || !application || !seatId || !free) return notFound('评审任务')
    const criteria = seat.panel.criteria as unknown as Criterion[]
    const threshold = seat.panel.spreadThreshold.toFixed(2)
    const progress = await progressOf(tx, panelId, applicationId)
    const opinions = (await opinionsSeen(tx, panelId, applicationId)).map((row) => ({
      mine: row.memberId === seatId,
      opinionRound: row.opinionRound,
      scores: row.scores as Record<string, string>,
      total: row.total?.toFixed(2) ?? null,
      grade: row.grade,
      recommendedAmountCny: row.recommendedAmountCny?.toFixed(2) ?? null,
      opinion: row.opinion,
      handedIn: row.handedInAt !== null,
    }))
    const now = opinions.filter(({ opinionRound }) => opinionRound === progress.opinionRound)
    const own = now.find(({ mine }) => mine) ?? null
    const whole = progress.undeclared === 0 && progress.free > 0 && progress.handedIn === progress.free
    const summary = await summaryOf(tx, panelId, applicationId)
    return {
      panelId,
      applicationId,
      panelNumber: seat.panel.number,
      criteria,
      threshold,
      minimumOpinions: seat.panel.minimumOpinions,
      application: {
        receiptNumber: application.receiptNumber ?? '',
        applicantName: application.applicant.name,
        programme: application.programme,
        halfYear: application.halfYear,
        requestedAmountCny: application.requestedAmountCny,
        lines: application.lines,
        materials: application.materials.map(({ fileId, name, mediaType, requirementId }) => ({
          fileId,
          name,
          mediaType,
          about: application.requirements.find(({ id }) => id === requirementId)?.name ?? null,
        })),
      },
      progress,
      own,
      opinions,
      furtherRounds: (await furtherRoundsOf(tx, panelId, applicationId)).map(furtherRoundView),
      spread: own?.handedIn
        ? spreadOf(
            now.flatMap(({ handedIn, total }) => (handedIn && total !== null ? [total] : [])),
            threshold,
          )
        : null,
      summary: summary && summaryView(summary),
      may: {
        score: !own?.handedIn && summary === null,
        summarise: presides && whole && summary === null,
      },
    }
  },
})
export type ExpertWorkspace = Extract<Awaited<ReturnType<typeof expertWorkspace>>, { ok: true }>['value']
