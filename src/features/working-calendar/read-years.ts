import { z } from 'zod'

import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { yearOfPortal } from './official-calendar'
import { readers } from './state'
import { enteredYears } from './store'

/** The years from last year to the next: where each one's calendar comes from; and all that was ever entered. */
export const calendarYears = query({
  name: 'working-calendar.overview',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const history = await enteredYears(tx)
    const present = yearOf(dateInShanghai(now))
    const years = [present - 1, present, present + 1].map((year) => {
      const holds = history
        .filter((entered) => entered.year === year && entered.state === 'CONFIRMED')
        .toSorted((a, b) => b.decidedAt!.localeCompare(a.decidedAt!))[0]
      return {
        year,
        documentNumber: holds?.documentNumber ?? null,
        confirmedBy: holds?.decidedBy ?? null,
        source: holds
          ? ('ENTERED' as const)
          : yearOfPortal(year)
            ? ('PORTAL' as const)
            : ('UNKNOWN' as const),
      }
    })
    return { years, history }
  },
})
export type CalendarYears = Extract<Awaited<ReturnType<typeof calendarYears>>, { ok: true }>['value']

/** What waits for the second official. */
export const calendarTasks = query({
  name: 'working-calendar.tasks',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> =>
    (await enteredYears(tx))
      .filter(({ state, enteredById }) => state === 'PROPOSED' && enteredById !== actor.accountId)
      .map(({ id, year, documentNumber }) => ({
        id: `working-calendar:${id}`,
        what: `确认 ${year} 年放假调休安排`,
        whose: documentNumber,
        dueOn: null,
        href: '/commerce/settings/calendar',
        action: '核对确认',
      })),
})
