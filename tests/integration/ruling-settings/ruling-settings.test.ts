import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { checkDuplicateCover } from '@/features/duplicate-cover/check-duplicate-cover'
import { rulingReadings, settingsOn } from '@/features/ruling-settings'
import {
  confirmRulingSetting,
  proposeRulingSetting,
  refuseRulingSetting,
} from '@/features/ruling-settings/change-ruling-setting'
import { rulingSettings } from '@/features/ruling-settings/read-ruling-settings'
import { publicActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { aPerson } from '../../factories/people'
import { madeUpUscc } from '../../factories/uscc'
import { asOwner } from '../../setup/test-database'

type Person = Awaited<ReturnType<typeof aPerson>>
const at = (date: string) => ({ now: new Date(`${date}T02:00:00Z`) })

let preparer: Person
let checker: Person
let approver: Person
beforeAll(async () => {
  preparer = await aPerson('COMMERCE_PREPARER', { displayName: '王经办' })
  checker = await aPerson('COMMERCE_CHECKER', { displayName: '李复核' })
  approver = await aPerson('COMMERCE_APPROVER')
})

const reason = '省商务厅、省财政厅会议纪要第 3 号'
const change = (more: object = {}) => ({
  rulingId: 'E8',
  value: '5',
  reason,
  effectiveFrom: '2026-09-01',
  ...more,
})
async function proposed(more: object = {}, by = preparer, on = '2026-08-20'): Promise<string> {
  const outcome = await proposeRulingSetting(by, change(more), at(on))
  if (!outcome.ok) throw outcome.refusal
  return outcome.value.id
}
async function holds(more: object, on = '2026-08-20'): Promise<void> {
  const outcome = await confirmRulingSetting(checker, { id: await proposed(more, preparer, on) }, at(on))
  if (!outcome.ok) throw outcome.refusal
}
const on = (date: string) => asActor(publicActor(), (tx) => settingsOn(tx, date))
const refusal = (code: string, words: RegExp | string = '') => ({
  ok: false,
  refusal: { code, message: expect.stringMatching(words) },
})

describe('a ⚙ ruling changes', () => {
  it('by two people, from its date on, and not the day before', async () => {
    const id = await proposed()
    expect((await on('2026-09-01')).reservationWorkingDays).toBe(3)
    expect(await confirmRulingSetting(checker, { id }, at('2026-08-21'))).toMatchObject({ ok: true })
    expect((await on('2026-08-31')).reservationWorkingDays).toBe(3)
    expect((await on('2026-09-01')).reservationWorkingDays).toBe(5)
  })

  it('and the duplicate-cover check reserves by the reading of its own day', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const reservedUntil = async (day: string) => {
      const outcome = await checkDuplicateCover(
        insurer,
        { uscc: madeUpUscc(), coverFrom: '2026-10-20' },
        at(day),
      )
      if (!outcome.ok) throw outcome.refusal
      return outcome.value.reservedUntil
    }
    // Three working days after Monday 2026-08-31, five after Tuesday 2026-09-01.
    const before = await reservedUntil('2026-08-31')
    const after = await reservedUntil('2026-09-01')
    expect([before, after]).toEqual(['2026-09-03', '2026-09-08'])
  })

  it('and everyone reads what holds and since when; officials also who, why and what waits', async () => {
    const readings = await rulingReadings(publicActor(), { date: '2026-09-02' }, at('2026-08-20'))
    if (!readings.ok) throw readings.refusal
    const e8 = readings.value.find(({ rulingId }) => rulingId === 'E8')
    expect(e8).toMatchObject({ value: '5', words: '5', since: '2026-09-01' })
    const m6 = readings.value.find(({ rulingId }) => rulingId === 'M6')
    expect(m6).toMatchObject({ value: 'PAYMENT_DATE', words: '缴费日', since: null })

    const waiting = await proposed({ rulingId: 'C3', value: 'CALENDAR_YEAR' })
    for (const role of ['FINANCE_PREPARER', 'AUDITOR'] as const) {
      const overview = await rulingSettings(await aPerson(role), { date: null }, at('2026-08-22'))
      if (!overview.ok) throw overview.refusal
      expect(overview.value.history.find(({ rulingId }) => rulingId === 'E8')).toMatchObject({
        reason,
        state: 'CONFIRMED',
        proposedBy: '王经办',
        decidedBy: '李复核',
        effectiveFrom: '2026-09-01',
      })
      expect(overview.value.history.find(({ id }) => id === waiting)).toMatchObject({ state: 'PROPOSED' })
    }
    const seen = await asActor(publicActor(), (tx) => tx.rulingSetting.findMany({ select: { id: true } }))
    expect(seen).not.toContainEqual({ id: waiting })
  })
})

