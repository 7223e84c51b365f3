import { type LawDate, lawDate, type Period, yearOf } from './dates'

/** 申报周期 (C1): `2026H1` is 1 January – 30 June, `2026H2` 1 July – 31 December, both days included. */
export type HalfYear = string

const SHAPE = /^(\d{4})H([12])$/

export const isHalfYear = (text: string): boolean => SHAPE.test(text)

/** @throws RangeError when the text is not a half-year such as `2026H1`. */
export function parseHalfYear(text: HalfYear): { year: number; half: 1 | 2 } {
  const parts = SHAPE.exec(text)
  if (!parts) throw new RangeError(`not a half-year: ${text}`)
  return { year: Number(parts[1]), half: parts[2] === '1' ? 1 : 2 }
}

export function halfYearPeriod(halfYear: HalfYear): Period {
  const { half } = parseHalfYear(halfYear)
  const year = halfYear.slice(0, 4)
  return half === 1
    ? { start: `${year}-01-01`, end: `${year}-06-30` }
    : { start: `${year}-07-01`, end: `${year}-12-31` }
}

/** C1: a payment belongs to the half-year of its payment date. */
export const halfYearOf = (date: LawDate): HalfYear =>
  `${lawDate(date).slice(0, 4)}H${date.slice(5, 7) <= '06' ? 1 : 2}`

export function previousHalfYear(halfYear: HalfYear): HalfYear {
  const { year, half } = parseHalfYear(halfYear)
  return half === 2 ? written(year, 1) : written(year - 1, 2)
}

export function nextHalfYear(halfYear: HalfYear): HalfYear {
  const { year, half } = parseHalfYear(halfYear)
  return half === 1 ? written(year, 2) : written(year + 1, 1)
}

/** 2026年上半年 */
export function halfYearInWords(halfYear: HalfYear): string {
  const { year, half } = parseHalfYear(halfYear)
  return `${year}年${half === 1 ? '上' : '下'}半年`
}

/** E3: the prior year is the calendar year before the inception of the insurance policy. */
export const priorYearOf = (inceptionDate: LawDate): number => yearOf(inceptionDate) - 1

const written = (year: number, half: 1 | 2): HalfYear => `${String(year).padStart(4, '0')}H${half}`
