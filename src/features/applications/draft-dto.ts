import { timeInShanghai } from '@/server/clock'
import type { ApplicationState } from '@/server/db'

import type { Calculation } from './calculation'
import { draftRows, type Assessment } from './draft'
import type { LineIssue } from './line-checks'
import type { CellProblem, DraftRow } from './payment-line'
import type { StoredApplication } from './read-store'

/** A draft for the screen, after each save and at each look: the rows, what is wrong, and the amount as it now stands. */
export interface DraftView {
  id: string
  state: ApplicationState
  version: number
  /** 已保存 14:32 */
  savedAt: string
  rows: DraftRow[]
  /** By row id: what the payment is worth, null while it waits for its rate. */
  converted: Record<
    string,
    { amountCny: string | null; exchangeRate: string | null; exchangeRateDate: string | null }
  >
  problems: CellProblem[]
  issues: LineIssue[]
  calculation: Calculation
  totalCny: string
  otherSubsidiesCny: string
  declarationAccepted: boolean
  bankAccountId: string | null
}

export function draftView(application: StoredApplication, assessment: Assessment): DraftView {
  return {
    id: application.id,
    state: application.state,
    version: application.version,
    savedAt: `已保存 ${timeInShanghai(application.lastEditedAt)}`,
    rows: draftRows(assessment),
    converted: Object.fromEntries(
      assessment.lines.map(({ id, amountCny, exchangeRate, exchangeRateDate }) => [
        id,
        { amountCny, exchangeRate, exchangeRateDate },
      ]),
    ),
    problems: assessment.problems,
    issues: assessment.issues,
    calculation: assessment.calculation,
    totalCny: assessment.totalCny,
    otherSubsidiesCny: application.otherSubsidiesCny,
    declarationAccepted: application.declarationAccepted,
    bankAccountId: application.bankAccountId,
  }
}
