import { convertPayment, type RoundFx } from '@/features/exchange-rates'
import { capUsed } from '@/features/funds'
import { listedUntil } from '@/features/negative-list'
import { sumOfAmounts } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import type { Context } from '@/server/use-case'

import {
  insurerInvoicesOf,
  lockCase,
  linesOf,
  officialDifferencesOf,
  platformPolicyNumbers,
  readCase,
  sameInvoicesElsewhere,
  samePaymentsElsewhere,
  samePoliciesElsewhere,
  type ReviewCase,
} from './case-store'
import { capOfHalfYear, computeAward } from './compute-award'
import type { Complaint, FindingFacts } from './finding-rule'
import { findingRules } from './finding-rules'
import { addFindings, findingsOf, settleFindings } from './store'

/**
 * Runs every rule over the application as it stands. What was found before and is found again keeps its settlement; what
 * is found no more is settled by the portal itself; what is new is added. Nothing found is ever deleted.
 */
export async function runFindings(
  context: Context,
  application: ReviewCase,
): Promise<{ found: number; added: number; gone: number }> {
  const { tx, now } = context
  const facts = await gatherFacts(tx, application, dateInShanghai(now))
  const found = findingRules.flatMap((rule) =>
    rule.check(facts).map((complaint) => ({ ...complaint, rule: rule.rule, clause: rule.clause })),
  )
  const stored = await findingsOf(tx, application.id, application.submissionSequence)
  const known = new Set(stored.map(keyOf))
  const still = new Set(found.map(keyOf))
  const added = found.filter((finding) => !known.has(keyOf(finding)))
  const gone = stored.filter((finding) => finding.settlement === 'OPEN' && !still.has(keyOf(finding)))
  await addFindings(
    tx,
    { applicationId: application.id, submissionSequence: application.submissionSequence, foundAt: now },
    added,
  )
  await settleFindings(
    tx,
    gone.map(({ id }) => id),
    { settlement: 'EXPLAINED', reason: '重新核查后不再存在。', by: null, at: now },
  )
  return { found: found.length, added: added.length, gone: gone.length }
}

/** For a room that has found something new: the applications that are in review, each run again as it stands. */
export async function rerunFindingsOf(context: Context, applicationIds: readonly string[]): Promise<void> {
  for (const id of applicationIds) {
    if ((await lockCase(context.tx, id)) !== 'IN_REVIEW') continue
    const application = await readCase(context.tx, id)
    if (application) await runFindings(context, application)
  }
}

const keyOf = (finding: Complaint & { rule: string }) =>
  `${finding.rule}\n${finding.lineId ?? ''}\n${finding.message}`

async function gatherFacts(tx: Tx, application: ReviewCase, today: string): Promise<FindingFacts> {
  const { applicant, paymentLines } = application
  return {
    application,
    today,
    listedUntil: await listedUntil(tx, applicant.uscc, today),
    samePayments: await samePaymentsElsewhere(tx, application.id),
    sameInvoices: await sameInvoicesElsewhere(tx, application.id),
    samePolicies: await samePoliciesElsewhere(tx, application.id),
    insurerInvoices: await insurerInvoicesOf(
      tx,
      paymentLines.map((line) => line.invoiceNumber),
    ),
    platformPolicies: await platformPolicyNumbers(
      tx,
      applicant.uscc,
      paymentLines.map((line) => line.insurancePolicyNumber),
    ),
    ratesInForce: await ratesInForce(tx, application),
    listedEnterprises: await listedEnterprises(tx, application, today),
    officialDifferences: await officialDifferencesOf(tx, application.id),
    ...(await amounts(tx, application)),
  }
}

async function ratesInForce(
  tx: Tx,
  { round, paymentLines }: ReviewCase,
): Promise<FindingFacts['ratesInForce']> {
  const fx: RoundFx = round
  const rates: [string, { exchangeRate: string; exchangeRateDate: string } | null][] = []
  for (const line of paymentLines)
    if (line.currency !== 'CNY') rates.push([line.id, await convertPayment(tx, fx, line)])
  return new Map(rates)
}

async function listedEnterprises(
  tx: Tx,
  { policyLines }: ReviewCase,
  today: string,
): Promise<Map<string, string>> {
  const byCode = new Map<string, string | null>()
  for (const uscc of new Set(policyLines.map((line) => line.uscc)))
    byCode.set(uscc, await listedUntil(tx, uscc, today))
  return new Map(
    policyLines.flatMap((line) => {
      const until = byCode.get(line.uscc)
      return until ? [[line.id, until] as const] : []
    }),
  )
}

/** As if every line stood and the cap were whole: what the application would need of the cap. */
async function amounts(
  tx: Tx,
  application: ReviewCase,
): Promise<Pick<FindingFacts, 'cap' | 'supportBeforeCapCny' | 'premiumCny'>> {
  const lines = linesOf(application)
  const premiumCny = sumOfAmounts(lines.map((line) => line.amountIn))
  const capCny = application.programme === 'GENERAL' ? capOfHalfYear(application.halfYear) : null
  if (capCny === null) return { cap: null, supportBeforeCapCny: null, premiumCny }
  const { amountCny } = computeAward(
    { ...basisOf(application), otherSubsidiesCny: '0.00', capUsedCny: '0.00' },
    application.paymentLines.map((line) => ({
      position: line.position,
      amountIn: line.amountCny ?? '0.00',
      amountOut: line.amountCny ?? '0.00',
      reason: null,
      paidOn: line.paidOn,
    })),
  )
  const usedCny = await capUsed(tx, {
    programme: 'GENERAL',
    organisationId: application.applicant.id,
    period: application.halfYear,
  })
  return { cap: { capCny, usedCny }, supportBeforeCapCny: amountCny, premiumCny }
}

/** What of the application and its round the award is computed from. */
export function basisOf({ programme, halfYear, round, otherSubsidiesCny, requestedAmountCny }: ReviewCase) {
  const { supportRatio, shortageFactor } = round
  return { programme, halfYear, supportRatio, shortageFactor, otherSubsidiesCny, requestedAmountCny }
}
