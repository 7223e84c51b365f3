import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  applicationClocks,
  overdueTasks,
  overdueWork,
  setTimeLimit,
  timeLimits,
} from '@/features/time-limits'
import { systemActor } from '@/server/auth/actor'
import { asActor, type ApplicationState } from '@/server/db'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const on = (day: string) => ({ now: new Date(`${day}T10:00:00+08:00`) })

async function application(state: ApplicationState, since: string, divisionCode = '410100') {
  const applicant = await anEnterprise({ divisionCode })
  const { id } = await anApplicationForReview({
    roundId: (await aRound({ requirements: [] })).id,
    applicant,
    payments: [{}],
    requestedAmountCny: '500.00',
    state,
  })
  await asActor(systemActor(), (tx) =>
    tx.applicationEvent.create({
      data: { applicationId: id, toState: state, verb: 'test', at: on(since).now },
    }),
  )
  return { id, applicant }
}

const change = {
  step: 'CHECK',
  days: '2',
  unit: 'WORKING_DAYS',
  kind: 'PROMISED',
  source: '承诺',
  fromOn: '2026-11-24',
  reason: '加快办理',
} as const

describe('time limits', () => {
  it('a change holds from its day; both stay in the history, which the database does not let change', async () => {
    const checker = await aPerson('COMMERCE_CHECKER')
    expect(await setTimeLimit(checker, { ...change, fromOn: '2026-11-23' }, on('2026-11-24'))).toMatchObject({
      refusal: { details: { fieldErrors: { fromOn: {} } } },
    })
    expect(await setTimeLimit(checker, { ...change, reason: ' ' }, on('2026-11-24'))).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    expect(await setTimeLimit(checker, { ...change, days: '0' }, on('2026-11-24'))).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    expect(await setTimeLimit(await aPerson('COMMERCE_PREPARER'), change, on('2026-11-24'))).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await setTimeLimit(checker, change, on('2026-11-24')))
    const { limits } = valueOf(await timeLimits(checker, {}, on('2026-11-24')))
    expect(limits.filter(({ step }) => step === 'CHECK').map(({ days }) => days)).toEqual([5, 2])
    await expect(asOwner('UPDATE time_limit SET days = 9')).rejects.toThrow('append-only')

    // What began the day before keeps five days, what begins on the day has two.
    const [before, after] = [
      await application('REVIEWED', '2026-11-23'),
      await application('REVIEWED', '2026-11-24'),
    ]
    const clocks = valueOf(await applicationClocks(checker, { ids: [before.id, after.id] }, on('2026-11-24')))
    expect([clocks[before.id]!.dueOn, clocks[after.id]!.dueOn]).toEqual(['2026-11-30', '2026-11-26'])
  })

  it('overdue work is listed for whoever can act, of a division its own', async () => {
    const own = await application('AWAITING_DIVISION', '2026-09-15', '410300')
    const other = await application('AWAITING_DIVISION', '2026-09-15', '410100')
    const paid = await application('IN_PAYMENT', '2026-10-09')
    const fresh = await application('IN_REVIEW', '2026-11-20')
    const ids = async (role: Parameters<typeof aPerson>[0], divisionCode?: string) => {
      const actor = await aPerson(role, divisionCode ? { divisionCode } : {})
      const { rows } = valueOf(await overdueWork(actor, {}, on('2026-11-24')))
      return rows.map(({ id }) => id)
    }
    expect(await ids('DIVISION_COMMERCE', '410300')).toEqual([own.id])
    expect(await ids('FINANCE_PREPARER')).toEqual([paid.id])
    const commerce = await ids('COMMERCE_PREPARER')
    expect(commerce).toEqual(expect.arrayContaining([own.id, other.id, paid.id]))
    expect(commerce).not.toContain(fresh.id)
    const office = await aPerson('DIVISION_FINANCE', { divisionCode: '410300' })
    expect(valueOf(await overdueTasks(office, {}, on('2026-11-24')))).toMatchObject([
      { what: '办理逾期事项，共 1 件', href: '/division/overdue' },
    ])
  })

  it('an enterprise asks for its own clock and gets no other', async () => {
    const [own, other] = [
      await application('IN_REVIEW', '2026-11-20'),
      await application('IN_REVIEW', '2026-11-20'),
    ]
    const actor = await aPerson('ENTERPRISE_OPERATOR', { organisationId: own.applicant.id })
    const clocks = valueOf(await applicationClocks(actor, { ids: [own.id, other.id] }, on('2026-11-24')))
    expect(Object.keys(clocks)).toEqual([own.id])
  })
})
