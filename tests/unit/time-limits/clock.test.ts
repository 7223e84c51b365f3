import { describe, expect, it } from 'vitest'

import { clockOf, dueDate, type Limit, type TimedEvent } from '@/features/time-limits/clock'
import type { WorkingCalendar } from '@/policy-rules'
import type { ApplicationState } from '@/server/db/generated/enums'

/** By hand, on the official calendar of 2026: 1–7 October off, Saturday 10 October worked, Sunday 20 September worked. */
const calendar: WorkingCalendar = {
  holidays: new Set(
    ['09-25', ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day}`)].map(
      (day) => `2026-${day}`,
    ),
  ),
  makeUpDays: new Set(['2026-09-20', '2026-10-10']),
  years: new Set([2026]),
}

const limit = (changes: Partial<Limit> = {}): Limit => ({
  step: 'REVIEW',
  days: 3,
  unit: 'WORKING_DAYS',
  source: '承诺',
  fromOn: '2024-08-05',
  ...changes,
})
const event = (toState: ApplicationState, at: string): TimedEvent => ({
  toState,
  at: new Date(at.includes('T') ? `${at}+08:00` : `${at}T10:00:00+08:00`),
})
const clock = (events: TimedEvent[], today: string, limits = [limit()], closesOn = '2026-01-31') =>
  clockOf({
    events,
    closesOn,
    correctBy: '2026-11-20',
    limits,
    calendar,
    today,
  })

describe('the clock of an application', () => {
  const taken = [event('SUBMITTED', '2026-11-02'), event('IN_REVIEW', '2026-11-04')]

  it('three working days after Wednesday 4 November end on Monday 9 November', () => {
    expect(clock(taken, '2026-11-04')).toMatchObject({ dueOn: '2026-11-09', words: '还剩 3 个工作日' })
    expect(clock(taken, '2026-11-06')).toMatchObject({ late: false, words: '还剩 1 个工作日' })
  })

  it('the last day runs to 24:00, the day after is late', () => {
    expect(clock(taken, '2026-11-09')).toMatchObject({ late: false, words: '今天到期' })
    expect(clock(taken, '2026-11-10')).toMatchObject({ late: true, words: '已逾期 1 个工作日' })
    expect(clock(taken, '2026-11-11')).toMatchObject({ late: true, words: '已逾期 2 个工作日' })
  })

  it('late over a weekend is late, though not yet by a working day', () => {
    const friday = [event('IN_REVIEW', '2026-11-03')]
    expect(clock(friday, '2026-11-07')).toMatchObject({
      dueOn: '2026-11-06',
      late: true,
      words: '已逾期，未满 1 个工作日',
    })
  })

  it('a step taken in the last minute of a day in Shanghai belongs to that day', () => {
    expect(clock([event('IN_REVIEW', '2026-11-03T23:59:59')], '2026-11-04')?.dueOn).toBe('2026-11-06')
    expect(clock([event('IN_REVIEW', '2026-11-04T00:00:00')], '2026-11-04')?.dueOn).toBe('2026-11-09')
  })

  it('holidays are not counted, make-up days are', () => {
    // 8, 9 and Saturday 10 October
    expect(clock([event('IN_REVIEW', '2026-09-30')], '2026-10-08')?.dueOn).toBe('2026-10-10')
    expect(dueDate('2026-09-18', { days: 1, unit: 'WORKING_DAYS' }, calendar)).toBe('2026-09-20')
  })

  it('calendar days that end on a day off end on the next working day', () => {
    const days = [limit({ unit: 'CALENDAR_DAYS', days: 10 })]
    expect(clock([event('IN_REVIEW', '2026-09-24')], '2026-09-25', days)).toMatchObject({
      dueOn: '2026-10-08',
      words: '还剩 13 天',
    })
  })

  it('stops while the applicant corrects, and goes on with what was left', () => {
    const returned = [...taken, event('RETURNED', '2026-11-06')]
    expect(clock(returned, '2026-11-19')).toMatchObject({
      step: null,
      dueOn: '2026-11-20',
      late: false,
      words: '办理时限已停止，等待补正',
    })
    expect(clock(returned, '2026-11-21')).toMatchObject({ late: true })
    // Two of three days were used (5 and 6 November): one is left after the 18th.
    const back = [...returned, event('SUBMITTED', '2026-11-17'), event('IN_REVIEW', '2026-11-18')]
    expect(clock(back, '2026-11-18')).toMatchObject({ dueOn: '2026-11-19', words: '还剩 1 个工作日' })
  })

  it('a division’s days are counted from the window’s last day, its states are one stretch', () => {
    const limits = [limit({ step: 'DIVISION_REVIEW' })]
    const events = [
      event('AWAITING_DIVISION', '2026-11-02'),
      event('IN_DIVISION_REVIEW', '2026-11-05'),
      event('DIVISION_REVIEWED', '2026-11-16'),
    ]
    expect(clock(events, '2026-11-16', limits, '2026-11-13')).toMatchObject({
      since: '2026-11-13',
      dueOn: '2026-11-18',
    })
  })

  it('a new limit holds for what begins from its day on', () => {
    const limits = [limit(), limit({ days: 1, fromOn: '2026-11-05' })]
    expect(clock(taken, '2026-11-05', limits)?.dueOn).toBe('2026-11-09')
    expect(clock([event('IN_REVIEW', '2026-11-05')], '2026-11-05', limits)?.dueOn).toBe('2026-11-06')
  })

  it('a date in a year without a published calendar is a sentence, not an error', () => {
    expect(clock([event('IN_REVIEW', '2026-12-30')], '2026-12-30')).toMatchObject({
      dueOn: null,
      late: false,
      words: '截止日跨入 2027 年，该年放假调休安排尚未录入，待录入工作日历后确定',
    })
  })

  it('nobody’s time runs in a draft, in publicity or at the end', () => {
    for (const state of ['DRAFT', 'IN_PUBLICITY', 'PAID', 'REJECTED'] as const)
      expect(clock([event(state, '2026-11-04')], '2026-11-05')).toBeNull()
  })
})
