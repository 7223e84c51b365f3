import type { ReconciliationLine, ReconciliationMovement } from '@/documents'
import { Decimal, leftOf, sumOfAmounts } from '@/policy-rules'

/** Pure: a year of one prepayment fund, from what its journal and the award lists say. Amounts CNY, dates law dates. */

/** A posting on the fund's account; the amount has its sign. */
export interface FundPosting {
  kind: 'OPENING' | 'PREPAID' | 'DRAWN' | 'RETURNED' | 'CARRIED'
  date: string
  amountCny: string
  /** The document or list it rests on. */
  reference: string
  /** The award that a drawdown belongs to. */
  awardItemId: string | null
}

/** A line of an award as approved (核定): what was cut in review is cut here. */
export interface ApprovedLine {
  insurancePolicyNumber: string
  enterpriseName: string
  uscc: string
  premiumCny: string
  fiscalShareCny: string
}

/** An award of the year that was drawn, settled, or both. */
export interface FundAward {
  itemId: string
  awardNumber: string
  lines: readonly ApprovedLine[]
}

/** P2: what the fund did not hold was paid to the insurer from the budget; the fund's balance does not move. */
export interface Settlement {
  date: string
  /** Negative when the bank sent it back after it was recorded as paid. */
  amountCny: string
  reference: string
}

export interface FundYear {
  opening: string
  prepaid: string
  drawn: string
  /** 追回: drawn money that the insurer paid back. */
  returned: string
  settled: string
  carriedForward: string
  closing: string
  movements: ReconciliationMovement[]
  lines: ReconciliationLine[]
}

/** `postings` in the order of the journal. The closing balance is their sum, which is the ledger's. */
export function fundYear(
  postings: readonly FundPosting[],
  awards: readonly FundAward[],
  settlements: readonly Settlement[],
): FundYear {
  const total = (kind: FundPosting['kind']) =>
    sumOfAmounts(postings.filter((posting) => posting.kind === kind).map((posting) => magnitude(posting)))
  const opening = total('OPENING')
  let balance = new Decimal(opening)
  const movements: ReconciliationMovement[] = [
    {
      date: null,
      item: '期初余额',
      reference: '上年结转',
      moneyIn: null,
      moneyOut: null,
      balance: opening,
    },
  ]
  for (const event of inOrder(postings, settlements)) {
    if ('kind' in event) {
      balance = balance.plus(event.amountCny)
      const into = !event.amountCny.startsWith('-')
      movements.push({
        date: event.date,
        item: ITEMS[event.kind],
        reference: event.reference,
        moneyIn: into ? magnitude(event) : null,
        moneyOut: into ? null : magnitude(event),
        balance: balance.toFixed(2),
      })
    } else
      movements.push({
        date: event.date,
        item: event.amountCny.startsWith('-') ? '结算退回' : '结算',
        reference: `${event.reference}（${event.amountCny.startsWith('-') ? '银行退回' : '预算补足'}）`,
        moneyIn: event.amountCny,
        moneyOut: event.amountCny,
        balance: balance.toFixed(2),
      })
  }
  const closing = balance.toFixed(2)
  movements.push({
    date: null,
    item: '期末余额',
    reference: '',
    moneyIn: null,
    moneyOut: null,
    balance: closing,
  })
  return {
    opening,
    prepaid: total('PREPAID'),
    drawn: total('DRAWN'),
    returned: total('RETURNED'),
    settled: settlements.reduce((sum, { amountCny }) => sum.plus(amountCny), new Decimal(0)).toFixed(2),
    carriedForward: total('CARRIED'),
    closing,
    movements,
    lines: awards.flatMap((award) => drawnLines(award, postings)),
  }
}

const ITEMS = {
  OPENING: '期初余额',
  PREPAID: '预拨',
  DRAWN: '提取',
  RETURNED: '追回',
  CARRIED: '结转',
} as const

const magnitude = ({ amountCny }: { amountCny: string }): string => amountCny.replace('-', '')

/** By day; on one day what the journal says comes first, in its order. */
function inOrder(
  postings: readonly FundPosting[],
  settlements: readonly Settlement[],
): (FundPosting | Settlement)[] {
  const rest = postings.filter((posting) => posting.kind !== 'OPENING')
  return [...rest, ...settlements].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/**
 * A drawdown that met only a part of an award is spread over its lines in their order, so that the lines add up to what
 * the ledger says was drawn.
 * @throws RangeError when more was drawn than the lines can bear: the journal and the award disagree.
 */
export function drawnLines(award: FundAward, postings: readonly FundPosting[]): ReconciliationLine[] {
  const drawn = sumOfAmounts(
    postings.filter((posting) => posting.awardItemId === award.itemId).map(magnitude),
  )
  let left = new Decimal(drawn)
  const lines = award.lines.map((line) => {
    const share = Decimal.min(left, line.fiscalShareCny)
    left = leftOf(left, share)
    return { awardNumber: award.awardNumber, ...line, drawnCny: share.toFixed(2) }
  })
  if (!left.isZero()) throw new RangeError(`award ${award.itemId}: ${left.toFixed(2)} drawn beyond its lines`)
  return lines
}

/** A receipt of a clawback: the order's number, and what it pays of each policy, in order. */
export interface ReturnedReceipt {
  number: string
  parts: readonly { label: string; amountCny: string }[]
}

/**
 * What a receipt gave back to the fund, policy by policy. The budget's part of it came first, so the fund's is the last of the
 * parts. An order without lines is told as one.
 */
export function returnedByLine(
  amountCny: string,
  receipt: ReturnedReceipt | undefined,
): { amountCny: string; reference: string }[] {
  const { number = '', parts = [] } = receipt ?? {}
  let left = new Decimal(amountCny)
  const returned: { amountCny: string; reference: string }[] = []
  for (const part of [...parts].toReversed()) {
    const share = Decimal.min(left, part.amountCny)
    left = left.minus(share)
    if (share.gt(0)) returned.unshift({ amountCny: share.toFixed(2), reference: `${number} ${part.label}` })
  }
  return left.gt(0) ? [{ amountCny, reference: number }] : returned
}
