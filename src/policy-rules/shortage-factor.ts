import { type CalculationSheet, SheetWriter } from './explanation'
import {
  amount,
  Decimal,
  decimal,
  type DecimalString,
  grouped,
  money,
  percent,
  roundDownToCent,
  rounding,
} from './money'

/**
 * M5: 资金不足调整系数. When a list's amounts exceed what its budget has left, every line is computed again with one
 * factor: share × factor → cut to what it had → rounded down. GENERAL by the ruling's words; the other programmes in the
 * same order, on the treasury's share (ADR 0012).
 */
export interface ShortageLine {
  /** What the factor is taken of: the exact amount before factor and cap, CNY, at most 8 decimals. */
  shareCny: DecimalString
  /** What the line has now, after cap and cuts; never exceeded. CNY. */
  beforeCny: DecimalString
}

/** Ratios have six decimals (M1): the factor is a whole number of millionths. */
const PLACES = 6
const WHOLE = 1_000_000
const SHARE_PLACES = 8

/** @throws RangeError when it is not above 0 and at most 1, with at most six decimals. */
export function shortageFactor(text: DecimalString): Decimal {
  const factor = decimal(text, PLACES)
  if (factor.lte(0) || factor.gt(1)) throw new RangeError(`not a shortage factor: ${text}`)
  return factor
}

const scaled = (share: Decimal, before: Decimal, factor: Decimal): Decimal =>
  Decimal.min(roundDownToCent(share.times(factor)), before)

/** What a line has after the factor, CNY. */
export const amountWithFactor = (
  { shareCny, beforeCny }: ShortageLine,
  factor: DecimalString,
): DecimalString => money(scaled(decimal(shareCny, SHARE_PLACES), amount(beforeCny), shortageFactor(factor)))

/**
 * The greatest factor, not above `ceiling`, with which the lines together stay within `availableCny`; null when not even
 * a millionth does. A sum grows with its factor, so the millionths are halved until one is left.
 */
export function greatestShortageFactor(
  lines: readonly ShortageLine[],
  availableCny: DecimalString,
  ceiling: DecimalString = '1',
): DecimalString | null {
  const available = amount(availableCny)
  const exact = lines.map(({ shareCny, beforeCny }) => ({
    share: decimal(shareCny, SHARE_PLACES),
    before: amount(beforeCny),
  }))
  const fits = (millionths: number) => {
    const factor = new Decimal(millionths).div(WHOLE)
    return exact
      .reduce((sum, { share, before }) => sum.plus(scaled(share, before, factor)), new Decimal(0))
      .lte(available)
  }
  let [fitting, tooMuch] = [0, shortageFactor(ceiling).times(WHOLE).toNumber() + 1]
  while (tooMuch - fitting > 1) {
    const middle = Math.floor((fitting + tooMuch) / 2)
    if (fits(middle)) fitting = middle
    else tooMuch = middle
  }
  return fitting === 0 ? null : new Decimal(fitting).div(WHOLE).toFixed()
}

/** What the factor was taken of when `amountCny` came out of it: the least share, to 8 decimals, that gives it again. */
export const shareBehind = (amountCny: DecimalString, factor: DecimalString): DecimalString =>
  amount(amountCny).div(shortageFactor(factor)).toDecimalPlaces(SHARE_PLACES, Decimal.ROUND_UP).toFixed()

/**
 * The line's sheet, issued again: the steps of the sheet before, then the factor (M5). The sheet before is another
 * document and stays as it was.
 */
export function reissueWithFactor(
  before: CalculationSheet,
  line: ShortageLine,
  factor: DecimalString,
): { sheet: CalculationSheet; amountCny: DecimalString } {
  const writer = new SheetWriter()
  const clause = before.programme === 'GENERAL' ? '一(三)' : '二(六)'
  const [share, had, ratio] = [
    decimal(line.shareCny, SHARE_PLACES),
    amount(line.beforeCny),
    shortageFactor(factor),
  ]
  const exact = share.times(ratio)
  const scaledDown = writer.amount(
    {
      clause,
      rulings: ['M5', 'M3'],
      description: '预算不足，重新计算：封顶前金额（元）× 资金不足调整系数，只舍不入到分',
      formula: `${grouped(share)} × ${percent(ratio)} = ${rounding(exact, roundDownToCent(exact))}`,
    },
    roundDownToCent(exact),
  )
  const after = writer.amount(
    {
      clause,
      rulings: ['M5'],
      description: '以封顶、核减后的原核定金额为限（元），任何单位不因系数增加',
      formula: `min(${grouped(scaledDown)}, ${grouped(had)}) = ${grouped(Decimal.min(scaledDown, had))}`,
    },
    Decimal.min(scaledDown, had),
  )
  return { sheet: { ...before, steps: [...before.steps, ...writer.steps] }, amountCny: money(after) }
}
