import { dateFromColumn } from '@/server/clock'
import type { ApplicationState, Programme, Tx } from '@/server/db'

import type { ConvertedLine } from './calculation'
import { policyLinesOf, submissionsOf, type Submission } from './history-store'
import {
  findApplication,
  type Applicant,
  type Material,
  type Requirement,
  type RoundFacts,
} from './read-store'

/** An application as the reviewing rooms need it: both kinds of line as one. Amounts are CNY strings. */
export interface ApplicationForReview {
  id: string
  roundId: string
  programme: Programme
  halfYear: string
  state: ApplicationState
  version: number
  receiptNumber: string | null
  submissionSequence: number
  submittedAt: string | null
  correctBy: string | null
  heldReason: string | null
  requestedAmountCny: string
  approvedAmountCny: string | null
  otherSubsidiesCny: string
  bankAccountId: string | null
  applicant: Applicant
  round: RoundFacts
  requirements: Requirement[]
  lines: ReviewLine[]
  materials: Material[]
  /** Oldest first; the last is what is reviewed. */
  submissions: Submission[]
}

/** `amountInCny` is what is reviewed: of a payment, the premium in CNY; of a policy, the fiscal share. */
export type ReviewLine = PaymentReviewLine | PolicyReviewLine

interface LineBasics {
  id: string
  position: number
  amountInCny: string
  insurerName: string
  insurancePolicyNumber: string
  exchangeRate: string | null
  exchangeRateDate: string | null
}

export type PaymentReviewLine = LineBasics & Omit<ConvertedLine, 'amountCny'> & { kind: 'PAYMENT' }

export interface PolicyReviewLine extends LineBasics {
  kind: 'POLICY'
  insurancePolicyId: string
  enterpriseName: string
  uscc: string
  inception: string
  expiry: string
  premiumUsd: string
  premiumCny: string
  fiscalShareUsd: string
  exchangeRateSource: string
  invoiceNumber: string | null
}

/** The application that the actor may see, for a review; null when there is none. */
export async function applicationForReview(tx: Tx, id: string): Promise<ApplicationForReview | null> {
  const application = await findApplication(tx, id)
  if (!application) return null
  const { lines, incompleteRows: _, round, ...rest } = application
  const policies = await policyLinesOf(tx, id)
  return {
    ...rest,
    round,
    requirements: round.requirements,
    requestedAmountCny: application.requestedAmountCny ?? '0.00',
    lines: [
      ...lines.map(({ amountCny, ...line }): ReviewLine => ({
        ...line,
        kind: 'PAYMENT',
        amountInCny: amountCny ?? '0.00',
      })),
      ...policies.map(({ insurancePolicy, ...line }): ReviewLine => ({
        kind: 'POLICY',
        id: line.id,
        position: line.position,
        amountInCny: line.fiscalShareCny.toFixed(2),
        insurerName: application.applicant.name,
        insurancePolicyNumber: insurancePolicy.insurancePolicyNumber,
        exchangeRate: line.exchangeRate.toFixed(),
        exchangeRateDate: dateFromColumn(line.exchangeRateDate),
        exchangeRateSource: line.exchangeRateSource,
        insurancePolicyId: insurancePolicy.id,
        enterpriseName: insurancePolicy.enterpriseName,
        uscc: insurancePolicy.uscc,
        inception: dateFromColumn(insurancePolicy.inception),
        expiry: dateFromColumn(insurancePolicy.expiry),
        premiumUsd: line.premiumUsd.toFixed(2),
        premiumCny: line.premiumCny.toFixed(2),
        fiscalShareUsd: line.fiscalShareUsd.toFixed(2),
        invoiceNumber: insurancePolicy.invoiceNumber,
      })),
    ],
    submissions: await submissionsOf(tx, id),
  }
}
