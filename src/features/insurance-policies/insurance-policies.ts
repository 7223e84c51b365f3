import { earliestStart, latestStart, usableCertificate } from '@/features/duplicate-cover'
import { percent, Decimal, type ExportSource, type LawDate, MEDIUM, MICRO, priorYearOf } from '@/policy-rules'
import type { Actor } from '@/server/auth/actor'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import {
  type PolicyDetail,
  policyDetail,
  policySummary,
  type PolicySummary,
  type Renewal,
} from './insurance-policy-dto'
import { detailInput, listInput, prospectInput } from './schema'
import { enterpriseForCover, findPolicy, neighboursOf, pageOfPolicies, type PolicyRow } from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
/** 统保保单清单 goes from the insurers to the province: its offices and the auditors read it, and change nothing. */
export const policyReaders = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const
export const POLICIES_PER_PAGE = 50

/** Whose policies: an insurer's own, or all. */
const insurerOf = ({ kind, organisationId }: Actor) => (kind === 'INSURER' ? organisationId! : null)

/** An insurer's own policies, or the province's, with count and sums of all that the filter meets, newest first. */
export const insurancePolicies = query({
  name: 'insurancePolicies.list',
  allow: [...insurers, ...policyReaders],
  input: listInput,
  run: async (
    { tx, actor },
    { page, ...filter },
  ): Promise<{ policies: PolicySummary[]; total: number; premiumUsd: string; fiscalShareUsd: string }> => {
    const { rows, ...sums } = await pageOfPolicies(tx, insurerOf(actor), filter, {
      skip: (page - 1) * POLICIES_PER_PAGE,
      take: POLICIES_PER_PAGE,
    })
    return { policies: rows.map(policySummary), ...sums }
  },
})

/** One policy with the sheet that explains it. */
export const insurancePolicy = query({
  name: 'insurancePolicies.detail',
  allow: [...insurers, ...policyReaders],
  input: detailInput,
  run: async ({ tx, actor, now }, { id }): Promise<PolicyDetail> => {
    const row = await findPolicy(tx, id)
    const insurerId = insurerOf(actor)
    if (!row || (insurerId !== null && row.insurerId !== insurerId)) return notFound('保单')
    return policyDetail(row, await renewalOf(tx, row, dateInShanghai(now)))
  },
})

/** Renewal by the same insurer: checked and registered like any cover, from the day after the last (E7, E8). */
async function renewalOf(tx: Tx, row: PolicyRow, today: LawDate): Promise<Renewal> {
  const from = earliestStart(dateFromColumn(row.expiry))
  const { before, after } = await neighboursOf(tx, row)
  const mayRenew = row.state === 'IN_FORCE' && after === null && from > today && from <= latestStart(today)
  return { before, after, from, mayRenew }
}

/** What the form of a new policy starts from: the certificate, and the export amount that would decide (E4). */
export interface Prospect {
  checkId: string
  certificateNumber: string
  uscc: string
  enterpriseName: string
  registered: boolean
  inception: string
  reservedUntil: string | null
  exportYear: number
  exports: { amountUsd: string; source: ExportSource } | null
  /** The tier of that amount (E1); null when unknown or above both. */
  programme: 'MICRO' | 'MEDIUM' | null
  /** In per cent, for the form's hints. */
  rates: { MICRO: string; MEDIUM: string }
}

export const insuranceProspect = query({
  name: 'insurancePolicies.prospect',
  allow: insurers,
  input: prospectInput,
  run: async (context, { checkId }): Promise<Prospect> => {
    const today = dateInShanghai(context.now)
    // No start is refused here, the form has none yet.
    const check = await usableCertificate(context, checkId, null)
    const inception = check.coverFrom ?? today
    const exportYear = priorYearOf(inception)
    const enterprise = await enterpriseForCover(context.tx, check.uscc, exportYear, inception)
    const exports = enterprise?.exports ?? null
    return {
      checkId: check.id,
      certificateNumber: check.certificateNumber,
      uscc: check.uscc,
      enterpriseName: enterprise?.name ?? '',
      registered: enterprise !== null,
      inception,
      reservedUntil: check.reservedUntil,
      exportYear,
      exports: exports && { amountUsd: exports.amountUsd, source: exports.source },
      programme: exports && tierOf(exports.amountUsd),
      rates: { MICRO: percent(MICRO.rateCeiling.value), MEDIUM: percent(MEDIUM.rate.value) },
    }
  },
})

function tierOf(amountUsd: string): 'MICRO' | 'MEDIUM' | null {
  const amount = new Decimal(amountUsd)
  if (amount.lte(MICRO.largestExports.value)) return 'MICRO'
  return amount.lte(MEDIUM.largestExports.value) ? 'MEDIUM' : null
}
