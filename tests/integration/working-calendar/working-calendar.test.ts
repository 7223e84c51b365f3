import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { officialCalendar, timeLeft } from '@/features/working-calendar'
import {
  confirmCalendarYear,
  enterCalendarYear,
  refuseCalendarYear,
} from '@/features/working-calendar/enter-year'
import { calendarTasks, calendarYears } from '@/features/working-calendar/read-years'
import { publicityPeriod } from '@/policy-rules'
import { publicActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted } from '../../factories/award-lists'
import { aPerson } from '../../factories/people'
import { notice2027 } from '../../factories/working-calendar'
import { asOwner } from '../../setup/test-database'

type Person = Awaited<ReturnType<typeof aPerson>>
const now = new Date('2026-11-24T02:00:00Z')
const everybody = publicActor('192.0.2.9')

let preparer: Person
let checker: Person
let approver: Person
beforeAll(async () => {
  preparer = await aPerson('COMMERCE_PREPARER', { displayName: '王经办' })
  checker = await aPerson('COMMERCE_CHECKER', { displayName: '李复核' })
  approver = await aPerson('COMMERCE_APPROVER')
})

const entry = (more: object = {}) => ({
  year: '2027',
  documentNumber: '国办发明电〔2026〕9号',
  text: notice2027,
  ...more,
})
const enter = (more: object = {}, by: Person = preparer) => enterCalendarYear(by, entry(more), { now })
const calendar = (first: string, last = first) =>
  asActor(everybody, (tx) => officialCalendar(tx, first, last))

