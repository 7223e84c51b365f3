import { Decimal } from 'decimal.js'

/** How amounts, dates and periods are written on documents. Pure; decimal strings in, words out. */

/** `1234567.8` → `1,234,567.80`; fen always shown. An amount with more decimals keeps them, it is never rounded here. */
export function formatAmount(amount: string, decimals = 2): string {
  const value = new Decimal(amount)
  const [whole, fraction = ''] = value.abs().toFixed(Math.max(decimals, value.decimalPlaces())).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value.isNegative() && !value.isZero() ? '-' : ''}${grouped}${fraction && `.${fraction}`}`
}

/** `0.0008` → `0.08%`, exactly. */
export function formatPercent(rate: string): string {
  return `${new Decimal(rate).times(100).toFixed()}%`
}

/** `2026-03-05` → `2026年3月5日`. */
export function formatDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!parts) throw new RangeError(`not a date: ${date}`)
  return `${parts[1]}年${+parts[2]!}月${+parts[3]!}日`
}

/** Both ends: `2026年3月5日至2026年3月11日`. */
export function formatPeriod(from: string, until: string): string {
  return `${formatDate(from)}至${formatDate(until)}`
}

/** `2026H1` → `2026年上半年`. */
export function formatHalfYear(halfYear: string): string {
  const parts = /^(\d{4})H([12])$/.exec(halfYear)
  if (!parts) throw new RangeError(`not a half-year: ${halfYear}`)
  return `${parts[1]}年${parts[2] === '1' ? '上' : '下'}半年`
}

/** Exact sum of decimal strings, with at least two decimals. An empty list is `0.00`. */
export function sumAmounts(amounts: Iterable<string>): string {
  let total = new Decimal(0)
  for (const amount of amounts) total = total.plus(amount)
  return total.toFixed(Math.max(2, total.decimalPlaces()))
}
