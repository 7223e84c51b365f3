import { groupAmount, isNegative, toWan } from './amount-format'
import { cx } from './cx'

export type Currency = 'CNY' | 'USD' | (string & {})

const UNITS: Record<string, string> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  JPY: '日元',
  GBP: '英镑',
}

/** The Chinese name of a currency, for heads of columns and fields. */
export const currencyName = (currency: string): string => UNITS[currency] ?? currency

interface AmountProps {
  /** decimal string, e.g. `1234567.80`; null or undefined shows a dash */
  value: string | null | undefined
  /** says the unit after the figure; leave out in a table, whose head names it */
  currency?: Currency
  strong?: boolean
  /** a plus before what is positive, for changes */
  signed?: boolean
  className?: string
}

/** An amount with its fen, thousands separated, figures of equal width. */
export function Amount({ value, currency, strong, signed, className }: AmountProps) {
  if (value === null || value === undefined || value === '') return <span className="text-ink-2">—</span>
  const positive = signed && !isNegative(value) && /[1-9]/.test(value)
  return (
    <span className={cx('figures', strong && 'font-semibold', className)}>
      {positive && '+'}
      {groupAmount(value)}
      {currency && <span className="ml-1 font-normal">{currencyName(currency)}</span>}
    </span>
  )
}

/** 万元 for reading at a glance, and the exact 元 beside it (ruling M8). */
export function AmountWan({ value, className }: { value: string; className?: string }) {
  return (
    <span className={className}>
      <span className="figures mr-2">{toWan(value)} 万元</span>
      <span className="figures text-sm font-normal text-ink-2">{groupAmount(value)} 元</span>
    </span>
  )
}
