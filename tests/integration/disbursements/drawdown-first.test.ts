import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { approveOrder } from '@/features/disbursements/approve-order'
import { budgetPosition, drawnFromFund, holdFund, payIntoFund, provideBudget } from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor, type Programme } from '@/server/db'

import { accepted } from '../../factories/award-lists'
import { anInsurerWithAccount, anOrder, linesOfOrder, paymentDay } from '../../factories/disbursements'
import { someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

let years = 2500

/** Budget and prepayment of the insurer in this programme and year. */
async function aFund(insurerId: string, programme: Programme, year: number, amountCny: string) {
  const fund = { insurerId, programme, year }
  await asActor(systemActor(), async (tx) => {
    const posting = { tx, by: null, at: someday }
    await provideBudget(posting, { year, programme }, amountCny, crypto.randomUUID())
    await payIntoFund(posting, fund, amountCny, crypto.randomUUID())
  })
  return fund
}
const left = (fund: Parameters<typeof holdFund>[1]) => asActor(systemActor(), (tx) => holdFund(tx, fund))
const drawn = (fund: Parameters<typeof holdFund>[1]) =>
  asActor(systemActor(), (tx) => drawnFromFund(tx, fund))
const position = (budget: Parameters<typeof budgetPosition>[1]) =>
  asActor(systemActor(), (tx) => budgetPosition(tx, budget))

describe('an insurer is paid out of its prepayment first, the rest is settled (二(六), P2)', () => {
  it.each([
    // fund, award → drawn, settled, left in the fund; by hand.
    ['MICRO', '8432.66', '8432.67', '8432.66', '0.01', '0.00'],
    ['MICRO', '8432.68', '8432.67', '8432.67', '0.00', '0.01'],
    ['MEDIUM', '3667.38', '8520.36', '3667.38', '4852.98', '0.00'],
    ['MEDIUM', '8520.36', '8520.36', '8520.36', '0.00', '0.00'],
    ['OVERSEAS', '1200000.00', '2000000.00', '1200000.00', '800000.00', '0.00'],
    ['OVERSEAS', '2500000.55', '2000000.00', '2000000.00', '0.00', '500000.55'],
  ] as const)(
    '%s: a fund of %s, an award of %s',
    async (programme, fundCny, awardCny, drawnCny, settledCny, rest) => {
      const insurerId = await anInsurerWithAccount()
      const year = (years += 1)
      const { desk, orderId, budget } = await anOrder([awardCny], {
        year,
        programme,
        payees: [insurerId],
        budgetCny: awardCny,
        draft: true,
      })
      const fund = await aFund(insurerId, programme, year, fundCny)
      // 专款专用: what it holds for another programme, for another year, or what another insurer holds, is not drawn.
      const others = [
        await aFund(insurerId, programme === 'MICRO' ? 'MEDIUM' : 'MICRO', year, '7777.77'),
        await aFund(insurerId, programme, year - 300, '7777.77'),
        await aFund(await anInsurerWithAccount(), programme, year, '7777.77'),
      ]
      await accepted(approveOrder(desk.financeChecker, { orderId }, paymentDay))
      const sum = async (kind: string) =>
        (await linesOfOrder(desk, orderId))
          .filter((line) => line.kind === kind)
          .map((line) => `${line.amountCny} ${line.state}`)
      expect(await sum('DRAWDOWN')).toEqual([`${drawnCny} PAID`])
      expect(await sum('SETTLEMENT')).toEqual(settledCny === '0.00' ? [] : [`${settledCny} PENDING`])
      expect([await left(fund), await drawn(fund)]).toEqual([rest, drawnCny])
      for (const other of others) expect(await left(other)).toBe('7777.77')
      expect((await position(budget)).committedCny).toBe(settledCny)
    },
  )

  it('what the year before left is drawn only after it was carried forward', async () => {
    const insurerId = await anInsurerWithAccount()
    const year = (years += 2)
    const { desk, orderId } = await anOrder(['100.00'], {
      year,
      programme: 'MICRO',
      payees: [insurerId],
      draft: true,
    })
    const former = await aFund(insurerId, 'MICRO', year - 1, '70.00')
    await accepted(approveOrder(desk.financeChecker, { orderId }, paymentDay))
    expect(await left(former)).toBe('70.00')
    expect((await linesOfOrder(desk, orderId)).map((line) => [line.kind, line.amountCny])).toEqual([
      ['SETTLEMENT', '100.00'],
    ])
  })
})

describe('at the same moment', () => {
  it(
    '64 approvals of four orders against one fund draw what it holds, each order once',
    { timeout: 240_000 },
    async () => {
      const insurerId = await anInsurerWithAccount()
      const year = (years += 1)
      const orders: Awaited<ReturnType<typeof anOrder>>[] = []
      for (let i = 0; i < 4; i += 1)
        orders.push(await anOrder(['60.01'], { year, programme: 'MEDIUM', payees: [insurerId], draft: true }))
      const fund = await aFund(insurerId, 'MEDIUM', year, '150.00')
      const outcomes = await Promise.all(
        Array.from({ length: 64 }, (_, index) => {
          const { desk, orderId } = orders[index % 4]!
          return approveOrder(desk.financeChecker, { orderId }, paymentDay)
        }),
      )
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(4)
      expect([await left(fund), await drawn(fund)]).toEqual(['0.00', '150.00'])
      const [sums] = await asOwner<{ drawn: string; settled: string }>(
        `SELECT sum(amount_cny) FILTER (WHERE kind = 'DRAWDOWN') AS drawn, sum(amount_cny) FILTER (WHERE kind = 'SETTLEMENT') AS settled
       FROM disbursement_line WHERE order_id = ANY($1)`,
        [orders.map((one) => one.orderId)],
      )
      // 4 × 60.01 = 240.04.
      expect(sums).toEqual({ drawn: '150.00', settled: '90.04' })
    },
  )

  it('a process that dies between the drawdown and the release leaves the fund untouched', async () => {
    const insurerId = await anInsurerWithAccount()
    const year = (years += 1)
    const { desk, orderId } = await anOrder(['50.00'], {
      year,
      programme: 'MICRO',
      payees: [insurerId],
      draft: true,
    })
    const fund = await aFund(insurerId, 'MICRO', year, '30.00')
    await asOwner(`CREATE FUNCTION die_at_release() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.kind = 'BUDGET_RELEASED' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$`)
    await asOwner(
      'CREATE TRIGGER die BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION die_at_release()',
    )
    await expect(approveOrder(desk.financeChecker, { orderId }, paymentDay)).rejects.toThrow()
    await asOwner('DROP TRIGGER die ON journal_entry')
    await asOwner('DROP FUNCTION die_at_release')
    expect([await left(fund), await drawn(fund)]).toEqual(['30.00', '0.00'])
    expect((await linesOfOrder(desk, orderId)).map((line) => line.state)).toEqual(['PENDING'])
    await accepted(approveOrder(desk.financeChecker, { orderId }, paymentDay))
    expect([await left(fund), await drawn(fund)]).toEqual(['0.00', '30.00'])
  })
})
