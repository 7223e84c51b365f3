import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { daysLeft, isOpen, openRounds, roundTasks } from '@/features/rounds'
import { getNotice, listNotices } from '@/features/rounds/read-notices'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { the2027Calendar } from '../../factories/working-calendar'

const at = (date: string) => ({ now: new Date(`${date}T02:00:00Z`) })

describe('the window', () => {
  const round = { state: 'RELEASED', opensOn: '2026-09-01', closesOn: '2026-09-30' }
  const calendar = {
    holidays: new Set(['2026-09-25']),
    makeUpDays: new Set(['2026-09-20']),
    years: new Set([2026]),
  }

  it.each([
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-09-30', true],
    ['2026-10-01', false],
  ])('on %s it is open: %s', (today, open) => {
    expect(isOpen(round, today)).toBe(open)
    expect(isOpen({ ...round, state: 'AWAITING_RELEASE' }, today)).toBe(false)
  })

  it('is counted in working days, holidays left out and make-up days in', () => {
    // 2026-09-20 (Sunday) is a make-up working day; 25–27 September are the Mid-Autumn holiday.
    const late = { opensOn: '2026-09-01', closesOn: '2026-09-28' }
    expect(daysLeft(late, '2026-09-18', calendar)).toEqual({ days: 11, workingDays: 7 })
    expect(daysLeft(late, '2026-09-28', calendar)).toEqual({ days: 1, workingDays: 1 })
    expect(daysLeft(late, '2026-09-29', calendar)).toEqual({ days: 0, workingDays: 0 })
  })

  it('before the opening it is the whole window', () => {
    expect(daysLeft(round, '2026-08-01', calendar).days).toBe(30)
  })
})

describe('notices for everyone', () => {
  it('shows released rounds only, without the people who made them', async () => {
    const released = await aRound()
    const waiting = await aRound({ state: 'AWAITING_RELEASE' })
    const list = await listNotices(publicActor(), { page: 1 }, { now: someday })
    if (!list.ok) throw list.refusal
    const ids = list.value.notices.map(({ id }) => id)
    expect(ids).toContain(released.id)
    expect(ids).not.toContain(waiting.id)
    const one = await getNotice(publicActor(), { id: released.id }, at('2026-09-30'))
    if (!one.ok) throw one.refusal
    expect(one.value.window).toEqual({ phase: 'OPEN', days: 1, workingDays: 1 })
    expect(Object.keys(one.value).filter((key) => /ById|version|sentBack/.test(key))).toEqual([])
  })

  it('a draft answers like one that does not exist, to officials too', async () => {
    const { id } = await aRound({ state: 'DRAFT' })
    for (const actor of [publicActor(), await aPerson('COMMERCE_PREPARER')])
      expect(await getNotice(actor, { id }, { now: someday })).toMatchObject({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      })
  })

  it('open rounds are those whose window has the day in it', async () => {
    const { id } = await aRound({ programme: 'MICRO', opensOn: '2026-11-02', closesOn: '2026-11-03' })
    const open = (today: string) => asActor(systemActor(), (tx) => openRounds(tx, today, ['MICRO']))
    expect(await open('2026-11-01')).toEqual([])
    expect((await open('2026-11-03')).map((round) => round.id)).toEqual([id])
    expect(await open('2026-11-04')).toEqual([])
  })
})

describe('what is left, on the calendar kept as data', () => {
  const left = async (id: string, on: string) => {
    const one = await getNotice(publicActor(), { id }, at(on))
    if (!one.ok) throw one.refusal
    return one.value.window
  }

  it('is told in calendar days while nobody entered the year, in working days from then on', async () => {
    const { id, title } = await aRound({
      programme: 'ECOMMERCE',
      title: '2027 年的申报',
      opensOn: '2026-12-30',
      closesOn: '2027-02-20',
    })
    expect(await left(id, '2026-12-30')).toEqual({ phase: 'OPEN', days: 53, workingDays: null })
    const insurer = await aPerson('INSURER_OPERATOR')
    const wordsOn = async (date: string) => {
      const outcome = await roundTasks(insurer, {}, at(date))
      if (!outcome.ok) throw outcome.refusal
      return outcome.value.find((task) => task.title === title)?.detail
    }
    expect(await wordsOn('2026-12-30')).toBe('尚未申报，还剩 53 天')
    await the2027Calendar()
    // 12 to 20 February: Friday 12, Monday 15 to Friday 19, and Saturday 20, on which people work.
    expect(await left(id, '2027-02-12')).toEqual({ phase: 'OPEN', days: 9, workingDays: 7 })
    expect(await wordsOn('2027-02-12')).toBe('尚未申报，还剩 7 个工作日')
    // Two in December, twenty in January (4 to 29, and the worked Sunday 31 makes 21), four in February, then those seven.
    expect(await left(id, '2026-12-30')).toMatchObject({ workingDays: 2 + 21 + 4 + 7 })
  })
})

describe('tasks', () => {
  const tasks = async (actor: Awaited<ReturnType<typeof aPerson>>, now = someday) => {
    const outcome = await roundTasks(actor, {}, { now })
    if (!outcome.ok) throw outcome.refusal
    return outcome.value.map(({ href }) => href)
  }

  it('an enterprise: open rounds for which it has no application', async () => {
    const { id: enterpriseId } = await anEnterprise()
    const operator = await aPerson('ENTERPRISE_OPERATOR', { organisationId: enterpriseId })
    const { id } = await aRound({ opensOn: '2026-12-01', closesOn: '2026-12-10' })
    const { now } = at('2026-12-01')
    expect(await tasks(operator, now)).toEqual([`/notices/${id}`])
    const apply = (state: 'DRAFT' | 'WITHDRAWN') =>
      asActor(systemActor(), (tx) =>
        tx.application.create({
          data: {
            roundId: id,
            applicantId: enterpriseId,
            programme: 'GENERAL',
            halfYear: '2026H1',
            state,
            lastEditedAt: now,
            createdAt: now,
          },
        }),
      )
    await apply('WITHDRAWN')
    expect(await tasks(operator, now)).toEqual([`/notices/${id}`])
    await apply('DRAFT')
    expect(await tasks(operator, now)).toEqual([])
    expect(await tasks(await aPerson('INSURER_OPERATOR'), now)).toEqual([])
  })

  it('an official: the preparer’s drafts, the checker’s releases', async () => {
    const { id: draft } = await aRound({ state: 'DRAFT' })
    const { id: waiting } = await aRound({ state: 'AWAITING_RELEASE' })
    const preparer = await tasks(await aPerson('COMMERCE_PREPARER'))
    expect(preparer).toContain(`/commerce/rounds/${draft}`)
    expect(preparer).not.toContain(`/commerce/rounds/${waiting}`)
    const checker = await tasks(await aPerson('COMMERCE_CHECKER'))
    expect(checker).toContain(`/commerce/rounds/${waiting}`)
    expect(checker).not.toContain(`/commerce/rounds/${draft}`)
  })
})
