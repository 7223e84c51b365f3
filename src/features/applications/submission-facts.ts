import type { ConvertedLine } from './calculation'
import type { LineIssue } from './line-checks'
import type { Applicant, PayeeAccount, StoredApplication } from './read-store'

/** What a submission froze: everything the decision stands on, as it was. Stored as JSON and never changed. */
export interface SubmissionFacts {
  receiptNumber: string
  halfYear: string
  round: {
    id: string
    title: string
    noticeNumber: string
    supportRatio: string
    shortageFactor: string | null
    fxRule: string
  }
  applicant: Omit<Applicant, 'state'>
  account: Omit<PayeeAccount, 'verified'>
  lines: ConvertedLine[]
  materials: {
    id: string
    fileId: string
    requirement: string
    name: string
    sizeBytes: number
    sha256: string
  }[]
  otherSubsidiesCny: string
  declarations: readonly string[]
  /** Flags that went to the reviewers with it. */
  flags: LineIssue[]
}

export interface FactsInput {
  application: StoredApplication
  receiptNumber: string
  account: PayeeAccount
  lines: ConvertedLine[]
  declarations: readonly string[]
  flags: LineIssue[]
}

export function submissionFacts(input: FactsInput): SubmissionFacts {
  const { application, receiptNumber, account, lines, declarations, flags } = input
  const { round, applicant } = application
  const { verified: _, ...frozenAccount } = account
  const { state: __, ...frozenApplicant } = applicant
  return {
    receiptNumber,
    halfYear: application.halfYear,
    round: {
      id: round.id,
      title: round.title,
      noticeNumber: round.noticeNumber,
      supportRatio: round.supportRatio,
      shortageFactor: round.shortageFactor,
      fxRule: round.fxRule,
    },
    applicant: frozenApplicant,
    account: frozenAccount,
    lines,
    materials: application.materials.map(({ id, fileId, requirementId, name, sizeBytes, sha256 }) => ({
      id,
      fileId,
      requirement: round.requirements.find((one) => one.id === requirementId)?.name ?? '',
      name,
      sizeBytes,
      sha256,
    })),
    otherSubsidiesCny: application.otherSubsidiesCny,
    declarations,
    flags,
  }
}
