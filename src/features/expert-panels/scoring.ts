import { amount, Decimal } from '@/policy-rules'

/** Points and weights, exactly. Pure. */
export interface Criterion {
  key: string
  label: string
  /** Percent; all of a panel's add up to 100. */
  weight: number
}

/** Of 100, half up to two decimals. `scores` are points of 100 by criterion. */
export function weightedTotal(
  criteria: readonly Criterion[],
  scores: Readonly<Record<string, string>>,
): string {
  const sum = criteria.reduce(
    (total, { key, weight }) => total.plus(new Decimal(scores[key] ?? '0').times(weight)),
    new Decimal(0),
  )
  return sum.dividedBy(100).toFixed(2, Decimal.ROUND_HALF_UP)
}

export interface Spread {
  average: string
  highest: string
  lowest: string
  spread: string
  /** More than the panel's threshold: the experts are asked once more. */
  tooWide: boolean
}

/** Of the totals handed in; null where there are none. Exactly the threshold is still accepted. */
export function spreadOf(totals: readonly string[], threshold: string): Spread | null {
  if (totals.length === 0) return null
  const values = totals.map((total) => new Decimal(total))
  const highest = Decimal.max(...values)
  const lowest = Decimal.min(...values)
  const sum = values.reduce((total, value) => total.plus(value), new Decimal(0))
  return {
    average: sum.dividedBy(values.length).toFixed(2, Decimal.ROUND_HALF_UP),
    highest: highest.toFixed(2),
    lowest: lowest.toFixed(2),
    spread: highest.minus(lowest).toFixed(2),
    tooWide: highest.minus(lowest).gt(amount(threshold)),
  }
}
