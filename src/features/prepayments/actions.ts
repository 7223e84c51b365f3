'use server'

import { formatAmount } from '@/documents'
import { serverAction } from '@/server/action'

import { carryForwardFunds } from './carry-forward-funds'
import { decidePrepayment } from './decide-prepayment'
import { proposePrepayments } from './propose-prepayments'
import { recordPrepaymentPaid } from './record-prepayment-paid'

const toYear = ({ year }: { year: number }) => `/finance/prepayments?year=${year}`

export const proposePrepaymentsAction = serverAction(proposePrepayments, { redirectTo: toYear })
export const decidePrepaymentAction = serverAction(decidePrepayment, { redirectTo: toYear })
export const recordPrepaymentPaidAction = serverAction(recordPrepaymentPaid, { redirectTo: toYear })
// Its dialog closes on the answer: the year's own page does not change by it.
export const carryForwardFundsAction = serverAction(carryForwardFunds, {
  message: ({ carriedCny }) => `已结转 ${formatAmount(carriedCny)} 元。`,
})
