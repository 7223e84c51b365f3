import { z } from 'zod'

import { canMove, submissionDiff, submissionsOf } from '@/features/applications'
import { preparers } from '@/features/assignments'
import { expertOpinionOf } from '@/features/expert-panels'
import type { CalculationSheet } from '@/policy-rules'
import { notFound, query } from '@/server/use-case'

import { assignApplication } from './assign-application'
import { linesOf, readCase } from './case-store'
import { correctedRule, findingRule } from './finding-rules'
import { findingsDiff } from './findings-diff'
import { isDecided } from './open-case'
import { awardAsReviewed, hindrancesOf } from './prepare-review'
import { readers } from './queue'
import { queueFilterSchema } from './queue-filter'
import { latestDecisions, namesOf, nextInQueue, readerOf, reviewHistory } from './queue-store'
import { currentReview, findingsOf } from './store'

/** Everything the workspace shows of one application, and what this person may do with it now. */
export const reviewWorkspace = query({
  name: 'reviews.workspace',
  allow: readers,
  input: z.object({
    applicationId: z.uuid(),
    /** The list one came from, and where this one stood in it. */
    queue: queueFilterSchema,
    place: z.coerce.number().int().min(0).default(0).catch(0),
  }),
  run: async (context, { applicationId, queue, place }) => {
    const { tx, actor } = context
    const application = (await readCase(tx, applicationId)) ?? notFound('申报')
    const open = await currentReview(tx, applicationId)
    const decisions = open?.decisions ?? (await latestDecisions(tx, applicationId))
    const findings = await findingsOf(tx, applicationId, application.submissionSequence)
    const before =
      application.submissionSequence > 1 && application.state !== 'SUBMITTED'
        ? await findingsOf(tx, applicationId, application.submissionSequence - 1)
        : null
    const change = before && findingsDiff(before, findings)
    const history = await reviewHistory(tx, applicationId)
    const submissions = await submissionsOf(tx, applicationId)
    const [earlier, latest] = submissions.slice(-2)
    const last = history.reviews.findLast(({ stage }) => stage === 'PROVINCE')
    const preview = open?.state === 'OPEN' ? await awardAsReviewed(tx, application, { decisions }) : null
    const names = await namesOf(tx, [application.assignedToId])
    const reader = await readerOf(context)
    const deputising = open !== null && reader.standsInFor.includes(open.preparerId)
    const mine = open?.preparerId === actor.accountId || deputising
    const assignable =
      assignApplication.allow.includes(actor.role) &&
      (application.state === 'SUBMITTED' || application.state === 'IN_REVIEW')
    const may = (verb: Parameters<typeof canMove>[2]) => canMove(actor.role, application.state, verb)
    const worked = mine || decisions.some(({ decidedById }) => decidedById === actor.accountId)
    return {
      application,
      /** This person stands in for the one who has it in hand. */
      deputising,
      assignedTo: application.assignedToId && (names.get(application.assignedToId) ?? '其他经办'),
      lines: linesOf(application).map((line) => {
        const decision = decisions.find(({ lineId }) => lineId === line.id)
        return {
          ...line,
          decided: decision !== undefined,
          amountOut: decision?.amountOut ?? null,
          reason: decision?.reason ?? null,
          note: decision?.note ?? '',
          findings: findings.filter(({ lineId }) => lineId === line.id).length,
        }
      }),
      findings: findings.map((finding) => {
        const rule = findingRule(finding.rule)
        return {
          ...finding,
          label: rule?.label ?? '核查',
          /** Found after the decision, by an insurer's correction. */
          late: finding.rule === correctedRule && isDecided(application.state),
          rulings: rule?.rulings ?? [],
          mayLeadToCase: rule?.caseGround !== undefined && actor.role === 'COMMERCE_PREPARER',
          /** Since the submission before; null in the first. */
          change: change && (change.same.includes(finding) ? ('SAME' as const) : ('NEW' as const)),
        }
      }),
      /** Found in the submission before and no more. */
      findingsGone: (change?.gone ?? []).map(({ id, message }) => ({ id, message })),
      amountCny: preview?.amountCny ?? application.approvedAmountCny ?? last?.amountOut ?? null,
      cap: preview?.cap ?? null,
      sheet: preview?.sheet ?? (last?.sheet as CalculationSheet | null | undefined) ?? null,
      hindrances: open?.state === 'OPEN' ? hindrancesOf(application, { decisions }, findings) : [],
      history,
      experts: await expertOpinionOf({ tx }, application),
      /** The newest 申请表, beside the materials. */
      formFileId: submissions.at(-1)?.formFileId ?? null,
      changes:
        earlier && latest && application.programme === 'GENERAL'
          ? submissionDiff(earlier.facts, latest.facts)
          : null,
      next: await nextInQueue(tx, queue, reader, { id: applicationId, place }),
      may: {
        take: may('startReview'),
        /** The people it may be given to; none when it is not to be assigned now. */
        assignTo: assignable ? (await preparers(tx)).map(({ id, name }) => ({ value: id, label: name })) : [],
        takeOver: may('prepare') && open !== null && !mine,
        decide: may('prepare') && mine,
        check: may('approve') && !worked,
        settleLate: actor.role === 'COMMERCE_CHECKER' && isDecided(application.state),
      },
    }
  },
})
export type ReviewWorkspaceView = Extract<Awaited<ReturnType<typeof reviewWorkspace>>, { ok: true }>['value']
