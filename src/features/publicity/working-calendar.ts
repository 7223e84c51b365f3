import { addDays, publicityPeriod, weekday, type LawDate, type Period } from '@/policy-rules'
import { isWorkingDay } from '@/server/calendar'
import { refuse } from '@/server/use-case'

/** Longer than any publicity with its holidays. */
const horizonDays = 120

/** 国庆节 falls on these days every year: a calendar that knows none of them as free has not been given that year yet. */
const isKnownYear = (year: number) =>
  ['01', '02', '03'].some((day) => {
    const date = `${year}-10-${day}`
    return weekday(date) % 6 !== 0 && !isWorkingDay(date)
  })

/** The official calendar around a day, as the rules want it: what differs from Monday to Friday. */
function calendarFrom(start: LawDate) {
  const holidays = new Set<LawDate>()
  const makeUpDays = new Set<LawDate>()
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const date = addDays(start, ahead)
    const isWeekend = weekday(date) % 6 === 0
    if (isWorkingDay(date) && isWeekend) makeUpDays.add(date)
    if (!isWorkingDay(date) && !isWeekend) holidays.add(date)
  }
  const year = Number(start.slice(0, 4))
  return { holidays, makeUpDays, years: new Set([year, year + 1].filter(isKnownYear)) }
}

/** L4: the first and last day of a publicity that starts on a working day; refuses where the calendar is not known. */
export function periodOfPublicity(startsOn: LawDate, workingDays: number): Period {
  try {
    return publicityPeriod(startsOn, workingDays, calendarFrom(startsOn))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(
      'INVALID',
      '公示期跨入的年度尚未公布放假调休安排，截止日无法确定。请选择更早的起始日，或待安排公布后再发布。',
    )
  }
}
