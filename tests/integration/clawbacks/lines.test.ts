import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { awardsToClawBack, clawbackDetail } from '@/features/clawbacks/orders'
import { approveClawback, cancelClawback, prepareClawback } from '@/features/clawbacks/prepare-order'
import { recordReceipt } from '@/features/clawbacks/record-receipt'
import { recordPaid } from '@/features/disbursements/record-payment'
import { budgetPosition, capUsed } from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted, type Desk } from '../../factories/award-lists'
import { anOrder, atOnce, linesOfOrder, paymentDay } from '../../factories/disbursements'
import { asOwner } from '../../setup/test-database'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
let years = 2600
let references = 0
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/**
 * Premiums of 1,000.00, 2,000.01 and 333.33 at the ratio 0.5: 500.00, 1,000.005 and 166.665, in all 1,666.67 (down). By line,
 * up to the fen: 500.00, 1,000.01, 166.67.
 */
async function paid() {
  const order = await anOrder(['1666.67'], { year: (years += 1) })
  const { desk, orderId, payees, awardListId } = order
  const [payee] = payees
  const lineIds: string[] = []
  await asActor(systemActor(), async (tx) => {
    for (const [index, amount] of ['1000.00', '2000.01', '333.33'].entries()) {
      const line = await tx.premiumPaymentLine.create({
        data: {
          applicationId: payee!.applicationId,
          position: index + 1,
          insurerName: '某保险公司',
          insurancePolicyNumber: `P-${index}`,
          insuranceProduct: '短期出口信用保险',
          businessKind: 'GENERAL_TRADE',
          periodStart: day('2026-01-01'),
          periodEnd: day('2026-12-31'),
          invoiceNumber: crypto.randomUUID(),
          invoiceIssuedOn: day('2026-02-01'),
          invoiceAmount: amount,
          paidOn: day('2026-02-10'),
          payerAccountName: payee!.name,
          bankTransactionNumber: `T${index}`,
          paidAmount: amount,
          amountCny: amount,
        },
      })
      lineIds.push(line.id)
      await tx.supportedPayment.create({
        data: {
          invoiceNumber: line.invoiceNumber,
          bankTransactionNumber: line.bankTransactionNumber,
          applicationId: payee!.applicationId,
          lineId: line.id,
          supportedAt: day('2026-08-20'),
        },
      })
    }
  })
  const lines = await linesOfOrder(desk, orderId)
  await accepted(
    recordPaid(
      desk.financePreparer,
      { orderId, lineIds: [lines[0]!.id], paidOn: '2026-08-28', bankReference: 'ZY-LINES' },
      paymentDay,
    ),
  )
  const [item] = await asOwner<{ id: string }>('SELECT id FROM award_list_item WHERE award_list_id = $1', [
    awardListId,
  ])
  return { ...order, itemId: item!.id, lineIds: lineIds as [string, string, string], payee: payee! }
}
const prepare = (
  desk: Desk,
  itemId: string,
  lines: { lineId: string; amountCny: string }[],
  amountCny?: string,
) =>
  prepareClawback(
    desk.preparer,
    {
      itemId,
      lines,
      amountCny,
      reason: '抽查发现发票已红冲。',
      basis: '豫商财〔2024〕15号 二(三)',
      dueOn: '2026-10-31',
      payToName: '河南省财政厅',
      payToBank: '中国工商银行郑州分行',
      payToAccount: '1702021009024900123',
    },
    at('2026-09-10'),
  )
async function issued(desk: Desk, itemId: string, lines: { lineId: string; amountCny: string }[]) {
  const { orderId } = await accepted(prepare(desk, itemId, lines))
  await accepted(approveClawback(desk.approver, { orderId }, at('2026-09-11')))
  return orderId
}
const receive = (desk: Desk, orderId: string, amountCny: string) =>
  recordReceipt(
    desk.financePreparer,
    { orderId, amountCny, receivedOn: '2026-09-20', bankReference: `ZHL${(references += 1)}00` },
    at('2026-09-20'),
  )
