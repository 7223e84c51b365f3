import { z } from 'zod'

import { canMove, submissionDiff, submissionsOf } from '@/features/applications'
import {
  awardAsReviewed,
  currentReview,
  divisionNames,
  hindrancesOf,
  latestDecisions,
  linesOf,
  readCase,
  reviewHistory,
} from '@/features/reviews'
import { divisionDeadline } from '@/features/time-limits'
import type { CalculationSheet } from '@/policy-rules'
import { notFound, query } from '@/server/use-case'

import { divisionStates, progressOf, queueRows, summariesOf } from './read-store'
import { roundsForDivision, divisionName, signedApplications } from './store'
import { summaryContent } from './summary-content'

const division = ['DIVISION_COMMERCE', 'DIVISION_FINANCE'] as const
const filterSchema = z.object({
  round: z.uuid().optional().catch(undefined),
  state: z
    .enum([...divisionStates, 'RETURNED', 'ALL'])
    .default('ALL')
    .catch('ALL'),
})

/** 初审: one round's applications of the division, how far it is and until when. */
export const divisionQueue = query({
  name: 'divisionReviews.queue',
  allow: division,
  input: filterSchema,
  run: async ({ tx, actor, now }, filter) => {
    const rounds = await roundsForDivision(tx)
    const round = rounds.find(({ id }) => id === filter.round) ?? rounds[0] ?? null
    if (!round || !actor.divisionCode) return { filter, rounds, round: null }
    const [progress] = await progressOf(tx, round.id, actor.divisionCode)
    return {
      filter,
      rounds,
      round: {
        ...round,
        progress: progress ?? null,
        deadline: await divisionDeadline(tx, round.closesOn, now),
        rows: await queueRows(tx, {
          roundId: round.id,
          divisionCode: actor.divisionCode,
          ...(filter.state === 'ALL' ? {} : { states: [filter.state] }),
        }),
      },
    }
  },
})
export type DivisionQueue = Extract<Awaited<ReturnType<typeof divisionQueue>>, { ok: true }>['value']

/** What the workspace shows of one application, and what this person may do with it now. */
export const divisionWorkspace = query({
  name: 'divisionReviews.workspace',
  allow: division,
  input: z.strictObject({ applicationId: z.uuid() }),
  run: async ({ tx, actor }, { applicationId }) => {
    const found = await readCase(tx, applicationId)
    if (!found || !found.round.divisionReview || found.applicant.divisionCode !== actor.divisionCode)
      return notFound('申报')
    const application = { ...found, divisionDecisions: [] }
    const open = await currentReview(tx, applicationId, 'DIVISION')
    const decisions = open?.decisions ?? (await latestDecisions(tx, applicationId, 'DIVISION'))
    // The division reads its own passes; the province's opinions are the province's.
    const history = await reviewHistory(tx, applicationId)
    const reviews = history.reviews.filter(({ stage }) => stage === 'DIVISION')
    const preview = open?.state === 'OPEN' ? await awardAsReviewed(tx, application, { decisions }) : null
    const names = await divisionNames(tx, [open?.preparerId ?? null])
    const submissions = await submissionsOf(tx, applicationId)
    const [before, last] = submissions.slice(-2)
    const mine = open?.preparerId === actor.accountId
    const may = (verb: Parameters<typeof canMove>[2]) => canMove(actor.role, application.state, verb)
    return {
      application,
      reviewer: open && (names.get(open.preparerId) ?? '本局同事'),
      lines: linesOf(application).map((line) => {
        const decision = decisions.find(({ lineId }) => lineId === line.id)
        return {
          ...line,
          decided: decision !== undefined,
          amountOut: decision?.amountOut ?? null,
          reason: decision?.reason ?? null,
          note: decision?.note ?? '',
          findings: 0,
        }
      }),
      findings: [],
      history: { ...history, reviews },
      changes: before && last ? submissionDiff(before.facts, last.facts) : null,
      formFileId: submissions.at(-1)?.formFileId ?? null,
      amountCny: preview?.amountCny ?? reviews.at(-1)?.amountOut ?? null,
      sheet: preview?.sheet ?? (reviews.at(-1)?.sheet as CalculationSheet | null | undefined) ?? null,
      hindrances: open?.state === 'OPEN' ? hindrancesOf(application, { decisions }, []) : [],
      may: {
        take: may('startDivisionReview'),
        passToMe: may('prepareDivision') && open !== null && !mine,
        decide: may('prepareDivision') && mine,
        sign: may('signDivision') && !mine,
      },
    }
  },
})
export type DivisionWorkspaceView = Extract<
  Awaited<ReturnType<typeof divisionWorkspace>>,
  { ok: true }
>['value']

/** 汇总表: what would be handed in now, and what was. */
export const divisionSummaryPreview = query({
  name: 'divisionReviews.summary',
  allow: division,
  input: filterSchema.pick({ round: true }),
  run: async ({ tx, actor, now }, filter) => {
    const rounds = await roundsForDivision(tx)
    const round = rounds.find(({ id }) => id === filter.round) ?? rounds[0] ?? null
    if (!round || !actor.divisionCode) return { rounds, round: null }
    const signed = await signedApplications(tx, round.id, actor.divisionCode, { hold: false })
    const [progress] = await progressOf(tx, round.id, actor.divisionCode)
    return {
      rounds,
      round: {
        ...round,
        progress: progress ?? null,
        deadline: await divisionDeadline(tx, round.closesOn, now),
        content: summaryContent(
          {
            divisionName: await divisionName(tx, actor.divisionCode),
            round,
            handedInBy: actor.displayName,
            now,
          },
          signed,
        ),
        issued: await summariesOf(tx, round.id),
        mayHandIn: actor.role === 'DIVISION_COMMERCE' && signed.length > 0,
      },
    }
  },
})
export type DivisionSummaryView = Extract<
  Awaited<ReturnType<typeof divisionSummaryPreview>>,
  { ok: true }
>['value']

/** 各市初审: per division what came in, was signed and handed in, and who is late. */
export const divisionsOverview = query({
  name: 'divisionReviews.overview',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'],
  input: z.object({ round: z.uuid().optional().catch(undefined), division: z.string().optional() }),
  run: async ({ tx, actor, now }, filter) => {
    const rounds = await roundsForDivision(tx)
    const round = rounds.find(({ id }) => id === filter.round) ?? rounds[0] ?? null
    if (!round) return { rounds, round: null }
    return {
      rounds,
      round: {
        ...round,
        deadline: await divisionDeadline(tx, round.closesOn, now),
        divisions: await progressOf(tx, round.id, null),
        division: filter.division ?? null,
        /** What still lies with a division, for the province to take over. */
        open: await queueRows(tx, {
          roundId: round.id,
          states: divisionStates,
          ...(filter.division ? { divisionCode: filter.division } : {}),
        }),
        summaries: await summariesOf(tx, round.id),
        mayTakeOver: actor.role === 'COMMERCE_PREPARER' || actor.role === 'COMMERCE_CHECKER',
      },
    }
  },
})
export type DivisionsOverview = Extract<Awaited<ReturnType<typeof divisionsOverview>>, { ok: true }>['value']
