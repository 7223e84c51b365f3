import {
  invoiceKey,
  invoicesKept,
  matchInvoice,
  type InsurerInvoice,
  type InvoiceMatch,
} from '@/features/reviews'
import type { ApplicationState, Tx } from '@/server/db'

import type { CorrectionLine } from './schema'
import { linesOfOwnInvoices, type ClaimedLine } from './store'

/** What the correction means for a line: looked at when it is taken, looked at again, or decided and to be examined. */
export type Stage = 'NOT_YET' | 'UNDER_REVIEW' | 'DECIDED'

export interface Effect {
  lineId: string
  receiptNumber: string
  position: number
  invoiceNumber: string
  before: InvoiceMatch
  after: InvoiceMatch
  stage: Stage
}

const underReview: readonly ApplicationState[] = ['IN_REVIEW', 'REVIEWED']
const notYet: readonly ApplicationState[] = [
  'AWAITING_DIVISION',
  'IN_DIVISION_REVIEW',
  'DIVISION_REVIEWED',
  'DIVISION_SIGNED',
  'SUBMITTED',
  'RETURNED',
]
const stageOf = (state: ApplicationState): Stage =>
  underReview.includes(state) ? 'UNDER_REVIEW' : notYet.includes(state) ? 'NOT_YET' : 'DECIDED'

/**
 * Which lines of applications agree with the insurer's list otherwise than before. With `hold` the applications stay as
 * they are until the transaction ends: nobody approves between the look and the finding.
 */
export async function effectOf(
  tx: Tx,
  insurerId: string,
  lines: readonly CorrectionLine[],
  { hold = false } = {},
): Promise<Effect[]> {
  const numbers = lines.map((line) => line.invoiceNumber)
  const claimed = await linesOfOwnInvoices(tx, numbers, hold)
  const kept = await invoicesKept(tx, numbers)
  const corrected = new Map(lines.map((line) => [line.invoiceNumber, line]))
  const standing = (invoice: { voided: boolean } & Pick<InsurerInvoice, 'uscc' | 'currency' | 'amount'>) =>
    invoice.voided ? [] : [invoice]
  const match = (line: ClaimedLine, listed: Parameters<typeof matchInvoice>[2]) =>
    matchInvoice(line, line.uscc, listed).match
  return claimed.flatMap((line) => {
    const earlier = kept.get(invoiceKey({ insurerId, invoiceNumber: line.invoiceNumber }))
    const before = match(line, earlier ? standing(earlier) : [])
    const after = match(line, standing(corrected.get(line.invoiceNumber)!))
    const { lineId, receiptNumber, position, invoiceNumber } = line
    return before === after
      ? []
      : [{ lineId, receiptNumber, position, invoiceNumber, before, after, stage: stageOf(line.state) }]
  })
}
