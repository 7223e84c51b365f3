import { formatAmount } from '@/documents'
import { moveApplication } from '@/features/applications'
import { refuseWithoutExperts } from '@/features/expert-panels'
import { holdCap, takeFromCap, type Cap } from '@/features/funds'
import { listedUntil } from '@/features/negative-list'
import { Decimal, halfYearInWords, leftOf, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { type ReviewCase } from './case-store'
import { type Award, capOfHalfYear, computeAward } from './compute-award'
import { caseToCheck, reviewedLines } from './open-case'
import { basisOf } from './run-findings'
import { checkSchema } from './schema'
import { claimPayments, closeReview, type CurrentReview, findingsOf, setApprovedAmount } from './store'
import { tellApplicant } from './tell-applicant'

/**
 * 复核通过. The decision of the amount: the list is asked once more (L3), the cap is held until the transaction ends, the
 * sheet is computed again with what it leaves (C10), the payments are claimed for good (C1). What does not fit under the
 * cap is cut off and said so; nothing is ever overspent.
 */
export const approveReview = command({
  name: 'reviews.approve',
  allow: ['COMMERCE_CHECKER'],
  input: checkSchema,
  run: async (context, { applicationId, remark }) => {
    const { tx, now } = context
    const { application, review, checkerId } = await caseToCheck(context, applicationId)
    await refuseListed(context, application, review)
    await refuseOpenFindings(context, application)
    await refuseWithoutExperts(context, application)
    const cap = capOf(application)
    const award = await decideAward(context, application, review, cap)
    if (new Decimal(award.amountCny).isZero()) refuseNothing(application, award)
    await claim(context, application, review)
    if (cap)
      await takeFromCap({ tx, by: checkerId, at: now }, cap, award.amountCny, {
        kind: 'application',
        id: applicationId,
      })
    await setApprovedAmount(tx, applicationId, award.amountCny)
    await closeReview(tx, review.id, {
      state: 'APPROVED',
      checkerId,
      checkerRemark: remark,
      amountOut: award.amountCny,
      sheet: award.sheet,
      rulesVersion: award.sheet.rulesVersion,
      at: now,
    })
    await moveApplication(context, applicationId, 'approve', { amountCny: award.amountCny, note: remark })
    await tellApplicant(
      context,
      application,
      'application.approved',
      `申报 ${application.receiptNumber} 审核通过`,
      `审定金额 ${formatAmount(award.amountCny)} 元，下一步列入拟支持名单并公示。`,
    )
    const value = { applicationId, amountCny: award.amountCny, aboveCap: award.aboveCap }
    return done(value, { subject: { kind: 'application', id: applicationId }, detail: { ...value, remark } })
  },
})

/** What was found after the case went to the checker is looked at first, by the preparer. */
async function refuseOpenFindings({ tx }: Context, application: ReviewCase): Promise<void> {
  const findings = await findingsOf(tx, application.id, application.submissionSequence)
  const open = findings.filter(({ severity, settlement }) => severity === 'BLOCKING' && settlement === 'OPEN')
  if (open.length > 0)
    refuse(
      'WRONG_STATE',
      `送复核以后又有 ${open.length} 条必须处理的核查提示：${open[0]!.message}请退回经办重新核查。`,
    )
}

/** L3: a listed enterprise, or one that an insurer covered, is not supported; a held application waits. */
async function refuseListed(
  { tx, now }: Context,
  application: ReviewCase,
  review: CurrentReview,
): Promise<void> {
  if (application.heldReason)
    refuse(
      'WRONG_STATE',
      `申报 ${application.receiptNumber} 已暂缓：${application.heldReason}请待事由消除后再复核。`,
    )
  const today = dateInShanghai(now)
  const until = await listedUntil(tx, application.applicant.uscc, today)
  if (until)
    refuse(
      'WRONG_STATE',
      `${application.applicant.name}列入财政专项资金信用负面清单，至 ${until}（含），不能通过。请不予支持，或退回经办。`,
      { clause: '二(三)' },
    )
  for (const line of application.policyLines) {
    if (!isKept(review, line.id, line.fiscalShareCny)) continue
    const lineUntil = await listedUntil(tx, line.uscc, today)
    if (lineUntil)
      refuse(
        'WRONG_STATE',
        `第 ${line.position} 行的${line.enterpriseName}列入负面清单，至 ${lineUntil}（含），保费不予支持。请退回经办核减该行。`,
        { clause: '二(三)' },
      )
  }
}

const isKept = (review: CurrentReview, lineId: string, amountIn: string) =>
  new Decimal(review.decisions.find((decision) => decision.lineId === lineId)?.amountOut ?? amountIn).gt(0)

function capOf({ programme, applicant, halfYear }: ReviewCase): Cap | null {
  if (programme !== 'GENERAL') return null
  const amountCny = capOfHalfYear(halfYear)
  if (amountCny === null)
    return refuse('WRONG_STATE', `${halfYearInWords(halfYear)}不在政策执行期内，不能通过。请不予支持。`, {
      clause: '三(四)',
    })
  return { programme: 'GENERAL', organisationId: applicant.id, period: halfYear, amountCny }
}

async function decideAward(
  { tx, actor, now }: Context,
  application: ReviewCase,
  review: CurrentReview,
  cap: Cap | null,
): Promise<Award> {
  const lines = reviewedLines(application, review)
  if (!cap) return computeAward({ ...basisOf(application), capUsedCny: '0.00' }, lines)
  const left = await holdCap({ tx, by: actor.accountId, at: now }, cap)
  const capUsedCny = money(leftOf(new Decimal(cap.amountCny), new Decimal(left)))
  return computeAward({ ...basisOf(application), capUsedCny }, lines)
}

function refuseNothing(application: ReviewCase, award: Award): never {
  return refuse(
    award.aboveCap ? 'LIMIT' : 'WRONG_STATE',
    award.aboveCap
      ? `${application.applicant.name}${halfYearInWords(application.halfYear)}的支持上限已用完，审定金额为 0.00 元，不能通过。请不予支持，或退回经办。`
      : '审定金额为 0.00 元，不能通过。请不予支持，或退回经办。',
    { clause: application.programme === 'GENERAL' ? '一(三)' : '二(六)' },
  )
}

async function claim({ tx, now }: Context, application: ReviewCase, review: CurrentReview): Promise<void> {
  const kept = application.paymentLines.filter((line) => isKept(review, line.id, line.amountCny ?? '0.00'))
  const taken = await claimPayments(tx, application.id, kept, now)
  if (taken.length === 0) return
  const sentences = taken.map(({ lineId, receiptNumber }) => {
    const line = kept.find(({ id }) => id === lineId)!
    return `第 ${line.position} 行：发票号码 ${line.invoiceNumber}（流水 ${line.bankTransactionNumber}）已由申报 ${receiptNumber} 获得支持。`
  })
  refuse('CONFLICT', `一笔缴费只支持一次。${sentences.join('')}请退回经办核减，原因选“重复申报”。`, {
    clause: '一(三)',
  })
}
