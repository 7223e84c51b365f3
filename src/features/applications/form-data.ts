import type { ApplicationFormData } from '@/documents/pdf'
import { BUSINESS_KIND_NAMES, PROGRAMME_NAMES, type CalculationSheet } from '@/policy-rules'

import type { SubmissionFacts } from './submission-facts'

/** The 申请表's data from what the submission froze. */
export function applicationFormData({
  facts,
  sheet,
  requestedAmountCny,
  submittedOn,
  createdAt,
}: {
  facts: SubmissionFacts
  sheet: CalculationSheet
  requestedAmountCny: string
  submittedOn: string
  createdAt: Date
}): ApplicationFormData {
  const { applicant, account, round } = facts
  return {
    receiptNumber: facts.receiptNumber,
    roundTitle: round.title,
    noticeNumber: round.noticeNumber,
    programmeName: PROGRAMME_NAMES.GENERAL,
    halfYear: facts.halfYear,
    applicant: {
      name: applicant.name,
      uscc: applicant.uscc,
      divisionName: applicant.divisionName,
      contactName: applicant.contactName,
      contactPhone: applicant.contactPhone,
    },
    account: {
      accountName: account.accountName,
      bankName: account.bankName,
      bankCode: account.bankCode,
      accountNumber: account.accountNumber,
    },
    lines: facts.lines.map((line) => ({
      insurerName: line.insurerName,
      insurancePolicyNumber: line.insurancePolicyNumber,
      businessKind: BUSINESS_KIND_NAMES[line.businessKind],
      invoiceNumber: line.invoiceNumber,
      paidOn: line.paidOn,
      currency: line.currency,
      paidAmount: line.paidAmount,
      exchangeRate: line.exchangeRate,
      amountCny: line.amountCny,
    })),
    requestedAmountCny,
    otherSubsidiesCny: facts.otherSubsidiesCny,
    steps: sheet.steps,
    declarations: facts.declarations,
    submittedOn,
    createdAt,
  }
}
