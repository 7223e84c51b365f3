import { addDays, type LawDate, weekday, type WorkingCalendar, yearOf } from '@/policy-rules'
import { isWorkingDay } from '@/server/calendar'
import type { Tx } from '@/server/db'

import { confirmedYears } from './store'

interface YearOfDays {
  holidays: LawDate[]
  makeUpDays: LawDate[]
}

/** 国庆节 is off every year: a calendar that knows none of its days as free has not been given that year yet. */
const comesWithPortal = (year: number) =>
  ['01', '02', '03'].some((day) => {
    const date = `${year}-10-${day}`
    return weekday(date) % 6 !== 0 && !isWorkingDay(date)
  })

const kept = new Map<number, YearOfDays | null>()

/** A year that came with the portal; null when it did not. */
export function yearOfPortal(year: number): YearOfDays | null {
  if (!kept.has(year)) kept.set(year, comesWithPortal(year) ? readYear(year) : null)
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

/**
 * The official calendar from the first day's year to the one after the last day's: what two officials confirmed, else what
 * came with the portal. A year of which neither is known is left out, and a date of it throws in the rules.
 */
export async function officialCalendar(tx: Tx, first: LawDate, last: LawDate): Promise<WorkingCalendar> {
  const from = yearOf(first)
  const until = yearOf(last) + 1
  const confirmed = await confirmedYears(tx, from, until)
  const holidays = new Set<LawDate>()
  const makeUpDays = new Set<LawDate>()
  const years = new Set<number>()
  for (let year = from; year <= until; year += 1) {
    const entered = confirmed.get(year)
    const days = entered
      ? {
          holidays: entered.filter(({ kind }) => kind === 'HOLIDAY').map(({ date }) => date),
          makeUpDays: entered.filter(({ kind }) => kind === 'MAKE_UP_DAY').map(({ date }) => date),
        }
      : yearOfPortal(year)
    if (!days) continue
    years.add(year)
    for (const day of days.holidays) holidays.add(day)
    for (const day of days.makeUpDays) makeUpDays.add(day)
  }
  return { holidays, makeUpDays, years }
}

/** What to say where a date falls into a year that nobody has entered. */
export const unknownYear = (year: number): string =>
  `${year} 年放假调休安排尚未录入，工作日无法计算。请在“设置—工作日历”录入国务院办公厅的通知，经另一人确认后再办理。`
