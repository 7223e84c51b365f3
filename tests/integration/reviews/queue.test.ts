import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { reviewQueue, reviewWorkspace, takeApplication } from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview, type ReviewedApplication } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'

const at = { now: someday }
const minutes = (count: number) => new Date(someday.getTime() + count * 60_000)

let preparer: Awaited<ReturnType<typeof aPerson>>
let roundId: string
const names = ['河南甲进出口有限公司', '河南乙进出口有限公司', '洛阳丙机械有限公司']
const enterprises: Awaited<ReturnType<typeof anEnterprise>>[] = []
const applications: ReviewedApplication[] = []

beforeAll(async () => {
  preparer = await aPerson('COMMERCE_PREPARER')
  roundId = (await aRound({ requirements: [] })).id
  for (const [i, name] of names.entries()) {
    const applicant = await anEnterprise({ name, divisionCode: i === 2 ? '410300' : '410100' })
    enterprises.push(applicant)
    applications.push(
      await anApplicationForReview({
        roundId,
        applicant,
        payments: [{ paidAmount: `${i + 1}000.00`, paidOn: i === 1 ? '2025-12-31' : '2026-03-05' }],
        requestedAmountCny: `${i + 1}00.10`,
        now: minutes(i),
      }),
    )
  }
  const draft = await anEnterprise({ name: '河南丁草稿有限公司' })
  await anApplicationForReview({
    roundId,
    applicant: draft,
    state: 'DRAFT',
    payments: [{}],
    requestedAmountCny: '9.00',
  })
  await takeApplication(preparer, { applicationId: applications[1]!.id }, at)
})

const queue = async (filter: Parameters<typeof reviewQueue>[1], actor = preparer) => {
  const outcome = await reviewQueue(actor, filter, at)
  if (!outcome.ok) throw outcome.refusal
  return outcome.value
}
const shown = async (filter: Parameters<typeof reviewQueue>[1]) =>
  (await queue(filter)).rows.map(({ applicantName }) => names.indexOf(applicantName))

describe('the queue', () => {
  it('shows everything but drafts, the newest first, with number and sum', async () => {
    const { rows, count, requestedSumCny } = await queue({})
    expect(rows.map(({ applicantName }) => applicantName)).toEqual(names.toReversed())
    expect([count, requestedSumCny]).toEqual([3, '600.30'])
  })

  it.each([
    [{ state: 'IN_REVIEW' }, [1], '200.10'],
    [{ state: ['IN_REVIEW', 'SUBMITTED'], division: '410300' }, [2], '300.10'],
    [{ finding: 'blocking' }, [1], '200.10'],
    [{ finding: 'none' }, [2, 0], '400.20'],
    [{ assigned: 'me' }, [1], '200.10'],
    [{ assigned: 'none' }, [2, 0], '400.20'],
    [{ q: '洛阳' }, [2], '300.10'],
    [{ programme: 'MICRO' }, [], '0.00'],
    [{ state: 'NO_SUCH_STATE', q: '  ' }, [2, 1, 0], '600.30'],
  ] as const)('%o', async (filter, expected, sum) => {
    expect(await shown(filter as object)).toEqual(expected)
    expect((await queue(filter as object)).requestedSumCny).toBe(sum)
  })

  it('is searched by code and by receipt number too', async () => {
    expect(await shown({ q: enterprises[0]!.uscc.toLowerCase() })).toEqual([0])
    expect(await shown({ q: applications[2]!.receiptNumber.slice(3, -1) })).toEqual([2])
  })

  it('is sorted and paged; the sum is of all filtered rows, not of the page', async () => {
    expect(await shown({ sort: '-amount' })).toEqual([2, 1, 0])
    expect(await shown({ sort: 'amount' })).toEqual([0, 1, 2])
    const { rows, requestedSumCny, filter } = await queue({ size: 50, page: 2 })
    expect([rows.length, requestedSumCny, filter.size]).toEqual([0, '600.30', 50])
    expect((await queue({ size: 5000 })).filter.size).toBe(50)
  })

  it('a division office sees its own enterprises only; an enterprise sees no queue', async () => {
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' })
    expect((await queue({}, office)).rows.map(({ applicantName }) => applicantName)).toEqual([names[2]])
    expect((await queue({}, office)).requestedSumCny).toBe('300.10')
    const applicant = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprises[0]!.id })
    expect(await reviewQueue(applicant, {}, at)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })
})

describe('the workspace', () => {
  const open = async (index: number, filter: object, place: number, actor = preparer) => {
    const outcome = await reviewWorkspace(
      actor,
      { applicationId: applications[index]!.id, queue: filter, place },
      at,
    )
    if (!outcome.ok) throw outcome.refusal
    return outcome.value
  }

  it('shows lines, findings and the amount as the lines now stand', async () => {
    const view = await open(1, {}, 1)
    expect(view.lines).toMatchObject([{ position: 1, amountIn: '2000.00', decided: false }])
    expect(view.findings.map(({ rule }) => rule)).toContain('outside-half-year')
    // The one payment is of another half-year: nothing counts.
    expect(view.amountCny).toBe('0.00')
    expect(view.may).toMatchObject({ take: false, takeOver: false, decide: true, check: false })
    expect(view.may.assignTo.map(({ value }) => value)).toContain(preparer.accountId)
    expect(view.hindrances).toHaveLength(2)
  })

  it('the next one is the next of the same list', async () => {
    expect((await open(2, {}, 0)).next).toEqual({ id: applications[1]!.id, place: 1 })
    expect((await open(1, {}, 1)).next).toEqual({ id: applications[0]!.id, place: 2 })
    expect((await open(0, {}, 2)).next).toBeNull()
  })

  it('a step that takes it out of the list does not lose the place', async () => {
    // In the list of the submitted, 1 stood between 2 and 0 until it was taken.
    expect((await open(1, { state: 'SUBMITTED' }, 1)).next).toEqual({ id: applications[0]!.id, place: 1 })
  })

  it('another preparer may take it over, a checker looks, an enterprise is refused', async () => {
    expect((await open(1, {}, 1, await aPerson('COMMERCE_PREPARER'))).may).toMatchObject({
      takeOver: true,
      decide: false,
    })
    expect((await open(1, {}, 1, await aPerson('COMMERCE_CHECKER'))).may).toMatchObject({ check: false })
    const outside = await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })
    const outcome = await reviewWorkspace(
      outside,
      { applicationId: applications[2]!.id, queue: {}, place: 0 },
      at,
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
  })
})
