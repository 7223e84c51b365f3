import { formatAmount } from '@/documents'
import { Decimal, money } from '@/policy-rules'
import { command, done, notFound, refuse, type Context, type Done } from '@/server/use-case'

import { linesOf, type ReviewCase } from './case-store'
import { correctedRule } from './finding-rules'
import { caseInHand, isDecided, lockedCase } from './open-case'
import { runFindings } from './run-findings'
import { applicationRef, lineDecisionSchema, settleFindingSchema } from './schema'
import { findingsOf, type LineDecision, saveDecision, settleFindings } from './store'

/** Amount in → amount out, with a reason wherever they differ. Never more than was applied for. */
export const decideLine = command({
  name: 'reviews.decide-line',
  allow: ['COMMERCE_PREPARER'],
  input: lineDecisionSchema,
  run: async (context, { applicationId, lineId, amountOut, reason, note }) => {
    const { tx, actor, now } = context
    const { application, review } = await caseInHand(context, applicationId)
    const { decision, position } = checkedDecision(application, { lineId, amountOut, reason, note })
    await saveDecision(tx, review.id, decision, actor.accountId!, now)
    return done(
      { lineId, position, amountOut: decision.amountOut },
      { subject: { kind: 'application', id: applicationId }, detail: { ...decision } },
    )
  },
})

/** The same questions of every stage: never more than came in, and a reason for every cut. */
export function checkedDecision(
  application: ReviewCase,
  { lineId, amountOut, reason, note }: Omit<LineDecision, 'amountIn'>,
): { decision: LineDecision; position: number } {
  const line = linesOf(application).find(({ id }) => id === lineId)
  if (!line) return notFound('明细')
  const out = money(new Decimal(amountOut))
  const cut = new Decimal(out).lt(line.amountIn)
  if (new Decimal(out).gt(line.amountIn))
    complain(
      'amountOut',
      `第 ${line.position} 行核定金额不能超过 ${formatAmount(line.amountIn)} 元，请改小。`,
    )
  if (cut && !reason) complain('reason', `第 ${line.position} 行有核减，请选择核减原因。`)
  if (cut && reason === 'OTHER' && !note)
    complain('note', `第 ${line.position} 行核减原因为“其他”，请填写说明。`)
  return {
    decision: { lineId, amountIn: line.amountIn, amountOut: out, reason: cut ? reason : null, note },
    position: line.position,
  }
}

const complain = (field: string, message: string): never =>
  refuse('INVALID', message, { fieldErrors: { [field]: [message] } })

/** 其余各行通过: lines not yet decided that no open or upheld finding speaks of. Tells how many were left aside. */
export const acceptRemainingLines = command({
  name: 'reviews.accept-remaining-lines',
  allow: ['COMMERCE_PREPARER'],
  input: applicationRef,
  run: acceptClearLines,
})

export async function acceptClearLines(
  context: Context,
  { applicationId }: { applicationId: string },
): Promise<Done<{ accepted: number; left: number }>> {
  const { tx, actor, now } = context
  const { application, review } = await caseInHand(context, applicationId)
  const findings = await findingsOf(tx, applicationId, application.submissionSequence)
  const decided = new Set(review.decisions.map(({ lineId }) => lineId))
  const doubtful = new Set(
    findings
      .filter(({ settlement, severity }) => settlement !== 'EXPLAINED' && severity !== 'NOTE')
      .map(({ lineId }) => lineId),
  )
  const undecided = linesOf(application).filter(({ id }) => !decided.has(id))
  const clear = undecided.filter(({ id }) => !doubtful.has(id))
  for (const { id, amountIn } of clear)
    await saveDecision(
      tx,
      review.id,
      { lineId: id, amountIn, amountOut: amountIn, reason: null, note: '' },
      actor.accountId!,
      now,
    )
  const value = { accepted: clear.length, left: undecided.length - clear.length }
  return done(value, { subject: { kind: 'application', id: applicationId }, detail: value })
}

/** 属实 (the line is cut, or the application returned) or 已说明, each with its reason. */
export const settleFinding = command({
  name: 'reviews.settle-finding',
  allow: ['COMMERCE_PREPARER'],
  input: settleFindingSchema,
  run: async (context, { applicationId, findingId, settlement, reason }) => {
    const { tx, actor, now } = context
    const { application } = await caseInHand(context, applicationId)
    const findings = await findingsOf(tx, applicationId, application.submissionSequence)
    const finding = findings.find(({ id }) => id === findingId)
    if (!finding) return notFound('核查提示')
    await settleFindings(tx, [findingId], { settlement, reason, by: actor.accountId, at: now })
    return done(
      { findingId },
      { subject: { kind: 'finding', id: findingId }, detail: { rule: finding.rule, settlement, reason } },
    )
  },
})

/** What an insurer's correction found in a case that was decided before: a checker looks at it; the amount stays as it was decided. */
export const settleLateFinding = command({
  name: 'reviews.settle-late-finding',
  allow: ['COMMERCE_CHECKER'],
  input: settleFindingSchema,
  run: async (context, { applicationId, findingId, settlement, reason }) => {
    const { tx, actor, now } = context
    const application = await lockedCase(context, applicationId)
    const findings = await findingsOf(tx, applicationId, application.submissionSequence)
    const finding = findings.find(({ id, rule }) => id === findingId && rule === correctedRule)
    if (!finding) return notFound('核查提示')
    if (!isDecided(application.state) || finding.settlement !== 'OPEN')
      refuse(
        'WRONG_STATE',
        `申报 ${application.receiptNumber} 的这条提示不在待核对状态。请刷新页面查看最新状态。`,
      )
    await settleFindings(tx, [findingId], { settlement, reason, by: actor.accountId, at: now })
    return done(
      { findingId },
      { subject: { kind: 'finding', id: findingId }, detail: { rule: finding.rule, settlement, reason } },
    )
  },
})

/** 重新核查: after rates or invoice lists were brought in. */
export const rerunFindings = command({
  name: 'reviews.rerun-findings',
  allow: ['COMMERCE_PREPARER'],
  input: applicationRef,
  run: async (context, { applicationId }) => {
    const { application } = await caseInHand(context, applicationId)
    const value = await runFindings(context, application)
    return done(value, { subject: { kind: 'application', id: applicationId }, detail: value })
  },
})
