import { z } from 'zod'

import {
  addDays,
  daysBetween,
  isLawDate,
  type LawDate,
  type WorkingCalendar,
  workingDaysLeft,
} from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { Role } from '@/server/db'
import { query } from '@/server/use-case'

import { officialCalendar } from './official-calendar'

/** What is left until a last day, today and that day both counted; below zero by what has passed since. */
export interface TimeLeft {
  /** Calendar days. */
  days: number
  /** Null where it reaches into a year whose calendar nobody has entered: a guess would be printed and wrong. */
  workingDays: number | null
}

export function timeUntil(lastDay: LawDate, today: LawDate, calendar: WorkingCalendar): TimeLeft {
  if (today <= lastDay)
    return {
      days: daysBetween(today, lastDay) + 1,
      workingDays: known(() => workingDaysLeft(today, lastDay, calendar)),
    }
  return {
    days: -daysBetween(lastDay, today),
    // Over is over, though no working day may have passed yet.
    workingDays: known(() => -Math.max(1, workingDaysLeft(addDays(lastDay, 1), today, calendar))),
  }
}

/** The rules throw where they reach a year that nobody has entered. */
function known(count: () => number): number | null {
  try {
    return count()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return null
  }
}

const lastDay = z.string().refine(isLawDate, '不是日期。')

/** For the home page: what is left until each of these last days. */
export const timeLeft = query({
  name: 'working-calendar.time-left',
  allow: Object.values(Role),
  input: z.strictObject({ lastDays: z.array(lastDay) }),
  run: async ({ tx, now }, { lastDays }): Promise<Record<LawDate, TimeLeft>> => {
    const today = dateInShanghai(now)
    const days = [today, ...lastDays].toSorted()
    const calendar = await officialCalendar(tx, days[0]!, days.at(-1)!)
    return Object.fromEntries(lastDays.map((day) => [day, timeUntil(day, today, calendar)]))
  },
})