describe('never retroactively', () => {
  it('a date before today is refused, today is not', async () => {
    const propose = (effectiveFrom: string) =>
      proposeRulingSetting(preparer, change({ rulingId: 'L4', value: '7', effectiveFrom }), at('2026-08-20'))
    expect(await propose('2026-08-19')).toMatchObject(refusal('INVALID', '不溯及既往'))
    expect(await propose('2026-08-20')).toMatchObject({ ok: true })
  })

  it('a proposal whose date has passed is not confirmed, but may be sent back and made again', async () => {
    const id = await proposed({ rulingId: 'C4', value: 'PROJECT_YEAR', effectiveFrom: '2026-08-25' })
    expect(await confirmRulingSetting(checker, { id }, at('2026-08-26'))).toMatchObject(
      refusal('WRONG_STATE', '已过'),
    )
    expect(
      await refuseRulingSetting(checker, { id, reason: '生效日期已过' }, at('2026-08-26')),
    ).toMatchObject({
      ok: true,
    })
    expect(await proposed({ rulingId: 'C4', value: 'PROJECT_YEAR' }, preparer, '2026-08-26')).toBeTruthy()
  })
})

describe('refused', () => {
  it.each([
    ['E8', '0'],
    ['E8', '31'],
    ['M6', 'YESTERDAY'],
    ['P1', '0.6'],
    ['M1', '3'],
  ])('%s = %s', async (rulingId, value) => {
    expect(await proposeRulingSetting(preparer, change({ rulingId, value }), at('2026-08-20'))).toMatchObject(
      refusal('INVALID'),
    )
  })

  it('without a reason', async () => {
    expect(await proposeRulingSetting(preparer, change({ reason: ' ' }), at('2026-08-20'))).toMatchObject(
      refusal('INVALID'),
    )
  })

  it('by other roles', async () => {
    const finance = await aPerson('FINANCE_CHECKER')
    expect(await proposeRulingSetting(finance, change(), at('2026-08-20'))).toMatchObject(
      refusal('FORBIDDEN'),
    )
    const id = await proposed({ rulingId: 'C7', value: 'POLICY_TERM' })
    for (const who of [finance, preparer])
      expect(await confirmRulingSetting(who, { id }, at('2026-08-20'))).toMatchObject(refusal('FORBIDDEN'))
  })

  it('by the same person, also by the database', async () => {
    const id = await proposed({ rulingId: 'M7', value: 'ISSUE_DATE' }, approver)
    expect(await confirmRulingSetting(approver, { id }, at('2026-08-20'))).toMatchObject(
      refusal('FORBIDDEN', '由您提出'),
    )
    const insert = (by: string, day: string) =>
      asOwner(
        `INSERT INTO ruling_setting_decision VALUES ('${id}', '${approver.accountId}', '2026-09-01', true, '', '${by}', '${day}T00:00:00+08')`,
      )
    await expect(insert(approver.accountId, '2026-08-20')).rejects.toThrow('ruling_decision_two_people')
    await expect(insert(checker.accountId, '2026-09-02')).rejects.toThrow('ruling_decision_not_retroactive')
    await expect(asOwner(`UPDATE ruling_setting SET reason = '改了理由'`)).rejects.toThrow('append-only')
  })

  it('a second proposal while one waits, and a second decision', async () => {
    const id = await proposed({ rulingId: 'P1', value: '0.3' })
    expect(
      await proposeRulingSetting(checker, change({ rulingId: 'P1', value: '0.4' }), at('2026-08-20')),
    ).toMatchObject(refusal('CONFLICT', '待确认'))
    expect(await confirmRulingSetting(checker, { id }, at('2026-08-20'))).toMatchObject({ ok: true })
    expect(await refuseRulingSetting(approver, { id, reason }, at('2026-08-20'))).toMatchObject(
      refusal('WRONG_STATE', '已确认'),
    )
    expect((await on('2026-09-01')).prepaymentRatio).toBe('0.3')
  })

  it('of two confirmed changes from the same day the later confirmed one holds', async () => {
    await holds({ rulingId: 'P1', value: '0.2' }, '2026-08-21')
    expect((await on('2026-09-01')).prepaymentRatio).toBe('0.2')
  })
})
