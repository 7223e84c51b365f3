import type { LawDate } from './dates'
import type { Step } from './explanation'
import type { HalfYear } from './half-year'
import type { DecimalString } from './money'
import type { CapScope, OverseasProduct, OverseasProjectKind, Programme } from './vocabulary'

/** Questions are typed and already validated; amounts, rates and ratios are decimal strings. */
export interface MicroQuestion {
  programme: 'MICRO'
  inceptionDate: LawDate
  priorYearExportsUsd: DecimalString
  premiumRate: DecimalString
  maximumLiabilityUsd?: DecimalString | undefined
}

export interface MediumQuestion {
  programme: 'MEDIUM'
  inceptionDate: LawDate
  priorYearExportsUsd: DecimalString
  premiumRate?: DecimalString | undefined
  maximumLiabilityUsd?: DecimalString | undefined
}

/** A payment in yuan, or one in another currency with the rate in CNY per 1 unit. */
export type GeneralPayment =
  | { paidOn: LawDate; amountCny: DecimalString }
  | { paidOn: LawDate; currency: string; amount: DecimalString; exchangeRate: DecimalString }

export interface GeneralQuestion {
  programme: 'GENERAL'
  period: HalfYear
  supportRatio: DecimalString
  alreadySupportedCny: DecimalString
  payments: readonly GeneralPayment[]
  /** M5: the round's shortage factor, more than 0 and at most 1; not part of the HTTP contract. */
  shortageFactor?: DecimalString | undefined
}

export interface OverseasQuestion {
  programme: 'OVERSEAS'
  inceptionDate: LawDate
  product: OverseasProduct
  projectKind: OverseasProjectKind
  premiumCny: DecimalString
  alreadySupportedCny: DecimalString
}

export interface EcommerceQuestion {
  programme: 'ECOMMERCE'
  inceptionDate: LawDate
  customsSupervisionMode: string
  premiumCny: DecimalString
  alreadySupportedCny: DecimalString
}

export interface CreditInformationQuestion {
  programme: 'CREDIT_INFORMATION'
  year: number
  feeCny: DecimalString
  alreadySupportedCny: DecimalString
}

export type Question =
  | MicroQuestion
  | MediumQuestion
  | GeneralQuestion
  | OverseasQuestion
  | EcommerceQuestion
  | CreditInformationQuestion

export interface IndemnityQuestion {
  programme: 'MICRO' | 'MEDIUM'
  annualPremiumUsd: DecimalString
  maximumLiabilityUsd?: DecimalString | undefined
  assessedLossUsd: DecimalString
  paidForBuyerUsd: DecimalString
  paidUnderPolicyUsd: DecimalString
}

export const REASON_CODES = [
  'CUSTOMS_MODE_NOT_COVERED',
  'EXPORTS_ABOVE_TIER',
  'EXPORTS_BELOW_TIER',
  'LIABILITY_BELOW_MINIMUM',
  'LIABILITY_NOT_PRESCRIBED',
  'NO_ELIGIBLE_PREMIUM',
  'OUTSIDE_POLICY_TERM',
  'PRODUCT_NOT_COVERED',
  'RATE_ABOVE_CEILING',
  'RATE_NOT_PRESCRIBED',
  'RATIO_ABOVE_CEILING',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

export interface Reason {
  code: ReasonCode
  clause: string
  /** A Chinese sentence: what is wrong, then what to do. */
  message: string
}

export const EXCLUSION_REASONS = ['OUTSIDE_PERIOD', 'OUTSIDE_POLICY_TERM'] as const
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]

interface AnswerBase<P extends Programme, Eligible extends boolean> {
  programme: P
  policyDocument: string
  eligible: Eligible
  reasons: readonly Reason[]
  steps: readonly Step[]
}

/** The answer "no": all the reasons, sorted by code, and no amounts. */
export type Refusal<P extends Programme> = AnswerBase<P, false>
export type Granted<P extends Programme, Amounts> = AnswerBase<P, true> & Amounts

export interface PlatformAmounts {
  sumInsuredUsd: DecimalString
  annualPremiumUsd: DecimalString
  fiscalShareUsd: DecimalString
  enterpriseShareUsd: DecimalString
  insuredPercentage: DecimalString
  buyerLimitUsd: DecimalString
}
export type MicroAmounts = PlatformAmounts & { maximumLiabilityFloorUsd: DecimalString }
export type MediumAmounts = PlatformAmounts & { maximumLiabilityUsd: DecimalString }

export interface GeneralAmounts {
  eligiblePremiumCny: DecimalString
  /** After the ratio and the shortage factor, before the cap; rounded down. */
  supportBeforeCapCny: DecimalString
  capCny: DecimalString
  capRemainingCny: DecimalString
  supportCny: DecimalString
  capped: boolean
  excludedPayments: readonly { index: number; reason: ExclusionReason }[]
}

export interface OverseasAmounts {
  fiscalShareCny: DecimalString
  selfPaidShareCny: DecimalString
  capCny: DecimalString
  capScope: CapScope
  capRemainingCny: DecimalString
  supportCny: DecimalString
  overCapRemainderCny: DecimalString
  enterprisePaysCny: DecimalString
  capped: boolean
}

export interface EcommerceAmounts {
  capCny: DecimalString
  capRemainingCny: DecimalString
  supportCny: DecimalString
  insurerBearsCny: DecimalString
  capped: boolean
}

export interface CreditInformationAmounts {
  capCny: DecimalString
  capRemainingCny: DecimalString
  supportCny: DecimalString
  capped: boolean
}

export type MicroAnswer = Granted<'MICRO', MicroAmounts> | Refusal<'MICRO'>
export type MediumAnswer = Granted<'MEDIUM', MediumAmounts> | Refusal<'MEDIUM'>
export type GeneralAnswer = Granted<'GENERAL', GeneralAmounts> | Refusal<'GENERAL'>
export type OverseasAnswer = Granted<'OVERSEAS', OverseasAmounts> | Refusal<'OVERSEAS'>
export type EcommerceAnswer = Granted<'ECOMMERCE', EcommerceAmounts> | Refusal<'ECOMMERCE'>
export type CreditInformationAnswer =
  | Granted<'CREDIT_INFORMATION', CreditInformationAmounts>
  | Refusal<'CREDIT_INFORMATION'>

export interface AnswerTo {
  MICRO: MicroAnswer
  MEDIUM: MediumAnswer
  GENERAL: GeneralAnswer
  OVERSEAS: OverseasAnswer
  ECOMMERCE: EcommerceAnswer
  CREDIT_INFORMATION: CreditInformationAnswer
}
export type Answer = AnswerTo[Programme]

export type IndemnityAnswer = Granted<
  'MICRO' | 'MEDIUM',
  {
    insuredLossUsd: DecimalString
    buyerLimitRemainingUsd: DecimalString
    liabilityRemainingUsd: DecimalString
    payableUsd: DecimalString
  }
>
