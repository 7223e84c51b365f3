import { describe, expect, test } from 'vitest'

import {
  addDays,
  addWorkingDays,
  addYearsLastDay,
  contains,
  dateInWords,
  daysBetween,
  ecommerceCapPeriod,
  halfYearInWords,
  halfYearOf,
  halfYearPeriod,
  intersection,
  isHalfYear,
  isLawDate,
  isWorkingDay,
  lastOfWorkingDays,
  lawDate,
  nextHalfYear,
  nextWorkingDay,
  overlaps,
  overseasPoliticalYear,
  parseHalfYear,
  previousHalfYear,
  priorYearOf,
  publicityPeriod,
  TERM,
  weekday,
  type WorkingCalendar,
  workingDaysLeft,
  yearOf,
} from '@/policy-rules'

describe('dates', () => {
  test.each(['2026-01-01', '2024-02-29', '2000-02-29', '0001-12-31', '9999-12-31'])('%s exists', (text) => {
    expect(isLawDate(text)).toBe(true)
    expect(lawDate(text)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '2026-01-01T00:00',
    'x2026-01-01',
    '2026/01/01',
    '',
  ])('%j does not', (text) => {
    expect(isLawDate(text)).toBe(false)
    expect(() => lawDate(text)).toThrow(`not a date: ${text}`)
  })

  test('days are added over months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(() => addDays('2026-02-30', 1)).toThrow('not a date')
  })

  test('days between, weekdays and years', () => {
    expect(daysBetween('2026-03-01', '2026-03-01')).toBe(0)
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
    expect(weekday('2026-03-01')).toBe(0)
    expect(weekday('2026-03-07')).toBe(6)
    expect(yearOf('2026-03-07')).toBe(2026)
  })

  test('L2: years later, last day included', () => {
    expect(addYearsLastDay('2024-08-10', 3)).toBe('2027-08-10')
    expect(addYearsLastDay('2024-02-29', 3)).toBe('2027-02-28')
    expect(addYearsLastDay('2024-02-29', 4)).toBe('2028-02-29')
    expect(addYearsLastDay('0999-03-01', 1)).toBe('1000-03-01')
    expect(addYearsLastDay('0009-03-01', 1)).toBe('0010-03-01')
  })

  test('in words', () => {
    expect(dateInWords('2026-03-01')).toBe('2026年3月1日')
    expect(() => dateInWords('2026-3-1')).toThrow('not a date')
  })
})

describe('periods include both ends', () => {
  const march = { start: '2026-03-01', end: '2026-03-31' }

  test('contains', () => {
    expect(contains(march, '2026-02-28')).toBe(false)
    expect(contains(march, '2026-03-01')).toBe(true)
    expect(contains(march, '2026-03-31')).toBe(true)
    expect(contains(march, '2026-04-01')).toBe(false)
  })

  test('E7: one day in common is an overlap', () => {
    expect(overlaps(march, { start: '2026-03-31', end: '2026-05-01' })).toBe(true)
    expect(overlaps(march, { start: '2026-04-01', end: '2026-05-01' })).toBe(false)
    expect(overlaps({ start: '2026-01-01', end: '2026-03-01' }, march)).toBe(true)
    expect(overlaps({ start: '2026-01-01', end: '2026-02-28' }, march)).toBe(false)
  })

  test('intersection', () => {
    expect(intersection(march, { start: '2026-03-10', end: '2026-05-01' })).toEqual({
      start: '2026-03-10',
      end: '2026-03-31',
    })
    expect(intersection(march, { start: '2026-01-10', end: '2026-03-05' })).toEqual({
      start: '2026-03-01',
      end: '2026-03-05',
    })
    expect(intersection(march, { start: '2026-04-01', end: '2026-05-01' })).toBeNull()
  })
})

