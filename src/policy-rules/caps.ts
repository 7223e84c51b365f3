import { addDays, addYearsLastDay, type LawDate, type Period, yearOf } from './dates'
import type { RuleSettings } from './settings'

const calendarYear = (date: LawDate): Period => ({
  start: `${date.slice(0, 4)}-01-01`,
  end: `${date.slice(0, 4)}-12-31`,
})

/**
 * C3: the year over which a project's POLITICAL cap counts an insurance policy: the policy year that begins on its
 * inception and holds `date`, or the calendar year of `date`, as set.
 */
export function overseasPoliticalYear(
  inception: LawDate,
  date: LawDate,
  settings: Pick<RuleSettings, 'overseasPoliticalYear'>,
): Period {
  if (settings.overseasPoliticalYear === 'CALENDAR_YEAR') return calendarYear(date)
  if (date < inception) throw new RangeError(`${date} is before the inception ${inception}`)
  let start = inception
  for (let years = 1; anniversary(inception, years) <= date; years++) start = anniversary(inception, years)
  return { start, end: addDays(anniversary(inception, yearOf(start) - yearOf(inception) + 1), -1) }
}

/** C7: the period over which an enterprise's ECOMMERCE cap counts, as set. */
export const ecommerceCapPeriod = (
  date: LawDate,
  policyTerm: Period,
  settings: Pick<RuleSettings, 'ecommerceCapPeriod'>,
): Period => (settings.ecommerceCapPeriod === 'CALENDAR_YEAR' ? calendarYear(date) : policyTerm)

/** An insurance policy that began on 29 February has its anniversary on 1 March of common years. */
function anniversary(inception: LawDate, years: number): LawDate {
  const day = addYearsLastDay(inception, years)
  return day.slice(5) === inception.slice(5) ? day : addDays(day, 1)
}
