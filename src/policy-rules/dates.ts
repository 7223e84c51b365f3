/**
 * Dates of the law are `YYYY-MM-DD` strings in Asia/Shanghai: they have no time and no zone, and compare as text.
 * The arithmetic here is on the calendar alone; nothing reads a clock.
 */
export type LawDate = string

/** Both days are included (E7, C1). */
export interface Period {
  readonly start: LawDate
  readonly end: LawDate
}

const DAY = 86_400_000

/** Whether the text is a day that exists, written `YYYY-MM-DD`: 2026-02-29 and 2026-3-1 are not. */
export const isLawDate = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && fromDays(toDays(text)) === text

/** @throws RangeError when the text is not a day that exists. */
export function lawDate(text: string): LawDate {
  if (!isLawDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

export const yearOf = (date: LawDate): number => Number(lawDate(date).slice(0, 4))

export const contains = (period: Period, date: LawDate): boolean => period.start <= date && date <= period.end

/** E7: `a.start ≤ b.end and b.start ≤ a.end`. */
export const overlaps = (a: Period, b: Period): boolean => a.start <= b.end && b.start <= a.end

/** The part of `a` within `b`, or null when they do not meet. */
export function intersection(a: Period, b: Period): Period | null {
  if (!overlaps(a, b)) return null
  return { start: a.start > b.start ? a.start : b.start, end: a.end < b.end ? a.end : b.end }
}

export const addDays = (date: LawDate, days: number): LawDate => fromDays(toDays(lawDate(date)) + days)

/** Days from the first date to the second: 0 for the same day. */
export const daysBetween = (from: LawDate, to: LawDate): number => toDays(lawDate(to)) - toDays(lawDate(from))

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: LawDate): number => new Date(toDays(lawDate(date)) * DAY).getUTCDay()

/**
 * L2: the last day of a term of whole years that begins on a date: the same day of the later year, and where that
 * day does not exist (29 February) the last day before it.
 */
export function addYearsLastDay(date: LawDate, years: number): LawDate {
  const later = `${String(yearOf(date) + years).padStart(4, '0')}${date.slice(4)}`
  return isLawDate(later) ? later : addDays(`${later.slice(0, 8)}01`, 27)
}

/** 2026年3月1日 */
export function dateInWords(date: LawDate): string {
  const [year, month, day] = lawDate(date).split('-')
  return `${Number(year)}年${Number(month)}月${Number(day)}日`
}

const toDays = (date: LawDate): number => Date.parse(date) / DAY
const fromDays = (days: number): LawDate => new Date(days * DAY).toISOString().slice(0, 10)