describe('C1: half-years', () => {
  test('bounds', () => {
    expect(halfYearPeriod('2026H1')).toEqual({ start: '2026-01-01', end: '2026-06-30' })
    expect(halfYearPeriod('2026H2')).toEqual({ start: '2026-07-01', end: '2026-12-31' })
  })

  test.each([
    ['2026-01-01', '2026H1'],
    ['2026-06-30', '2026H1'],
    ['2026-07-01', '2026H2'],
    ['2026-12-31', '2026H2'],
  ])('%s lies in %s', (date, halfYear) => {
    expect(halfYearOf(date)).toBe(halfYear)
  })

  test('a half-year of no date throws', () => {
    expect(() => halfYearOf('2026-06-31')).toThrow('not a date: 2026-06-31')
  })

  test('before and after', () => {
    expect(previousHalfYear('2026H1')).toBe('2025H2')
    expect(previousHalfYear('2026H2')).toBe('2026H1')
    expect(nextHalfYear('2026H1')).toBe('2026H2')
    expect(nextHalfYear('2026H2')).toBe('2027H1')
    expect(nextHalfYear('0999H2')).toBe('1000H1')
    expect(previousHalfYear('0100H1')).toBe('0099H2')
  })

  test('reading and writing', () => {
    expect(parseHalfYear('2026H2')).toEqual({ year: 2026, half: 2 })
    expect(parseHalfYear('2026H1')).toEqual({ year: 2026, half: 1 })
    expect(halfYearInWords('2026H1')).toBe('2026年上半年')
    expect(halfYearInWords('2026H2')).toBe('2026年下半年')
    expect(isHalfYear('2026H2')).toBe(true)
  })

  test.each(['2026H3', '2026H0', '2026h1', '26H1', '2026H11', 'x2026H1', ''])(
    '%j is no half-year',
    (text) => {
      expect(isHalfYear(text)).toBe(false)
      expect(() => parseHalfYear(text)).toThrow(`not a half-year: ${text}`)
    },
  )

  test('E3: the prior year is the calendar year before inception', () => {
    expect(priorYearOf('2026-01-01')).toBe(2025)
    expect(priorYearOf('2026-12-31')).toBe(2025)
  })
})

/** The calendar around 1 October 2026 as a made-up official notice has it. */
const CALENDAR: WorkingCalendar = {
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-09-27', '2026-10-10']),
  years: new Set([2026]),
}

describe('working days', () => {
  test.each([
    ['2026-09-25', true, 'a Friday'],
    ['2026-09-26', false, 'a Saturday'],
    ['2026-09-27', true, 'a Sunday made up'],
    ['2026-10-01', false, 'a holiday on a Thursday'],
    ['2026-10-04', false, 'a Sunday'],
    ['2026-10-10', true, 'a Saturday made up'],
    ['2026-10-12', true, 'a Monday'],
  ])('%s: %s (%s)', (date, working) => {
    expect(isWorkingDay(date, CALENDAR)).toBe(working)
  })

  test('a year without an official calendar throws', () => {
    expect(() => isWorkingDay('2027-01-04', CALENDAR)).toThrow(
      'no official calendar for the year of 2027-01-04',
    )
    expect(isWorkingDay('2027-01-04', { holidays: new Set(), makeUpDays: new Set() })).toBe(true)
  })

  test('a make-up day wins over a holiday of the same date', () => {
    const day = new Set(['2026-10-10'])
    expect(isWorkingDay('2026-10-10', { holidays: day, makeUpDays: day })).toBe(true)
  })

  test('L4: five working days, the first counted', () => {
    // Mon 21, Tue 22, Wed 23, Thu 24, Fri 25
    expect(publicityPeriod('2026-09-21', 5, CALENDAR)).toEqual({ start: '2026-09-21', end: '2026-09-25' })
    // Fri 25, Sun 27 made up, Mon 28, Tue 29, Wed 30
    expect(publicityPeriod('2026-09-25', 5, CALENDAR)).toEqual({ start: '2026-09-25', end: '2026-09-30' })
    // Wed 30, then the holiday: Thu 8, Fri 9, Sat 10 made up, Mon 12
    expect(publicityPeriod('2026-09-30', 5, CALENDAR)).toEqual({ start: '2026-09-30', end: '2026-10-12' })
  })

  test('L4: a first day that is no working day is not counted', () => {
    expect(publicityPeriod('2026-09-26', 1, CALENDAR)).toEqual({ start: '2026-09-26', end: '2026-09-27' })
    expect(nextWorkingDay('2026-10-01', CALENDAR)).toBe('2026-10-08')
    expect(nextWorkingDay('2026-10-08', CALENDAR)).toBe('2026-10-08')
    expect(lastOfWorkingDays('2026-09-30', 1, CALENDAR)).toBe('2026-09-30')
  })

  test('E8: three working days after a day, which is not counted itself', () => {
    expect(addWorkingDays('2026-09-21', 3, CALENDAR)).toBe('2026-09-24')
    expect(addWorkingDays('2026-09-29', 3, CALENDAR)).toBe('2026-10-09')
    expect(addWorkingDays('2026-09-26', 1, CALENDAR)).toBe('2026-09-27')
  })

  test.each([0, -1, 1.5, Number.NaN])('%d working days are refused', (count) => {
    expect(() => lastOfWorkingDays('2026-09-21', count, CALENDAR)).toThrow(
      `not a number of working days: ${count}`,
    )
  })

  test('working days left, today and the last day counted', () => {
    expect(workingDaysLeft('2026-09-25', '2026-09-30', CALENDAR)).toBe(5)
    expect(workingDaysLeft('2026-09-30', '2026-09-30', CALENDAR)).toBe(1)
    expect(workingDaysLeft('2026-10-01', '2026-10-07', CALENDAR)).toBe(0)
    expect(workingDaysLeft('2026-10-08', '2026-09-30', CALENDAR)).toBe(0)
    expect(() => workingDaysLeft('2026-9-25', '2026-09-30', CALENDAR)).toThrow('not a date')
  })
})

