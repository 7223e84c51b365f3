import {
  addDays,
  addYearsLastDay,
  calculationSheet,
  type CalculationSheet,
  dateInWords,
  daysBetween,
  decidingExportStatement,
  decimal,
  evaluate,
  type ExportStatement,
  type LawDate,
  priorYearOf,
  type Reason,
} from '@/policy-rules'

/** Pure: the terms of a platform policy from the facts of its registration. Amounts in USD. */

/** One year, both days included (E7): 2026-09-01 → 2027-08-31. */
export const lastDayOfCover = (inception: LawDate): LawDate => addDays(addYearsLastDay(inception, 1), -1)

/** E10: the same cover, begun later: one year stays one year, a shorter one keeps its days. */
export function movedExpiry(period: { start: LawDate; end: LawDate }, newStart: LawDate): LawDate {
  return period.end === lastDayOfCover(period.start)
    ? lastDayOfCover(newStart)
    : addDays(newStart, daysBetween(period.start, period.end))
}

/** E4: what the portal knows, and what the insurer brings with evidence; the best source decides. */
export interface KnownExports extends ExportStatement {
  /** Null for what the insurer brings. */
  recordId: string | null
}
export const decidingExports = (known: readonly KnownExports[], inception: LawDate): KnownExports | null =>
  decidingExportStatement(known, inception)

export interface Terms extends Rated {
  sheet: CalculationSheet
}
export interface Rated {
  sumInsuredUsd: string
  premiumRate: string
  premiumUsd: string
  fiscalShareUsd: string
  enterpriseShareUsd: string
  insuredPercentage: string
  buyerLimitUsd: string
  maximumLiabilityUsd: string
}

export interface Offer {
  programme: 'MICRO' | 'MEDIUM'
  inception: LawDate
  priorYearExportsUsd: string
  premiumRate: string
  maximumLiabilityUsd: string | null
}

/** 一(一), 一(二): premium, shares and limits by the policy rules with their sheet, or all the reasons why not. */
export function termsOf(offer: Offer): { terms: Terms } | { reasons: readonly Reason[] } {
  const rated = ratedTerms(offer)
  return 'reasons' in rated ? rated : { terms: { ...rated.terms, sheet: rated.sheet() } }
}

/** As {@link termsOf}, the sheet only when it is wanted: a list of a hundred thousand is compared before it is recorded. */
export function ratedTerms(
  offer: Offer,
): { terms: Rated; sheet: () => CalculationSheet } | { reasons: readonly Reason[] } {
  const question = {
    inceptionDate: offer.inception,
    priorYearExportsUsd: offer.priorYearExportsUsd,
    premiumRate: offer.premiumRate,
    ...(offer.maximumLiabilityUsd === null ? {} : { maximumLiabilityUsd: offer.maximumLiabilityUsd }),
  }
  const answer =
    offer.programme === 'MICRO'
      ? evaluate({ programme: 'MICRO', ...question })
      : evaluate({ programme: 'MEDIUM', ...question })
  if (!answer.eligible) return { reasons: answer.reasons }
  const prescribed =
    'maximumLiabilityUsd' in answer ? answer.maximumLiabilityUsd : answer.maximumLiabilityFloorUsd
  return {
    terms: {
      sumInsuredUsd: answer.sumInsuredUsd,
      premiumRate: offer.premiumRate,
      premiumUsd: answer.annualPremiumUsd,
      fiscalShareUsd: answer.fiscalShareUsd,
      enterpriseShareUsd: answer.enterpriseShareUsd,
      insuredPercentage: answer.insuredPercentage,
      buyerLimitUsd: answer.buyerLimitUsd,
      maximumLiabilityUsd: offer.maximumLiabilityUsd ?? prescribed,
    },
    sheet: () => calculationSheet(answer),
  }
}

/** All the reasons in one sentence each, with their clauses. */
export const reasonsInWords = (reasons: readonly Reason[]): string =>
  reasons.map(({ clause, message }) => `${message}（${clause}）`).join('')

/** `0.08` on the policy is the ratio `0.0008` of the rules. */
export const rateOfPercent = (percent: string): string => decimal(percent, 4).dividedBy(100).toFixed()

/** What is to be done when nothing says what was exported (E2, E4). */
export const unknownExports = (inception: LawDate): string =>
  `没有该企业 ${priorYearOf(inception)} 年的出口金额，不能按零计算。请企业先在平台登记出口金额，或上传“单一窗口”授权证明或加盖公章的出口数据承诺书，并填写金额。`

export const coveredInWords = (coveredUntil: LawDate, start: LawDate): string =>
  `该企业在 ${dateInWords(coveredUntil)}前（含当日）已有统保保单。最早可于 ${dateInWords(start)}起保，请改期后重新查重。`
