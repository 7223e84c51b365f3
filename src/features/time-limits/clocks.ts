import { z } from 'zod'

import { officialCalendar } from '@/features/working-calendar'
import type { LawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { ApplicationState, Tx } from '@/server/db'
import { pageOf, pagingShape } from '@/server/paging'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { type Clock, clockOf, dueDate, howLong, limitOn, stepOfState, unknownCalendar } from './clock'
import { allLimits, timedApplications, type TimedApplication } from './store'

/** The clocks of these applications on the day of `now`; those without one are left out. */
export async function clocksOf(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, Clock>> {
  return clocks(tx, await timedApplications(tx, { ids }), now)
}

async function clocks(
  tx: Tx,
  applications: readonly TimedApplication[],
  now: Date,
): Promise<Map<string, Clock>> {
  const limits = await allLimits(tx)
  const today = dateInShanghai(now)
  const first = applications
    .flatMap(({ events, closesOn }) => [closesOn, ...events.slice(0, 1).map(({ at }) => dateInShanghai(at))])
    .reduce((a, b) => (a < b ? a : b), today)
  const calendar = await officialCalendar(tx, first, today)
  return new Map(
    applications.flatMap(({ id, ...facts }) => {
      const clock = clockOf({ ...facts, limits, calendar, today })
      return clock ? [[id, clock] as const] : []
    }),
  )
}

/** 初审 of a whole round: its days are counted from the window's last day. */
export async function divisionDeadline(
  tx: Tx,
  closesOn: LawDate,
  now: Date,
): Promise<Pick<Clock, 'dueOn' | 'late' | 'words'>> {
  const today = dateInShanghai(now)
  const calendar = await officialCalendar(tx, closesOn < today ? closesOn : today, today)
  const limit = limitOn(await allLimits(tx), 'DIVISION_REVIEW', closesOn)
  if (!limit) return { dueOn: null, late: false, words: '没有设定初审时限' }
  try {
    const dueOn = dueDate(closesOn, limit, calendar)
    return { dueOn, ...howLong(dueOn, limit.unit, { today, calendar }) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { dueOn: null, late: false, words: unknownCalendar(closesOn, calendar) }
  }
}

const all = Object.keys(stepOfState) as ApplicationState[]
const atDivision = all.filter((state) => stepOfState[state] === 'DIVISION_REVIEW')
const withFinance: ApplicationState[] = ['LISTED', 'AWARDED', 'IN_PAYMENT']

/** Whoever can act: the states that wait for this kind of office. */
function statesFor(role: string): readonly ApplicationState[] {
  if (role.startsWith('DIVISION')) return atDivision
  if (role.startsWith('FINANCE')) return withFinance
  return all
}

/** More than anyone works off in a day; the oldest come first. */
const MOST = 5000

export interface OverdueRow extends Omit<TimedApplication, 'events'> {
  clock: Clock
}

async function overdueRows(tx: Tx, role: string, now: Date): Promise<OverdueRow[]> {
  const applications = await timedApplications(tx, { states: statesFor(role), most: MOST })
  const found = await clocks(tx, applications, now)
  return applications
    .flatMap(({ events: _events, ...row }) => {
      const clock = found.get(row.id)
      return clock?.late ? [{ ...row, clock }] : []
    })
    .toSorted((a, b) => (a.clock.dueOn ?? '').localeCompare(b.clock.dueOn ?? ''))
}

const actors = [
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
] as const

/** 逾期事项: what is late, longest first, for whoever can act. */
export const overdueWork = query({
  name: 'timeLimits.overdue',
  allow: [...actors, 'AUDITOR'],
  input: z.strictObject(pagingShape),
  run: async ({ tx, actor, now }, { q, page }) => {
    const rows = await overdueRows(tx, actor.role, now)
    const found = q ? rows.filter((row) => names(row, q)) : rows
    return { ...pageOf(found, page), count: rows.length, searched: q !== '' }
  },
})

const names = ({ receiptNumber, applicantName, divisionName }: OverdueRow, q: string) =>
  [receiptNumber, applicantName, divisionName].some((words) => words.includes(q))

export type OverdueWork = Extract<Awaited<ReturnType<typeof overdueWork>>, { ok: true }>['value']

/** The number on the overview. */
export const overdueTasks = query({
  name: 'timeLimits.tasks',
  allow: actors,
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Task[]> => {
    const rows = await overdueRows(tx, actor.role, now)
    if (rows.length === 0) return []
    const area = actor.role.split('_')[0]!.toLowerCase()
    return [
      {
        id: 'time-limits:overdue',
        what: `办理逾期事项，共 ${rows.length} 件`,
        whose: `最久的一件${rows[0]!.clock.label}${rows[0]!.clock.words}`,
        dueOn: rows[0]!.clock.dueOn,
        href: `/${area}/overdue`,
        action: '查看逾期事项',
      },
    ]
  },
})

/** The clocks of one page of a list, or of one application: whoever sees the application sees its clock. */
export const applicationClocks = query({
  name: 'timeLimits.clocks',
  allow: [
    ...actors,
    'AUDITOR',
    'ENTERPRISE_OPERATOR',
    'ENTERPRISE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
  ],
  input: z.strictObject({ ids: z.array(z.uuid()).max(500) }),
  run: async ({ tx, now }, { ids }) => Object.fromEntries(await clocksOf(tx, ids, now)),
})
