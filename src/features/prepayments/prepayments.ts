import { budgetPosition } from '@/features/funds'
import { type CalculationSheet, sumOfAmounts } from '@/policy-rules'
import type { PrepaymentState, Programme } from '@/server/db'
import { query } from '@/server/use-case'

import { prepaidHere } from './propose-prepayments'
import { proposeInput } from './schema'
import { prepaymentsOf } from './store'

/** One insurer's prepayment in one programme. CNY. */
export interface PrepaymentDto {
  id: string
  insurerId: string
  insurerName: string
  programme: Programme
  lastYearApprovedCny: string
  proposedCny: string
  decidedCny: string | null
  reason: string
  documentNumber: string | null
  state: PrepaymentState
  paidOn: string | null
  /** The person who looks at it prepared it, so another decides. */
  preparedBySelf: boolean
  sheet: CalculationSheet
}

export interface PrepaymentYear {
  year: number
  prepayments: PrepaymentDto[]
  proposedCny: string
  decidedCny: string
  budgets: { programme: Programme; availableCny: string; committedCny: string; paidCny: string }[]
}

/** A year's prepayments with the budgets they are paid from. */
export const prepaymentYear = query({
  name: 'prepayments.year',
  allow: [
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'AUDITOR',
  ],
  input: proposeInput,
  run: async ({ tx, actor }, { year }): Promise<PrepaymentYear> => {
    const rows = await prepaymentsOf(tx, year)
    const budgets: PrepaymentYear['budgets'] = []
    for (const programme of prepaidHere)
      budgets.push({ programme, ...(await budgetPosition(tx, { year, programme })) })
    return {
      year,
      prepayments: rows.map(({ preparedById, decidedById: _decidedBy, year: _year, ...row }) => ({
        ...row,
        preparedBySelf: preparedById === actor.accountId,
        sheet: row.sheet as CalculationSheet,
      })),
      proposedCny: sumOfAmounts(rows.map((row) => row.proposedCny)),
      decidedCny: sumOfAmounts(rows.map((row) => row.decidedCny ?? '0')),
      budgets,
    }
  },
})
