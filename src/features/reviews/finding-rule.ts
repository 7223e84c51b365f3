import type { FindingSeverity, Programme } from '@/server/db'

import type { PaymentLine, PolicyLine, ReviewCase } from './case-store'

/** What the rules look at: gathered once from the database, so that the rules themselves are pure. */
export interface FindingFacts {
  application: ReviewCase
  today: string
  listedUntil: string | null
  samePayments: readonly {
    lineId: string
    receiptNumber: string
    applicantName: string
    halfYear: string
    supported: boolean
  }[]
  /** The same invoice with another bank transaction: another applicant's before one's own. */
  sameInvoices: readonly {
    lineId: string
    receiptNumber: string
    applicantName: string
    halfYear: string
    own: boolean
    /** Over all applications, in the invoice's currency. */
    paidOnInvoice: string
  }[]
  samePolicies: readonly { lineId: string; receiptNumber: string }[]
  insurerInvoices: readonly {
    invoiceNumber: string
    insurerName: string
    uscc: string
    currency: string
    amount: string
  }[]
  platformPolicies: ReadonlyMap<string, Programme>
  /** By line: the rate of the round's rule out of the table; null when none is recorded. */
  ratesInForce: ReadonlyMap<string, { exchangeRate: string; exchangeRateDate: string } | null>
  /** By line: until when the insured enterprise is listed. */
  listedEnterprises: ReadonlyMap<string, string>
  /** By line: what an official export list says otherwise, and no person has explained. */
  officialDifferences: ReadonlyMap<string, OfficialDifference>
  /** Computed as if every line stood; GENERAL only. */
  cap: { capCny: string; usedCny: string } | null
  supportBeforeCapCny: string | null
  premiumCny: string
}

/** Amounts USD; what the treasury bears too much in CNY, null where it cannot be told. */
export interface OfficialDifference {
  year: number
  recordedUsd: string
  officialUsd: string
  stakeCny: string | null
  upheld: boolean
}

export interface Complaint {
  lineId: string | null
  severity: FindingSeverity
  /** What is wrong, then what to do. */
  message: string
}

export interface FindingRule {
  rule: string
  /** What the rule is called on screen. */
  label: string
  clause: string
  rulings: readonly string[]
  /** What a case of the negative list would rest on, where what the rule finds may lead to one (L1). */
  caseGround?: 'MISREPORTED_EXPORTS' | 'DUPLICATE_COVER'
  check: (facts: FindingFacts) => Complaint[]
}

export function eachPayment(
  check: (line: PaymentLine, facts: FindingFacts) => Omit<Complaint, 'lineId'> | null,
): FindingRule['check'] {
  return (facts) =>
    facts.application.paymentLines.flatMap((line) => {
      const complaint = check(line, facts)
      return complaint ? [{ lineId: line.id, ...complaint }] : []
    })
}

export function eachPolicy(
  check: (line: PolicyLine, facts: FindingFacts) => Omit<Complaint, 'lineId'> | null,
): FindingRule['check'] {
  return (facts) =>
    facts.application.policyLines.flatMap((line) => {
      const complaint = check(line, facts)
      return complaint ? [{ lineId: line.id, ...complaint }] : []
    })
}
