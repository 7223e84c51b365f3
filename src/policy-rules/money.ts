import { Decimal as Base } from 'decimal.js'

/**
 * Exact decimals for money and ratios (ruling M1). 60 significant digits: the product of any two amounts, rates or
 * ratios that the rules accept is exact, and rounding happens only where a ruling says so.
 */
export const Decimal = Base.clone({
  precision: 60,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
})
export type Decimal = Base

/** A plain decimal number in words of text: `0`, `12.5`, `0.0008`. Never a sign, an exponent or blanks. */
export type DecimalString = string

const PLAIN = /^\d+(?:\.\d+)?$/
const CENT_PLACES = 2
/** 24 digits before the point leave room for two factors and their decimals within the precision. */
const LONGEST = 24

/**
 * Reads a decimal string, exactly.
 * @throws RangeError when it is not a plain decimal, is too long, or has more decimals than allowed.
 */
export function decimal(text: DecimalString, maximumDecimals = 8): Decimal {
  if (!PLAIN.test(text) || text.length > LONGEST) throw new RangeError(`not a plain decimal: ${text}`)
  const value = new Decimal(text)
  if (value.decimalPlaces() > maximumDecimals) {
    throw new RangeError(`more than ${maximumDecimals} decimals: ${text}`)
  }
  return value
}

/** Reads an amount of money: at most two decimals (M1). */
export const amount = (text: DecimalString): Decimal => decimal(text, CENT_PLACES)

/** M2: a premium, and an insured loss, is rounded half-up to the cent. */
export const roundHalfUpToCent = (value: Decimal): Decimal =>
  value.toDecimalPlaces(CENT_PLACES, Base.ROUND_HALF_UP)

/** M3 只舍不入: public money only rounds down, so that no ratio and no cap is ever exceeded. */
export const roundDownToCent = (value: Decimal): Decimal =>
  value.toDecimalPlaces(CENT_PLACES, Base.ROUND_DOWN)

/** M4: the part is given, the rest is what is left; the two always add up to the whole. */
export function splitBySubtraction(whole: Decimal, part: Decimal): { part: Decimal; rest: Decimal } {
  return { part, rest: whole.minus(part) }
}

/** `whole − used`, never below zero. */
export const leftOf = (whole: Decimal, used: Decimal): Decimal => Decimal.max(whole.minus(used), 0)

/** Converts a foreign amount (CNY per 1 unit), rounded down because support is computed from it (M3). */
export function convertToCny(foreignAmount: DecimalString, exchangeRate: DecimalString): DecimalString {
  return money(roundDownToCent(amount(foreignAmount).times(decimal(exchangeRate))))
}

/** Adds amounts exactly; the sum of none is 0.00. */
export const sumOfAmounts = (amounts: readonly DecimalString[]): DecimalString =>
  money(amounts.reduce((sum, each) => sum.plus(amount(each)), new Decimal(0)))

/** The wire form of money: `2083333.34`, always two decimals. Only for values already on the cent. */
export function money(value: Decimal): DecimalString {
  if (value.decimalPlaces() > CENT_PLACES) throw new RangeError(`not rounded to the cent: ${value.toFixed()}`)
  return value.toFixed(CENT_PLACES)
}

/** A ratio on the wire, at least two decimals: `0.80`, `0.0008`. */
export const ratio = (value: Decimal): DecimalString =>
  value.toFixed(Math.max(CENT_PLACES, value.decimalPlaces()))

/** For people: thousands separated, at least two decimals, nothing rounded: `1,666.666672`, `4,000.00`. */
export function grouped(value: Decimal): string {
  const [whole, fraction] = value.toFixed(Math.max(CENT_PLACES, value.decimalPlaces())).split('.')
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
}

/** For people: `0.08%`, `50%`. */
export const percent = (value: Decimal): string => `${value.times(100).toFixed()}%`

/** For people: an exact result and what it is rounded to, `1,666.666672 → 1,666.67`; only one when they agree. */
export const rounding = (exact: Decimal, rounded: Decimal): string =>
  exact.eq(rounded) ? grouped(exact) : `${grouped(exact)} → ${grouped(rounded)}`