describe('the calendar of a year', () => {
  it('is unknown, entered by one, confirmed by another, and from then on counted by', async () => {
    const before = await calendar('2026-12-30')
    expect([...before.years!]).toEqual([2026])
    expect(() => publicityPeriod('2026-12-30', 5, before)).toThrow(RangeError)

    const { id } = await accepted(enter())
    expect([...(await calendar('2026-12-30')).years!], 'a proposal does not hold').toEqual([2026])
    const tasks = await accepted(calendarTasks(checker, {}, { now }))
    expect(tasks.map(({ what }) => what)).toEqual(['确认 2027 年放假调休安排'])
    await accepted(confirmCalendarYear(checker, { id }, { now }))

    const after = await calendar('2026-12-30')
    expect([...after.years!]).toEqual([2026, 2027])
    // 30, 31 December; 1 to 3 January off; 4, 5, 6 January.
    expect(publicityPeriod('2026-12-30', 5, after).end).toBe('2027-01-06')
    // Friday 29, the worked Sunday 31 January, 1, 2, 3 February.
    expect(publicityPeriod('2027-01-29', 5, await calendar('2027-01-29')).end).toBe('2027-02-03')
    // Thursday 4 February, then 5 to 11 off, 12, (weekend) 15, 16, 17.
    expect(publicityPeriod('2027-02-04', 5, await calendar('2027-02-04')).end).toBe('2027-02-17')
    const view = await accepted(calendarYears(preparer, {}, { now }))
    expect(view.years).toEqual([
      { year: 2025, documentNumber: null, confirmedBy: null, source: 'PORTAL' },
      { year: 2026, documentNumber: null, confirmedBy: null, source: 'PORTAL' },
      { year: 2027, documentNumber: '国办发明电〔2026〕9号', confirmedBy: '李复核', source: 'ENTERED' },
    ])
  })

  it('is what the home page counts by: both days counted, below zero once the day is over', async () => {
    const left = await accepted(
      timeLeft(
        await aPerson('EXPERT'),
        { lastDays: ['2027-02-04', '2027-02-20', '2027-02-26', '2028-01-04'] },
        {
          now: new Date('2027-02-22T02:00:00Z'),
        },
      ),
    )
    expect(left).toEqual({
      // Since then 5 to 11 off, 12, 15 to 19, the worked Saturday 20, Monday 22.
      '2027-02-04': { days: -18, workingDays: -8 },
      '2027-02-20': { days: -2, workingDays: -1 },
      '2027-02-26': { days: 5, workingDays: 5 },
      '2028-01-04': { days: 317, workingDays: null },
    })
    expect(
      await accepted(timeLeft(checker, { lastDays: [] }, { now })),
      'nothing asked, nothing told',
    ).toEqual({})
    expect(await timeLeft(checker, { lastDays: ['2027-2-4'] }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
  })

  it('a later notice of the same year replaces it, and the earlier one stays in the record', async () => {
    const changed = notice2027.replace(
      '10月1日（周五）至7日（周四）放假调休，共7天',
      '10月1日（周五）至8日（周五）放假调休，共8天',
    )
    const { id } = await accepted(enter({ documentNumber: '国办发明电〔2027〕2号', text: changed }, checker))
    await accepted(confirmCalendarYear(approver, { id }, { now: new Date('2027-03-01T02:00:00Z') }))
    expect((await calendar('2027-10-08')).holidays.has('2027-10-08')).toBe(true)
    const { history } = await accepted(calendarYears(preparer, {}, { now }))
    expect(history.map(({ state }) => state)).toEqual(['CONFIRMED', 'CONFIRMED'])
  })

  it('is not decided by who entered it, nor by a preparer, nor twice; one proposal a year waits', async () => {
    const { id } = await accepted(enter({ year: '2028', text: notice2028 }, checker))
    expect(await enter({ year: '2028', text: notice2028 })).toMatchObject({
      ok: false,
      refusal: { code: 'CONFLICT' },
    })
    expect(await confirmCalendarYear(checker, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN', message: expect.stringContaining('由您录入') },
    })
    const auditor = await aPerson('AUDITOR')
    const finance = await aPerson('FINANCE_CHECKER')
    for (const actor of [preparer, auditor, finance, everybody])
      expect(await confirmCalendarYear(actor, { id }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await refuseCalendarYear(approver, { id, reason: '' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(refuseCalendarYear(approver, { id, reason: '文号与通知不符' }, { now }))
    expect(await confirmCalendarYear(approver, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    expect([...(await calendar('2028-01-03')).years!]).toEqual([])
  })

  it('bad input is refused beside its field', async () => {
    const outcome = await enter({ year: '27', documentNumber: '', text: ' ' })
    expect(!outcome.ok && Object.keys(outcome.refusal.details.fieldErrors!)).toEqual([
      'year',
      'documentNumber',
      'text',
    ])
    const wrong = await enter({ year: '2029' })
    expect(!wrong.ok && wrong.refusal.details.fieldErrors!.text!.join()).toContain('请核对年度和日期')
    expect(await confirmCalendarYear(approver, { id: crypto.randomUUID() }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await enterCalendarYear(await aPerson('FINANCE_PREPARER'), entry(), { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('the database keeps it: two people, decided once, no day added or changed afterwards', async () => {
    const { id } = await accepted(enter({ year: '2030', text: notice2030 }))
    await expect(
      asOwner(
        `UPDATE working_calendar_year SET state = 'CONFIRMED', decided_by_id = entered_by_id, decided_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('working_calendar_two_people')
    await expect(
      asOwner(
        `INSERT INTO working_calendar_day (calendar_id, date, kind) VALUES ($1, '2031-01-01', 'HOLIDAY')`,
        [id],
      ),
    ).rejects.toThrow('its own year')
    await accepted(confirmCalendarYear(checker, { id }, { now }))
    await expect(asOwner(`UPDATE working_calendar_year SET year = 2031 WHERE id = $1`, [id])).rejects.toThrow(
      'decided once',
    )
    await expect(
      asOwner(`UPDATE working_calendar_day SET kind = 'HOLIDAY' WHERE calendar_id = $1`, [id]),
    ).rejects.toThrow('append-only')
    await expect(
      asOwner(
        `INSERT INTO working_calendar_day (calendar_id, date, kind) VALUES ($1, '2030-12-25', 'HOLIDAY')`,
        [id],
      ),
    ).rejects.toThrow('proposal')
    const insurer = await aPerson('INSURER_OPERATOR')
    await expect(
      asActor(insurer, (tx) =>
        tx.workingCalendarYear.create({
          data: { year: 2032, documentNumber: 'x', enteredById: insurer.accountId, enteredAt: now },
        }),
      ),
    ).rejects.toThrow()
  })
})

const fixed = (year: number) =>
  ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day} 放假 节日`).join('\n')
const notice2028 = fixed(2028)
const notice2030 = fixed(2030)
