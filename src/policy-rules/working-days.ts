import { addDays, type LawDate, lawDate, type Period, weekday, yearOf } from './dates'

/**
 * The official calendar as data. `years` are those whose holidays were published: a date of another year throws,
 * because a deadline counted on a guessed calendar would be printed and wrong.
 */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<LawDate>
  /** 调休上班: weekend days on which people work. */
  readonly makeUpDays: ReadonlySet<LawDate>
  readonly years?: ReadonlySet<number>
}

/** @throws RangeError when the calendar of that year is not known. */
export function isWorkingDay(date: LawDate, calendar: WorkingCalendar): boolean {
  if (calendar.years && !calendar.years.has(yearOf(date))) {
    throw new RangeError(`no official calendar for the year of ${date}`)
  }
  if (calendar.makeUpDays.has(date)) return true
  if (calendar.holidays.has(date)) return false
  const day = weekday(date)
  return day !== 0 && day !== 6
}

/** The first working day on or after the date. */
export function nextWorkingDay(date: LawDate, calendar: WorkingCalendar): LawDate {
  let day = lawDate(date)
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return day
}

/**
 * The last of `count` working days of which the first is the date itself, if it is a working day (公示, L4).
 * @throws RangeError when `count` is not a whole number of at least 1.
 */
export function lastOfWorkingDays(from: LawDate, count: number, calendar: WorkingCalendar): LawDate {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`not a number of working days: ${count}`)
  let day = nextWorkingDay(from, calendar)
  for (let counted = 1; counted < count; counted++) day = nextWorkingDay(addDays(day, 1), calendar)
  return day
}

/** The `count`-th working day after the date; the date itself is not counted (reservations E8, due dates). */
export const addWorkingDays = (from: LawDate, count: number, calendar: WorkingCalendar): LawDate =>
  lastOfWorkingDays(addDays(from, 1), count, calendar)

/** L4: the publicity period. It starts on the day given; its end is its last working day, to 24:00. */
export const publicityPeriod = (start: LawDate, workingDays: number, calendar: WorkingCalendar): Period => ({
  start: lawDate(start),
  end: lastOfWorkingDays(start, workingDays, calendar),
})

/** Working days from today to the last day, both counted; 0 once the last day is over. */
export function workingDaysLeft(today: LawDate, lastDay: LawDate, calendar: WorkingCalendar): number {
  let left = 0
  for (let day = lawDate(today); day <= lastDay; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) left++
  }
  return left
}