const released = async (lineIds: readonly string[]) =>
  (
    await asOwner<{ id: string }>(
      'SELECT line_id AS id FROM supported_payment WHERE line_id = ANY($1) AND released_at IS NOT NULL',
      [lineIds],
    )
  ).map(({ id }) => lineIds.indexOf(id) + 1)

describe('a clawback line by line', () => {
  it('asks chosen lines back in part, receipts fill them in order; cap, budget and claims follow', async () => {
    const { desk, itemId, lineIds, payee, budget } = await paid()
    const [, second, third] = lineIds
    const choice = await accepted(awardsToClawBack(desk.preparer, { itemId }, at('2026-09-10')))
    expect(choice.lines.map(({ supportedCny, leftCny }) => [supportedCny, leftCny])).toEqual([
      ['500.00', '500.00'],
      ['1000.01', '1000.01'],
      ['166.67', '166.67'],
    ])
    const orderId = await issued(desk, itemId, [
      { lineId: second, amountCny: '300.00' },
      { lineId: third, amountCny: '166.67' },
    ])
    const lines = async () =>
      (await accepted(clawbackDetail(desk.preparer, { orderId }, at('2026-09-20')))).lines.map(
        ({ amountCny, receivedCny }) => [amountCny, receivedCny],
      )
    await accepted(receive(desk, orderId, '250.00'))
    expect(await lines()).toEqual([
      ['300.00', '250.00'],
      ['166.67', '0.00'],
    ])
    expect(await released(lineIds)).toEqual([])
    expect(await accepted(receive(desk, orderId, '216.67'))).toMatchObject({ completed: true })
    expect(await lines()).toEqual([
      ['300.00', '300.00'],
      ['166.67', '166.67'],
    ])
    // The third line has come back whole; the second in part, so it stays claimed (C1).
    expect(await released(lineIds)).toEqual([3])
    const used = await asActor(systemActor(), (tx) =>
      capUsed(tx, { programme: 'GENERAL', organisationId: payee.id, period: '2026H1' }),
    )
    expect(used).toBe('1200.00')
    expect(await asActor(systemActor(), (tx) => budgetPosition(tx, budget))).toEqual({
      availableCny: '998800.00',
      committedCny: '0.00',
      paidCny: '1200.00',
    })
  })

  it('refuses more than the line, another award’s line, no line at all; a cancelled order frees what did not come', async () => {
    const { desk, itemId, lineIds } = await paid()
    const [first] = lineIds
    const tooMuch = await prepare(desk, itemId, [{ lineId: first, amountCny: '500.01' }])
    expect(!tooMuch.ok && tooMuch.refusal.message).toContain('最多还可追回 500.00 元')
    const other = await paid()
    expect(await prepare(desk, itemId, [{ lineId: other.lineIds[0], amountCny: '1.00' }])).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await prepare(desk, itemId, [])).toMatchObject({ refusal: { code: 'INVALID' } })
    const orderId = await issued(desk, itemId, [{ lineId: first, amountCny: '500.00' }])
    expect(await prepare(desk, itemId, [{ lineId: first, amountCny: '0.01' }])).toMatchObject({
      refusal: { code: 'LIMIT' },
    })
    await accepted(receive(desk, orderId, '100.00'))
    await accepted(cancelClawback(desk.approver, { orderId, reason: '复核后撤销余额。' }, at('2026-09-21')))
    expect(await prepare(desk, itemId, [{ lineId: first, amountCny: '400.01' }])).toMatchObject({
      refusal: { code: 'LIMIT' },
    })
    await accepted(prepare(desk, itemId, [{ lineId: first, amountCny: '400.00' }]))
  })

  it('all lines together give back the award, to the fen, and all claims', async () => {
    const { desk, itemId, lineIds, budget } = await paid()
    const [first, second, third] = lineIds
    // 500.00 + 1,000.01 + 166.67 = 1,666.68: a fen above the award, which is the bound.
    const whole = (last: string) => [
      { lineId: first, amountCny: '500.00' },
      { lineId: second, amountCny: '1000.01' },
      { lineId: third, amountCny: last },
    ]
    expect(await prepare(desk, itemId, whole('166.67'))).toMatchObject({ refusal: { code: 'LIMIT' } })
    const orderId = await issued(desk, itemId, whole('166.66'))
    await accepted(receive(desk, orderId, '1666.67'))
    expect(await released(lineIds).then((ids) => ids.toSorted())).toEqual([1, 2, 3])
    expect(await asActor(systemActor(), (tx) => budgetPosition(tx, budget))).toMatchObject({
      availableCny: '1000000.00',
      paidCny: '0.00',
    })
  })

  it(
    '64 orders for one line at once: one; 64 receipts at once never exceed it',
    { timeout: 240_000 },
    async () => {
      const { desk, itemId, lineIds, budget } = await paid()
      const asked = await atOnce(64, () =>
        prepare(desk, itemId, [{ lineId: lineIds[0], amountCny: '500.00' }]),
      )
      const [made, ...more] = asked.flatMap((outcome) => (outcome?.ok ? [outcome.value] : []))
      expect(more).toEqual([])
      await accepted(approveClawback(desk.approver, { orderId: made!.orderId }, at('2026-09-11')))
      const receipts = await atOnce(64, () => receive(desk, made!.orderId, '100.00'))
      const came = receipts.filter((outcome) => outcome?.ok).length
      expect(came).toBeLessThanOrEqual(5)
      expect(await asActor(systemActor(), (tx) => budgetPosition(tx, budget))).toMatchObject({
        paidCny: (1666.67 - came * 100).toFixed(2),
      })
    },
  )

  it('a sum alone is spread over the lines in their order', async () => {
    const { desk, itemId } = await paid()
    const { orderId } = await accepted(prepare(desk, itemId, [], '600.00'))
    const { lines } = await accepted(clawbackDetail(desk.preparer, { orderId }, at('2026-09-20')))
    expect(lines.map(({ amountCny }) => amountCny)).toEqual(['500.00', '100.00'])
    expect(
      await prepare(desk, itemId, [{ lineId: crypto.randomUUID(), amountCny: '1.00' }], '2.00'),
    ).toMatchObject({ refusal: { code: 'INVALID' } })
  })

  it('a process that dies between receipt and journal leaves neither', async () => {
    const { desk, itemId, lineIds, budget } = await paid()
    const orderId = await issued(desk, itemId, [{ lineId: lineIds[0], amountCny: '90.00' }])
    await asOwner(`CREATE FUNCTION die_at_clawback() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.kind = 'BUDGET_RETURNED' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$`)
    await asOwner(
      'CREATE TRIGGER die BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION die_at_clawback()',
    )
    await expect(receive(desk, orderId, '90.00')).rejects.toThrow()
    await asOwner('DROP TRIGGER die ON journal_entry')
    await asOwner('DROP FUNCTION die_at_clawback')
    const seen = await accepted(clawbackDetail(desk.preparer, { orderId }, at('2026-09-20')))
    expect(seen).toMatchObject({ receivedCny: '0.00', receipts: [], lines: [{ receivedCny: '0.00' }] })
    expect(await asActor(systemActor(), (tx) => budgetPosition(tx, budget))).toMatchObject({
      paidCny: '1666.67',
    })
    expect(await accepted(receive(desk, orderId, '90.00'))).toMatchObject({ completed: true })
  })

  it('the database holds lines to the order and receipts to the lines', async () => {
    const { desk, itemId, lineIds } = await paid()
    const orderId = await issued(desk, itemId, [{ lineId: lineIds[0], amountCny: '90.00' }])
    await expect(
      asOwner(
        `INSERT INTO clawback_line (id, order_id, line_id, position, label, amount_cny) VALUES (gen_random_uuid(), $1, $2, 9, 'x', 1)`,
        [orderId, lineIds[1]],
      ),
    ).rejects.toThrow('do not add up')
    await expect(
      asOwner(
        `INSERT INTO clawback_receipt (id, order_id, amount_cny, received_on, bank_reference, recorded_by_id, recorded_at)
         VALUES (gen_random_uuid(), $1, 1, '2026-09-20', 'ZH-BARE', $2, now())`,
        [orderId, desk.financePreparer.accountId],
      ),
    ).rejects.toThrow('spread over the lines')
    await expect(asOwner('UPDATE clawback_line SET amount_cny = 1')).rejects.toThrow('append-only')
  })
})
