import type { z } from 'zod'

import { moveApplication } from '@/features/applications'
import { capUsed } from '@/features/funds'
import { Decimal } from '@/policy-rules'
import type { Tx } from '@/server/db'
import { command, done, refuse, type Context, type Done } from '@/server/use-case'

import { linesOf, type ReviewCase } from './case-store'
import { type Award, computeAward } from './compute-award'
import { caseInHand, reviewedLines } from './open-case'
import { acceptClearLines } from './review-lines'
import { basisOf } from './run-findings'
import { prepareSchema } from './schema'
import { type CurrentReview, findingsOf, savePrepared, type StoredFinding } from './store'

/** The amount as the lines now stand and as the cap is used now. The checker's approval computes it once more, with the cap held. */
export async function awardAsReviewed(
  tx: Tx,
  application: ReviewCase,
  review: Pick<CurrentReview, 'decisions'> | null,
): Promise<Award> {
  const capUsedCny =
    application.programme === 'GENERAL'
      ? await capUsed(tx, {
          programme: 'GENERAL',
          organisationId: application.applicant.id,
          period: application.halfYear,
        })
      : '0.00'
  return computeAward({ ...basisOf(application), capUsedCny }, reviewedLines(application, review))
}

/** 经办审核完成: every line decided, every blocking finding settled; the sheet is kept as it was computed. */
export const prepareReview = command({
  name: 'reviews.prepare',
  allow: ['COMMERCE_PREPARER'],
  input: prepareSchema,
  run: prepare,
})

/** 无提示各行通过并提交复核: the two buttons of the workspace in one step; a line with a finding keeps it from the checker. */
export const acceptAndPrepare = command({
  name: 'reviews.accept-and-prepare',
  allow: ['COMMERCE_PREPARER'],
  input: prepareSchema,
  run: async (context, input) => {
    const accepted = await acceptClearLines(context, input)
    const prepared = await prepare(context, input)
    return done(prepared.value, [accepted.audit, prepared.audit].flat())
  },
})

async function prepare(
  context: Context,
  { applicationId, opinion }: z.output<typeof prepareSchema>,
): Promise<Done<{ applicationId: string; amountCny: string }>> {
  const { tx, actor, now } = context
  const { application, review } = await caseInHand(context, applicationId)
  const findings = await findingsOf(tx, applicationId, application.submissionSequence)
  const hindrances = hindrancesOf(application, review, findings)
  if (hindrances.length > 0)
    refuse('WRONG_STATE', `还不能提交复核：${hindrances.join('')}`, { clause: '二(六)' })
  const award = await awardAsReviewed(tx, application, review)
  await savePrepared(tx, review.id, {
    amountOut: award.amountCny,
    opinion,
    rulesVersion: award.sheet.rulesVersion,
    sheet: award.sheet,
    preparerId: actor.accountId!,
    at: now,
  })
  await moveApplication(context, applicationId, 'prepare', { amountCny: award.amountCny, note: opinion })
  return done(
    { applicationId, amountCny: award.amountCny },
    {
      subject: { kind: 'application', id: applicationId },
      detail: { amountCny: award.amountCny, opinion },
    },
  )
}

/** All that still stands between the preparer and the checker, each a sentence. */
export function hindrancesOf(
  application: ReviewCase,
  review: Pick<CurrentReview, 'decisions'>,
  findings: readonly StoredFinding[],
): string[] {
  const lines = linesOf(application)
  const out = new Map(review.decisions.map(({ lineId, amountOut }) => [lineId, new Decimal(amountOut)]))
  const undecided = lines.filter(({ id }) => !out.has(id)).map(({ position }) => position)
  const blocking = findings.filter(({ severity }) => severity === 'BLOCKING')
  const open = blocking.filter(({ settlement }) => settlement === 'OPEN').length
  const upheld = blocking.filter(({ settlement }) => settlement === 'UPHELD')
  const uncut = lines.filter(
    ({ id, amountIn }) => upheld.some(({ lineId }) => lineId === id) && out.get(id)?.gte(amountIn),
  )
  const wholeUpheld = upheld.some(({ lineId }) => lineId === null)
  return [
    ...(undecided.length ? [`第 ${undecided.join('、')} 行尚未核定，请逐行核定。`] : []),
    ...(open ? [`还有 ${open} 条必须处理的核查提示，请逐条认定并写明理由。`] : []),
    ...(uncut.length
      ? [`第 ${uncut.map(({ position }) => position).join('、')} 行的问题已认定属实，请相应核减。`]
      : []),
    ...(wholeUpheld && [...out.values()].some((amount) => amount.gt(0))
      ? ['整件申报的问题已认定属实，请退回补正，或将各行核减为 0。']
      : []),
  ]
}
