import type { CalculationSheet } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import type { ExportSource, InsurancePolicyState, Programme } from '@/server/db'

import type { PolicyRow } from './store'

export const stateNames: Record<InsurancePolicyState, string> = {
  PENDING_SELF_PAYMENT: '待自缴到账',
  IN_FORCE: '已生效',
  CANCELLED: '已作废',
}
export const stateTones = {
  PENDING_SELF_PAYMENT: 'warning',
  IN_FORCE: 'success',
  CANCELLED: 'draft',
} as const satisfies Record<InsurancePolicyState, string>

/** A row of the 统保保单清单. Money as decimal strings, USD unless named CNY; dates `YYYY-MM-DD`. */
export interface PolicySummary {
  id: string
  insurancePolicyNumber: string
  programme: Programme
  uscc: string
  enterpriseName: string
  insurerName: string
  inception: string
  expiry: string
  premiumUsd: string
  fiscalShareUsd: string
  enterpriseShareUsd: string
  premiumCny: string | null
  fiscalShareCny: string | null
  state: InsurancePolicyState
  /** 补录: days from its start to its recording; 0 when it was in time. */
  lateDays: number
}

export interface PolicyDetail extends PolicySummary {
  exportYear: number
  priorYearExportsUsd: string
  exportSource: ExportSource
  hasEvidence: boolean
  sumInsuredUsd: string
  /** A ratio: 0.0008. */
  premiumRate: string
  insuredPercentage: string
  buyerLimitUsd: string
  maximumLiabilityUsd: string
  exchangeRate: string | null
  exchangeRateDate: string | null
  exchangeRateSource: string | null
  certificateNumber: string | null
  checkId: string | null
  invoiceNumber: string | null
  selfPaidReceivedOn: string | null
  cancellationReason: string | null
  recordedAt: string
  rulesVersion: string
  sheet: CalculationSheet
  renewal: Renewal
}

/** The same insurer's cover of the same enterprise on the day before and the day after (E7). */
export interface Renewal {
  before: { id: string; insurancePolicyNumber: string } | null
  after: { id: string; insurancePolicyNumber: string } | null
  /** The first day that a renewal may cover. */
  from: string
  /** From sixty days before the end, while there is none. */
  mayRenew: boolean
}

export function policySummary(row: PolicyRow): PolicySummary {
  return {
    id: row.id,
    insurancePolicyNumber: row.insurancePolicyNumber,
    programme: row.programme,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    insurerName: row.insurer.name,
    inception: dateFromColumn(row.inception),
    expiry: dateFromColumn(row.expiry),
    premiumUsd: row.premiumUsd.toFixed(2),
    fiscalShareUsd: row.fiscalShareUsd.toFixed(2),
    enterpriseShareUsd: row.enterpriseShareUsd.toFixed(2),
    premiumCny: row.premiumCny?.toFixed(2) ?? null,
    fiscalShareCny: row.fiscalShareCny?.toFixed(2) ?? null,
    state: row.state,
    lateDays: row.lateDays ?? 0,
  }
}

export function policyDetail(row: PolicyRow, renewal: Renewal): PolicyDetail {
  return {
    ...policySummary(row),
    exportYear: row.exportYear,
    priorYearExportsUsd: row.priorYearExportsUsd.toFixed(2),
    exportSource: row.exportSource,
    hasEvidence: row.exportEvidenceFileId !== null,
    sumInsuredUsd: row.sumInsuredUsd.toFixed(2),
    premiumRate: row.premiumRate.toFixed(),
    insuredPercentage: row.insuredPercentage.toFixed(2),
    buyerLimitUsd: row.buyerLimitUsd.toFixed(2),
    maximumLiabilityUsd: row.maximumLiabilityUsd.toFixed(2),
    exchangeRate: row.exchangeRate?.toFixed() ?? null,
    exchangeRateDate: row.exchangeRateDate && dateFromColumn(row.exchangeRateDate),
    exchangeRateSource: row.exchangeRateSource,
    certificateNumber: row.check?.certificateNumber ?? null,
    checkId: row.checkId,
    invoiceNumber: row.invoiceNumber,
    selfPaidReceivedOn: row.selfPaidReceivedOn && dateFromColumn(row.selfPaidReceivedOn),
    cancellationReason: row.cancellationReason,
    recordedAt: row.recordedAt.toISOString(),
    rulesVersion: row.rulesVersion,
    // Written by the policy rules when the policy was registered, never changed since.
    sheet: row.sheet as unknown as CalculationSheet,
    renewal,
  }
}
