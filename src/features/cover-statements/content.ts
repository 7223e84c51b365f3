import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'

import type { StoredPolicy } from './store'

/** One policy as the statement tells it. Amounts in USD; both days of the period are included (E7). */
export interface StatedPolicy {
  id: string
  insurerName: string
  insurancePolicyNumber: string
  programme: string
  inception: string
  expiry: string
  sumInsuredUsd: string
  insuredPercentage: string
  buyerLimitUsd: string
  maximumLiabilityUsd: string
}

/** What the document says, as it was issued (三(三)). */
export interface StatementContent {
  number: string
  enterpriseName: string
  uscc: string
  bankName: string
  issuedOn: string
  expiresOn: string
  policies: StatedPolicy[]
}

export const statedPolicy = (policy: StoredPolicy): StatedPolicy => ({
  id: policy.id,
  insurerName: policy.insurer.name,
  insurancePolicyNumber: policy.insurancePolicyNumber,
  programme: PROGRAMME_NAMES[policy.programme],
  inception: dateFromColumn(policy.inception),
  expiry: dateFromColumn(policy.expiry),
  sumInsuredUsd: policy.sumInsuredUsd.toFixed(2),
  insuredPercentage: policy.insuredPercentage.toFixed(2),
  buyerLimitUsd: policy.buyerLimitUsd.toFixed(2),
  maximumLiabilityUsd: policy.maximumLiabilityUsd.toFixed(2),
})
