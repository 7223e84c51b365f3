import { formatDate } from '@/documents'
import { officialCalendar, unknownYear } from '@/features/working-calendar'
import {
  isWorkingDay,
  nextWorkingDay,
  publicityPeriod,
  yearOf,
  type LawDate,
  type Period,
  type WorkingCalendar,
} from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { refuse } from '@/server/use-case'

/** L4: from a working day on, not before today; its end is counted on the official calendar. */
export async function periodFrom(tx: Tx, startsOn: LawDate, workingDays: number, now: Date): Promise<Period> {
  if (startsOn < dateInShanghai(now))
    refuse('INVALID', '公示首日不能早于今天。请重新选择。', {
      fieldErrors: { startsOn: ['不能早于今天。'] },
    })
  const calendar = await officialCalendar(tx, startsOn, startsOn)
  return onCalendar(startsOn, calendar, () => {
    if (!isWorkingDay(startsOn, calendar)) {
      const next = formatDate(nextWorkingDay(startsOn, calendar))
      refuse(
        'INVALID',
        `${formatDate(startsOn)}不是工作日，公示须从工作日开始。请选择${next}或之后的工作日。`,
        { fieldErrors: { startsOn: [`不是工作日，最近的工作日是${next}。`] } },
      )
    }
    return publicityPeriod(startsOn, workingDays, calendar)
  })
}

/** The rules throw where they reach a year that nobody has entered: here it becomes words. */
function onCalendar<T>(startsOn: LawDate, calendar: WorkingCalendar, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const year = yearOf(startsOn)
    return refuse('INVALID', unknownYear(calendar.years?.has(year) ? year + 1 : year), {
      fieldErrors: { startsOn: ['公示期跨入的年度尚未录入工作日历。'] },
    })
  }
}

/** What the form proposes: today, or the next working day; today itself where the calendar is not known. */
export async function firstPossibleDay(tx: Tx, today: LawDate): Promise<LawDate> {
  try {
    return nextWorkingDay(today, await officialCalendar(tx, today, today))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return today
  }
}
