import type { Answer, GeneralQuestion } from '@/policy-rules'

/** A question per programme against which nothing stands; a test changes the one thing that it is about. */
export const micro = {
  programme: 'MICRO',
  inceptionDate: '2026-03-01',
  priorYearExportsUsd: '3000000',
  premiumRate: '0.0008',
} as const
export const medium = {
  programme: 'MEDIUM',
  inceptionDate: '2026-03-01',
  priorYearExportsUsd: '7000000',
} as const
export const general: GeneralQuestion = {
  programme: 'GENERAL',
  period: '2026H1',
  supportRatio: '0.5',
  alreadySupportedCny: '0',
  payments: [{ paidOn: '2026-03-01', amountCny: '1000' }],
}
export const overseas = {
  programme: 'OVERSEAS',
  inceptionDate: '2026-03-01',
  product: 'POLITICAL',
  projectKind: 'OVERSEAS_CONTRACTING',
  premiumCny: '1000',
  alreadySupportedCny: '0',
} as const
export const ecommerce = {
  programme: 'ECOMMERCE',
  inceptionDate: '2026-03-01',
  customsSupervisionMode: '9610',
  premiumCny: '1000',
  alreadySupportedCny: '0',
} as const
export const creditInformation = {
  programme: 'CREDIT_INFORMATION',
  year: 2026,
  feeCny: '1000',
  alreadySupportedCny: '0',
} as const

export const codes = (answer: Answer): string[] => answer.reasons.map(({ code }) => code)