describe('years of the caps', () => {
  const policyYear = { overseasPoliticalYear: 'POLICY_YEAR' } as const

  test('C3: the policy year that holds the date', () => {
    const first = { start: '2025-03-15', end: '2026-03-14' }
    expect(overseasPoliticalYear('2025-03-15', '2025-03-15', policyYear)).toEqual(first)
    expect(overseasPoliticalYear('2025-03-15', '2026-03-14', policyYear)).toEqual(first)
    expect(overseasPoliticalYear('2025-03-15', '2026-03-15', policyYear)).toEqual({
      start: '2026-03-15',
      end: '2027-03-14',
    })
    expect(overseasPoliticalYear('2025-03-15', '2027-03-15', policyYear)).toEqual({
      start: '2027-03-15',
      end: '2028-03-14',
    })
    expect(() => overseasPoliticalYear('2025-03-15', '2025-03-14', policyYear)).toThrow(
      '2025-03-14 is before the inception 2025-03-15',
    )
  })

  test.each([
    ['2024-02-29', '2025-02-28', '2024-02-29', '2025-02-28'],
    ['2024-02-29', '2025-03-01', '2025-03-01', '2026-02-28'],
    ['2024-02-29', '2028-02-28', '2027-03-01', '2028-02-28'],
    ['2024-02-29', '2028-02-29', '2028-02-29', '2029-02-28'],
    ['2096-02-29', '2100-03-01', '2100-03-01', '2101-02-28'],
    ['1996-02-29', '2000-02-29', '2000-02-29', '2001-02-28'],
  ])('C3: begun on %s, %s lies in %s to %s', (inception, date, start, end) => {
    expect(overseasPoliticalYear(inception, date, policyYear)).toEqual({ start, end })
  })

  test('C3: the calendar year, as set', () => {
    expect(
      overseasPoliticalYear('2025-03-15', '2026-03-01', { overseasPoliticalYear: 'CALENDAR_YEAR' }),
    ).toEqual({
      start: '2026-01-01',
      end: '2026-12-31',
    })
  })

  test('C7: the calendar year, or the whole term, as set', () => {
    expect(ecommerceCapPeriod('2026-03-01', TERM, { ecommerceCapPeriod: 'CALENDAR_YEAR' })).toEqual({
      start: '2026-01-01',
      end: '2026-12-31',
    })
    expect(ecommerceCapPeriod('2026-03-01', TERM, { ecommerceCapPeriod: 'POLICY_TERM' })).toEqual({
      start: '2024-08-05',
      end: '2027-12-31',
    })
  })
})
