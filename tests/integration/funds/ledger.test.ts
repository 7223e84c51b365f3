import { randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import {
  budgetPosition,
  capUsed,
  carryForward,
  commitBudget,
  drawDown,
  giveBackToCap,
  holdCap,
  holdFund,
  payIntoFund,
  provideBudget,
  spendBudget,
  takeFromCap,
  type Cap,
} from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor, isOverdraft } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const general = async (): Promise<Cap> => ({
  programme: 'GENERAL',
  organisationId: (await anEnterprise()).id,
  period: '2026H1',
  amountCny: '2000000.00',
})

const take = (cap: Cap, amount: string, id: string = randomUUID()) =>
  asActor(systemActor(), (tx) =>
    takeFromCap({ tx, by: null, at: someday }, cap, amount, { kind: 'application', id }),
  )

const left = (cap: Cap) => asActor(systemActor(), (tx) => holdCap({ tx, by: null, at: someday }, cap))

describe('caps', () => {
  it('takes exactly what is left, and not one fen more', async () => {
    const cap = await general()
    await take(cap, '1999999.99')
    await expect(take(cap, '0.02')).rejects.toSatisfy(isOverdraft)
    await take(cap, '0.01')
    expect(await left(cap)).toBe('0.00')
    await expect(take(cap, '0.01')).rejects.toSatisfy(isOverdraft)
  })

  it('the same award taken twice counts once; with another amount it is refused', async () => {
    const cap = await general()
    const id = randomUUID()
    await take(cap, '10.00', id)
    await take(cap, '10.00', id)
    expect(await left(cap)).toBe('1999990.00')
    await expect(take(cap, '11.00', id)).rejects.toThrow()
  })

  it('gives back what an objection took away', async () => {
    const cap = await general()
    const id = randomUUID()
    await take(cap, '500.00', id)
    await asActor(systemActor(), (tx) =>
      giveBackToCap({ tx, by: null, at: someday }, cap, '200.00', { kind: 'application', id }, 'objection-1'),
    )
    expect(await asActor(systemActor(), (tx) => capUsed(tx, cap))).toBe('300.00')
    expect(await left(cap)).toBe('1999700.00')
  })

  it('64 parallel approvals against a cap with room for 20 overspend nothing and lose none that fits', async () => {
    const cap = await general()
    await take(cap, '1998000.00')
    const results = await Promise.allSettled(Array.from({ length: 64 }, () => take(cap, '100.00')))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(20)
    for (const result of results)
      if (result.status === 'rejected') expect(isOverdraft(result.reason)).toBe(true)
    expect(await left(cap)).toBe('0.00')
    expect(await asActor(systemActor(), (tx) => capUsed(tx, cap))).toBe('2000000.00')
  })
})

describe('budgets and prepayments', () => {
  it('64 parallel drawdowns of a nearly exhausted prepayment: those that fit, and no fen more', async () => {
    const insurer = await anOrganisation({ kind: 'INSURER' })
    const fund = { insurerId: insurer.id, programme: 'MICRO' as const, year: 2026 }
    await asActor(systemActor(), async (tx) => {
      await provideBudget(
        { tx, by: null, at: someday },
        fund,
        '5000.00',
        `豫财〔2026〕${randomUUID().slice(0, 4)}号`,
      )
      await payIntoFund({ tx, by: null, at: someday }, fund, '1000.00', randomUUID())
    })
    const draws = await Promise.allSettled(
      Array.from({ length: 64 }, () =>
        asActor(systemActor(), (tx) =>
          drawDown({ tx, by: null, at: someday }, fund, '90.00', { kind: 'item', id: randomUUID() }),
        ),
      ),
    )
    expect(draws.filter((draw) => draw.status === 'fulfilled')).toHaveLength(11)
    expect(await asActor(systemActor(), (tx) => holdFund(tx, fund))).toBe('10.00')
    expect(await asActor(systemActor(), (tx) => carryForward({ tx, by: null, at: someday }, fund))).toBe(
      '10.00',
    )
    expect(await asActor(systemActor(), (tx) => holdFund(tx, { ...fund, year: 2027 }))).toBe('10.00')
  })

  it('a programme cannot draw what another was given (专款专用)', async () => {
    const insurer = await anOrganisation({ kind: 'INSURER' })
    const fund = { insurerId: insurer.id, programme: 'MICRO' as const, year: 2025 }
    await asActor(systemActor(), async (tx) => {
      await provideBudget({ tx, by: null, at: someday }, fund, '100.00', randomUUID())
      await payIntoFund({ tx, by: null, at: someday }, fund, '100.00', randomUUID())
    })
    const draw = asActor(systemActor(), (tx) =>
      drawDown({ tx, by: null, at: someday }, { ...fund, programme: 'MEDIUM' }, '0.01', {
        kind: 'item',
        id: randomUUID(),
      }),
    )
    await expect(draw).rejects.toSatisfy(isOverdraft)
  })

  it('a budget is committed and spent to the fen', async () => {
    const budget = { year: 2031, programme: 'GENERAL' as const }
    await asActor(systemActor(), async (tx) => {
      const posting = { tx, by: null, at: someday }
      await provideBudget(posting, budget, '100.00', '豫财〔2031〕1号')
      await commitBudget(posting, budget, '100.00', 'list-1')
      await spendBudget(posting, budget, [{ amountCny: '40.00', lineId: 'line-1' }])
      expect(await budgetPosition(tx, budget)).toEqual({
        availableCny: '0.00',
        committedCny: '60.00',
        paidCny: '40.00',
      })
    })
    await expect(
      asActor(systemActor(), (tx) => commitBudget({ tx, by: null, at: someday }, budget, '0.01', 'list-2')),
    ).rejects.toSatisfy(isOverdraft)
  })

  it('every entry balances, also one written past the function', async () => {
    const [row] = await asOwner<{ entries: string }>(
      'SELECT count(*) AS entries FROM (SELECT entry_id FROM journal_posting GROUP BY entry_id HAVING sum(amount_cny) <> 0) x',
    )
    expect(row!.entries).toBe('0')
    const [posting] = await asOwner<{ entry_id: string; account_id: string }>(
      'SELECT entry_id, account_id FROM journal_posting LIMIT 1',
    )
    await expect(
      asOwner('INSERT INTO journal_posting (entry_id, account_id, amount_cny) VALUES ($1, $2, 1)', [
        posting!.entry_id,
        posting!.account_id,
      ]),
    ).rejects.toThrow('does not balance')
  })
})
