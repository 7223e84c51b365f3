import { addDays, type LawDate, weekday, type WorkingCalendar, yearOf } from '@/policy-rules'
import { isWorkingDay } from '@/server/calendar'

/** 国庆节 is off every year: a calendar that knows none of its days as free has not been given that year yet. */
const isKnownYear = (year: number) =>
  ['01', '02', '03'].some((day) => {
    const date = `${year}-10-${day}`
    return weekday(date) % 6 !== 0 && !isWorkingDay(date)
  })

interface YearOfDays {
  holidays: LawDate[]
  makeUpDays: LawDate[]
}
const kept = new Map<number, YearOfDays | null>()

function daysOf(year: number): YearOfDays | null {
  if (!kept.has(year)) kept.set(year, isKnownYear(year) ? readYear(year) : null)
  return kept.get(year)!
}

function readYear(year: number): YearOfDays {
  const found: YearOfDays = { holidays: [], makeUpDays: [] }
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const weekend = weekday(day) % 6 === 0
    if (isWorkingDay(day) && weekend) found.makeUpDays.push(day)
    if (!isWorkingDay(day) && !weekend) found.holidays.push(day)
  }
  return found
}

/** The official calendar from the first year to the one after the last, without the years not yet published. */
export function officialCalendar(first: LawDate, last: LawDate): WorkingCalendar {
  const holidays: LawDate[] = []
  const makeUpDays: LawDate[] = []
  const years = new Set<number>()
  for (let year = yearOf(first); year <= yearOf(last) + 1; year += 1) {
    const days = daysOf(year)
    if (!days) continue
    years.add(year)
    holidays.push(...days.holidays)
    makeUpDays.push(...days.makeUpDays)
  }
  return { holidays: new Set(holidays), makeUpDays: new Set(makeUpDays), years }
}
