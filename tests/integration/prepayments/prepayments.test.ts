import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { provideBudget } from '@/features/funds'
import { buildInsurerApplication, submitInsurerApplication } from '@/features/insurer-applications'
import {
  carryForwardFunds,
  decidePrepayment,
  prepaymentYear,
  proposePrepayments,
  recordPrepaymentPaid,
} from '@/features/prepayments'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anAward } from '../../factories/awards'
import { aDollarRate, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

type Person = Awaited<ReturnType<typeof aPerson>>
const january = { now: new Date('2027-01-20T02:00:00.000Z') }
let preparer: Person
let checker: Person
let insurer: Person
let newcomer: Person

const of2027 = async (insurerId: string, programme = 'MICRO') =>
  valueOf(await prepaymentYear(preparer, { year: 2027 }, january)).prepayments.find(
    (each) => each.insurerId === insurerId && each.programme === programme,
  )!

beforeAll(async () => {
  preparer = await aPerson('FINANCE_PREPARER')
  checker = await aPerson('FINANCE_CHECKER')
  insurer = await aPerson('INSURER_OPERATOR')
  newcomer = await aPerson('INSURER_OPERATOR')
  const submitter = await aPerson('INSURER_CHECKER', { organisationId: insurer.organisationId })
  await aDollarRate('2026-01-02', '7.0001')
  // 800.00 × 7.0001 = 5,600.08; of the award 5,600.05 half is 2,800.025 → 2,800.02, the fen is not rounded up.
  await aMicroPolicy(insurer, { inception: '2026-08-25' })
  const { id: roundId } = await aRound({ programme: 'MICRO', halfYear: '2026H2', budgetYear: 2026 })
  const { id } = valueOf(await buildInsurerApplication(insurer, { roundId }, { now: someday }))
  valueOf(await submitInsurerApplication(submitter, { id, declared: 'on' }, { now: someday }))
  await anAward({ applicationId: id, amountCny: '5600.05', listNumber: '名单1号', budgetYear: 2026 })
})

describe('prepayments of a year', () => {
  it('are proposed at half of what last year’s budget approved, a new insurer at nothing', async () => {
    valueOf(await proposePrepayments(preparer, { year: 2027 }, january))
    expect(await of2027(insurer.organisationId)).toMatchObject({
      lastYearApprovedCny: '5600.05',
      proposedCny: '2800.02',
      state: 'PROPOSED',
    })
    expect(await of2027(insurer.organisationId, 'MEDIUM')).toMatchObject({ proposedCny: '0.00' })
    expect(await of2027(newcomer.organisationId)).toMatchObject({ proposedCny: '0.00' })
    expect(await proposePrepayments(checker, { year: 2027 }, january)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('are decided by another, not above the proposal, below it with a reason; then paid from the budget into the fund', async () => {
    const { id } = await of2027(insurer.organisationId)
    const decide = (decidedCny: string, reason = '', by = checker) =>
      decidePrepayment(by, { id, decidedCny, reason, documentNumber: '豫财贸〔2027〕3号' }, january)
    const pay = (paidOn = '2027-01-19', by = preparer) => recordPrepaymentPaid(by, { id, paidOn }, january)

    expect(await pay()).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    expect(await decide('2000', '', preparer)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    expect(await decide('2800.03')).toMatchObject({
      refusal: { details: { fieldErrors: { decidedCny: [expect.any(String)] } } },
    })
    expect(await decide('2,000')).toMatchObject({
      refusal: { details: { fieldErrors: { reason: [expect.any(String)] } } },
    })
    valueOf(await decide('2,000', '上年结余较多'))
    expect(await decide('2000', '再次')).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    valueOf(await proposePrepayments(preparer, { year: 2027 }, january))
    expect(await of2027(insurer.organisationId)).toMatchObject({ state: 'DECIDED', decidedCny: '2000.00' })

    expect(await pay()).toMatchObject({
      refusal: { code: 'LIMIT', message: expect.stringContaining('可用 0.00 元') },
    })
    const provide = (amountCny: string, documentNumber: string) =>
      asActor(systemActor(), (tx) =>
        provideBudget(
          { tx, by: null, at: january.now },
          { year: 2027, programme: 'MICRO' },
          amountCny,
          documentNumber,
        ),
      )
    await provide('1999.99', '豫财预〔2027〕1号')
    expect(await pay()).toMatchObject({ refusal: { code: 'LIMIT' } })
    await provide('0.01', '豫财预〔2027〕2号')
    expect(await pay('2027-01-21')).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await pay('2027-01-19', checker)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    valueOf(await pay())
    expect(await pay()).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    expect(await of2027(insurer.organisationId)).toMatchObject({ state: 'PAID', paidOn: '2027-01-19' })
    const [fund] = await asOwner<{ balance: string }>('SELECT balance FROM ledger_account WHERE key = $1', [
      `PREPAYMENT/MICRO/${insurer.organisationId}/2027`,
    ])
    expect(fund!.balance).toBe('2000.00')
  })

  it('cannot be decided by their preparer in SQL either', async () => {
    const { id } = await of2027(newcomer.organisationId)
    await expect(
      asOwner('UPDATE prepayment SET decided_by_id = prepared_by_id WHERE id = $1', [id]),
    ).rejects.toThrow('prepayment_two_people')
  })

  it('carry what is left into the next year, once, and not before the year is over', async () => {
    expect(await carryForwardFunds(checker, { year: 2027 }, january)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    const nextYear = { now: new Date('2028-01-05T02:00:00.000Z') }
    expect(valueOf(await carryForwardFunds(checker, { year: 2027 }, nextYear)).carriedCny).toBe('2000.00')
    expect(valueOf(await carryForwardFunds(checker, { year: 2027 }, nextYear)).carriedCny).toBe('0.00')
    const rows = await asOwner<{ period: string; balance: string }>(
      `SELECT period, balance FROM ledger_account WHERE kind = 'PREPAYMENT' AND organisation_id = $1 AND programme = 'MICRO'
       ORDER BY period`,
      [insurer.organisationId],
    )
    expect(rows).toEqual([
      { period: '2027', balance: '0.00' },
      { period: '2028', balance: '2000.00' },
    ])
  })

  it('are not shown to insurers', async () => {
    expect(await prepaymentYear(insurer, { year: 2027 }, january)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })
})
