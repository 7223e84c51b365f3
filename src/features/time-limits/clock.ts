import {
  addDays,
  addWorkingDays,
  type LawDate,
  nextWorkingDay,
  type WorkingCalendar,
  workingDaysLeft,
  yearOf,
} from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { ApplicationState, DayUnit, TimedStep } from '@/server/db/generated/enums'

/** The clock of an application, computed from its events alone: no row says what is late. Pure. */

export const stepLabels: Record<TimedStep, string> = {
  DIVISION_REVIEW: '所属地初审',
  ACCEPTANCE: '省级受理',
  REVIEW: '经办审核',
  CHECK: '复核',
  LISTING: '列入拟支持名单',
  CONSULTATION: '会商至公示',
  ORDER: '下达拨付',
  PAYMENT: '资金支付',
}

/** Which limit runs in which state. In the others nobody's time runs (公示 has its own period, L4). */
export const stepOfState: Partial<Record<ApplicationState, TimedStep>> = {
  AWAITING_DIVISION: 'DIVISION_REVIEW',
  IN_DIVISION_REVIEW: 'DIVISION_REVIEW',
  DIVISION_REVIEWED: 'DIVISION_REVIEW',
  DIVISION_SIGNED: 'DIVISION_REVIEW',
  SUBMITTED: 'ACCEPTANCE',
  IN_REVIEW: 'REVIEW',
  REVIEWED: 'CHECK',
  APPROVED: 'LISTING',
  LISTED: 'CONSULTATION',
  AWARDED: 'ORDER',
  IN_PAYMENT: 'PAYMENT',
}

/** These go on where they stopped when the applicant comes back; the others begin anew. */
const resuming: readonly TimedStep[] = ['DIVISION_REVIEW', 'REVIEW']

export interface Limit {
  step: TimedStep
  days: number
  unit: DayUnit
  source: string
  /** First day of the stretches that it holds for. */
  fromOn: LawDate
}

export interface TimedEvent {
  toState: ApplicationState
  at: Date
}

export interface Clock {
  /** Null while the applicant corrects: nobody's time runs. */
  step: TimedStep | null
  label: string
  /** The day from which the present stretch counts; it is not counted itself. */
  since: LawDate
  /** The last day, to 24:00; null where it cannot be said (`words` say why). */
  dueOn: LawDate | null
  late: boolean
  /** 还剩 3 个工作日, 今天到期, 已逾期 2 个工作日, … */
  words: string
  source: string
}

/** The limit in force for a stretch that begins on the day: the latest one from then or before. */
export function limitOn(limits: readonly Limit[], step: TimedStep, day: LawDate): Limit | null {
  return (
    limits
      .filter((limit) => limit.step === step && limit.fromOn <= day)
      .toSorted(byDay)
      .at(-1) ?? null
  )
}
const byDay = (a: Limit, b: Limit) => a.fromOn.localeCompare(b.fromOn)

/**
 * The last day of `days` after `from`, which is not counted itself. Calendar days that end on a day off end on the next working day.
 * @throws RangeError when the calendar of a year it runs into is not published.
 */
export function dueDate(
  from: LawDate,
  { days, unit }: Pick<Limit, 'days' | 'unit'>,
  calendar: WorkingCalendar,
): LawDate {
  if (days <= 0) return from
  return unit === 'WORKING_DAYS'
    ? addWorkingDays(from, days, calendar)
    : nextWorkingDay(addDays(from, days), calendar)
}

interface Facts {
  events: readonly TimedEvent[]
  /** The window's last day: a division's time starts to run then, not before. */
  closesOn: LawDate
  correctBy: LawDate | null
  limits: readonly Limit[]
  calendar: WorkingCalendar
  today: LawDate
}

/** Null where no limit holds in the present state. */
export function clockOf(facts: Facts): Clock | null {
  const last = facts.events.at(-1)
  if (!last) return null
  if (last.toState === 'RETURNED') return stopped(facts, dateInShanghai(last.at))
  const step = stepOfState[last.toState]
  if (!step) return null
  const stretches = stretchesOf(facts, step)
  const { since } = stretches.at(-1)!
  const limit = limitOn(facts.limits, step, stretches[0]!.since)
  if (!limit) return null
  const common = { step, label: stepLabels[step], since, source: limit.source }
  try {
    const used = resuming.includes(step) ? usedBefore(stretches, limit, facts.calendar) : 0
    const dueOn = dueDate(since, { unit: limit.unit, days: limit.days - used }, facts.calendar)
    return { ...common, dueOn, ...howLong(dueOn, limit.unit, facts) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { ...common, dueOn: null, late: false, words: unknownCalendar(since, facts.calendar) }
  }
}

interface Stretch {
  since: LawDate
  until: LawDate | null
}

/** The stretches in which the step ran, oldest first; states of one step that follow each other are one stretch. */
function stretchesOf({ events, closesOn }: Facts, step: TimedStep): Stretch[] {
  const stretches: Stretch[] = []
  for (const event of events) {
    const day = dateInShanghai(event.at)
    const current = stretches.at(-1)
    const runs = stepOfState[event.toState] === step
    if (runs && (!current || current.until !== null))
      stretches.push({
        since: step === 'DIVISION_REVIEW' && day < closesOn ? closesOn : day,
        until: null,
      })
    if (!runs && current?.until === null) current.until = day
  }
  return resuming.includes(step) ? stretches : stretches.slice(-1)
}

/** Days used up before the present stretch. The first day of a stretch is not counted, its last one is. */
function usedBefore(stretches: readonly Stretch[], limit: Limit, calendar: WorkingCalendar): number {
  return stretches.slice(0, -1).reduce((sum, { since, until }) => {
    if (until === null || until <= since) return sum
    return sum + daysBetween(since, until, limit.unit, calendar)
  }, 0)
}

/** Days after `from` up to and with `to`. */
function daysBetween(from: LawDate, to: LawDate, unit: DayUnit, calendar: WorkingCalendar): number {
  if (unit === 'WORKING_DAYS') return workingDaysLeft(addDays(from, 1), to, calendar)
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** `dueOn` runs to 24:00. */
export function howLong(
  dueOn: LawDate,
  unit: DayUnit,
  { today, calendar }: Pick<Facts, 'today' | 'calendar'>,
): Pick<Clock, 'late' | 'words'> {
  const name = unit === 'WORKING_DAYS' ? '个工作日' : '天'
  if (today === dueOn) return { late: false, words: '今天到期' }
  if (today < dueOn)
    return { late: false, words: `还剩 ${daysBetween(today, dueOn, unit, calendar)} ${name}` }
  const days = daysBetween(dueOn, today, unit, calendar)
  return { late: true, words: days === 0 ? '已逾期，未满 1 个工作日' : `已逾期 ${days} ${name}` }
}

function stopped({ correctBy, today }: Facts, since: LawDate): Clock {
  return {
    step: null,
    label: '企业补正',
    since,
    dueOn: correctBy,
    late: correctBy !== null && today > correctBy,
    words:
      correctBy !== null && today > correctBy ? '办理时限已停止，补正期限已过' : '办理时限已停止，等待补正',
    source: '一次性告知',
  }
}

export function unknownCalendar(since: LawDate, calendar: WorkingCalendar): string {
  const year =
    Math.max(yearOf(since), ...(calendar.years ?? [])) + (calendar.years?.has(yearOf(since)) ? 1 : 0)
  return `截止日跨入 ${year} 年，该年放假调休安排尚未录入，待录入工作日历后确定`
}
