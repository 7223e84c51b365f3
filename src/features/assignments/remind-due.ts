import { z } from 'zod'

import { notify } from '@/features/notifications'
import { clocksOf } from '@/features/time-limits'
import { officialCalendar } from '@/features/working-calendar'
import { addDays, addWorkingDays, type LawDate, type WorkingCalendar } from '@/policy-rules'
import { systemActor } from '@/server/auth/actor'
import { dateInShanghai } from '@/server/clock'
import { command, done } from '@/server/use-case'

import { absences, assignedWork, rememberReminder } from './store'

/** So many working days before the last one. */
const DAYS_BEFORE = 2
const batch = 500

/**
 * 到期提醒: once an application and due date, to whoever has it in hand, or stands in for them today; one message a person.
 * A due date that moves (a correction, a new limit) is another one.
 */
export const remindOfDueWork = command({
  name: 'assignments.remind-due',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    const until = reachOf(today, await officialCalendar(tx, today, today))
    const away = await absences(tx, { on: today })
    const due = new Map<string, { organisationId: string; receiptNumbers: string[] }>()
    const work = await assignedWork(tx)
    for (let start = 0; start < work.length; start += batch) {
      const some = work.slice(start, start + batch)
      const clocks = await clocksOf(
        tx,
        some.map(({ id }) => id),
        now,
      )
      for (const { id, receiptNumber, accountId, organisationId } of some) {
        const dueOn = clocks.get(id)?.dueOn
        if (!dueOn || dueOn > until) continue
        const to = away.find((each) => each.accountId === accountId)?.deputyId ?? accountId
        if (!(await rememberReminder(tx, { applicationId: id, dueOn, accountId: to, remindedAt: now })))
          continue
        const person = due.get(to) ?? { organisationId, receiptNumbers: [] }
        person.receiptNumbers.push(receiptNumber)
        due.set(to, person)
      }
    }
    for (const [accountId, { organisationId, receiptNumbers }] of due)
      await notify(
        tx,
        {
          organisationId,
          accountId,
          kind: 'assignments.due',
          title: `有 ${receiptNumbers.length} 件申报快到办理期限`,
          body: `${receiptNumbers.slice(0, 5).join('、')}${receiptNumbers.length > 5 ? ' 等' : ''}，请尽快办理。`,
          href: '/commerce/reviews?state=SUBMITTED&state=IN_REVIEW&sort=submitted',
        },
        now,
      )
    const value = { people: due.size }
    return done(value, due.size > 0 ? { subject: { kind: 'due-reminders', id: today }, detail: value } : [])
  },
})

/**
 * Until when it is looked ahead. At the end of a year whose follower nobody has entered, by calendar days over a weekend:
 * rather a day early than not at all.
 */
function reachOf(today: LawDate, calendar: WorkingCalendar): LawDate {
  try {
    return addWorkingDays(today, DAYS_BEFORE, calendar)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return addDays(today, DAYS_BEFORE + 2)
  }
}

/** As the portal itself. */
export async function remindDue(now: Date): Promise<void> {
  const outcome = await remindOfDueWork(systemActor(), {}, { now })
  if (!outcome.ok) throw outcome.refusal
}
