import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { bankReceipts, exportXlsx } from '@/documents'
import { approveClawback, prepareClawback } from '@/features/clawbacks/prepare-order'
import { applyReceipts, previewReceipts } from '@/features/disbursements/import-receipts'
import { orderDetail } from '@/features/disbursements/orders'
import { payAgain } from '@/features/disbursements/pay-again'
import { recordPaid } from '@/features/disbursements/record-payment'
import { recordReturn } from '@/features/disbursements/record-return'
import { changeBankAccount, verifyBankAccount } from '@/features/enterprises'
import { budgetPosition } from '@/features/funds'
import { reconciliation } from '@/features/reconciliations'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted, type Desk } from '../../factories/award-lists'
import {
  anInsurerWithAccount,
  anOrder,
  atOnce,
  linesOfOrder,
  paymentDay,
} from '../../factories/disbursements'
import { waitingAccountOf } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

/** Paid on 28 August, sent back by the bank on 2 September. */
const returnDay = { now: new Date('2026-09-02T02:00:00Z') }
let years = 2400
let references = 0
const reference = () => `TH20260902${String((references += 1)).padStart(6, '0')}`

const position = (budget: Parameters<typeof budgetPosition>[1]) =>
  asActor(systemActor(), (tx) => budgetPosition(tx, budget))
const stateOf = async (table: string, id: string) =>
  (await asOwner<{ state: string }>(`SELECT state FROM ${table} WHERE id = $1`, [id]))[0]!.state
const detail = (desk: Desk, orderId: string) =>
  accepted(orderDetail(desk.financePreparer, { orderId }, returnDay))

async function pay(desk: Desk, orderId: string, at = paymentDay): Promise<void> {
  const lineIds = (await linesOfOrder(desk, orderId))
    .filter((line) => line.state === 'PENDING')
    .map((line) => line.id)
  await accepted(
    recordPaid(
      desk.financePreparer,
      {
        orderId,
        lineIds,
        paidOn: at === paymentDay ? '2026-08-28' : '2026-09-02',
        bankReference: reference(),
      },
      at,
    ),
  )
}
async function aPaidOrder(...amounts: string[]) {
  const order = await anOrder(amounts, { year: (years += 1) })
  await pay(order.desk, order.orderId)
  const line = (await linesOfOrder(order.desk, order.orderId))[0]!
  return { ...order, line }
}
const back = (desk: Desk, movementId: string, more: Record<string, string> = {}) =>
  recordReturn(
    desk.financePreparer,
    { movementId, returnedOn: '2026-09-02', bankReference: reference(), reason: '账户已销户', ...more },
    returnDay,
  )
const receipt = (payee: { name: string; account: string }, amount: string, outcome: 'PAID' | 'FAILED') => ({
  receivedOn: '2026-09-02',
  payeeName: payee.name,
  accountNumber: payee.account,
  amount,
  bankReference: reference(),
  outcome,
  failureReason: outcome === 'FAILED' ? '账户已销户' : '',
})
const sent = ({ amount, ...row }: ReturnType<typeof receipt>, index: number) => ({
  ...row,
  rowNumber: index + 2,
  amountCny: amount,
})

describe('a payment that the bank sends back after it was recorded as paid', () => {
  it('opens award, order and list again; the account is corrected and verified; it is paid once in the end', async () => {
    const { desk, orderId, awardListId, payees, budget, line } = await aPaidOrder('500.00')
    const [payee] = payees
    expect(await stateOf('award_list', awardListId)).toBe('SETTLED')
    await accepted(back(desk, line.parts[0]!.id))

    expect(await position(budget)).toEqual({
      availableCny: '999500.00',
      committedCny: '500.00',
      paidCny: '0.00',
    })
    const [failed] = (await detail(desk, orderId)).lines
    expect(failed).toMatchObject({ state: 'FAILED', paidCny: '0.00', openCny: '500.00', parts: [] })
    expect(failed!.failureReason).toBe('到账后于2026年9月2日被银行退回：账户已销户')
    expect(failed!.accountWords).toBe('收款单位尚未更换账户。')
    expect(await stateOf('application', payee!.applicationId)).toBe('IN_PAYMENT')
    expect(await stateOf('disbursement_order', orderId)).toBe('ISSUED')
    expect(await stateOf('award_list', awardListId)).toBe('IN_PAYMENT')
    const [told] = await asOwner<{ title: string; body: string }>(
      'SELECT title, body FROM notification WHERE organisation_id = $1 ORDER BY created_at DESC LIMIT 1',
      [payee!.id],
    )
    expect(told!.title).toBe('已拨付的资金被银行退回')
    expect(told!.body).toContain('500.00 元到账后于2026年9月2日被银行退回：账户已销户')

    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: payee!.id })
    const account = { accountName: payee!.name, bankName: '交通银行郑州分行', bankCode: '301491000014' }
    await accepted(
      changeBankAccount(approver, { ...account, accountNumber: '4118990010000000088' }, returnDay),
    )
    const tooEarly = await payAgain(desk.financeChecker, { lineId: line.id }, returnDay)
    expect(!tooEarly.ok && tooEarly.refusal.message).toContain('更换的收款账户还在核验中')
    expect((await detail(desk, orderId)).lines[0]!.accountWords).toContain('待所在地商务局核验')
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })
    await accepted(
      verifyBankAccount(
        office,
        { enterpriseId: payee!.id, accountId: await waitingAccountOf(payee!.id) },
        returnDay,
      ),
    )
    await accepted(payAgain(desk.financeChecker, { lineId: line.id }, returnDay))
    expect((await detail(desk, orderId)).lines[1]).toMatchObject({
      attempt: 2,
      amountCny: '500.00',
      accountNumber: '4118990010000000088',
    })
    await pay(desk, orderId, returnDay)
    expect(await position(budget)).toEqual({
      availableCny: '999500.00',
      committedCny: '0.00',
      paidCny: '500.00',
    })
    expect(await stateOf('application', payee!.applicationId)).toBe('PAID')
    expect(await stateOf('award_list', awardListId)).toBe('SETTLED')
    const moved = await asOwner<{ amount: string }>(
      `SELECT m.amount_cny AS amount FROM disbursement_movement m JOIN disbursement_line l ON l.id = m.line_id
       WHERE l.order_id = $1 `,
      [orderId],
    )
    expect(moved.map(({ amount }) => amount).toSorted()).toEqual(['-500.00', '500.00', '500.00'])
  })

  it('is found in the bank’s file by account, payee and amount; the file counts once', async () => {
    const { desk, orderId, payees, budget } = await aPaidOrder('107000.53', '1409.50')
    const rows = [receipt(payees[0]!, '107000.53', 'FAILED'), receipt(payees[1]!, '1409.49', 'FAILED')]
    const file = new File([new Uint8Array(await exportXlsx(bankReceipts, rows))], '回单.xlsx')
    const preview = await accepted(previewReceipts(desk.financePreparer, { orderId, file }, returnDay))
    expect(preview.rows.map((row) => row.result)).toEqual(['RETURNED', 'NOT_FOUND'])
    expect(preview.rows[0]!.note).toBe('2026-08-28 到账的 107,000.53 元退回：账户已销户')
    const apply = () =>
      applyReceipts(desk.financePreparer, { orderId, rows: rows.slice(0, 1).map(sent) }, returnDay)
    expect(await accepted(apply())).toMatchObject({ appliedCount: 1, paidCny: '0.00' })
    expect(await accepted(apply())).toMatchObject({ appliedCount: 0, knownCount: 1 })
    expect(await position(budget)).toMatchObject({ committedCny: '107000.53', paidCny: '1409.50' })
  })

  it('in parts: each part comes back on its own and is paid again on its own, up to the award and no further', async () => {
    const { desk, orderId, payees, budget } = await anOrder(['500.00'], { year: (years += 1) })
    const [payee] = payees
    const apply = async (...rows: ReturnType<typeof receipt>[]) =>
      accepted(applyReceipts(desk.financePreparer, { orderId, rows: rows.map(sent) }, returnDay))
    await apply(receipt(payee!, '200.00', 'PAID'))
    const [pending] = (await detail(desk, orderId)).lines
    const early = await back(desk, pending!.parts[0]!.id)
    expect(!early.ok && early.refusal.message).toContain('还有 300.00 元待银行办理')
    await apply(receipt(payee!, '300.00', 'PAID'))
    // The 200 come back and are paid again; then the 300 of the first attempt come back.
    await apply(receipt(payee!, '200.00', 'FAILED'))
    const { lineId: second } = await accepted(
      payAgain(desk.financeChecker, { lineId: pending!.id }, returnDay),
    )
    await apply(receipt(payee!, '200.00', 'PAID'))
    expect(await stateOf('disbursement_order', orderId)).toBe('COMPLETED')
    await apply(receipt(payee!, '300.00', 'FAILED'))
    expect(await position(budget)).toMatchObject({ committedCny: '300.00', paidCny: '200.00' })
    expect(await payAgain(desk.financeChecker, { lineId: second }, returnDay)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    const { lineId: third } = await accepted(
      payAgain(desk.financeChecker, { lineId: pending!.id }, returnDay),
    )
    const lines = (await detail(desk, orderId)).lines
    expect(
      lines.map(({ attempt, amountCny, paidCny, state }) => [attempt, amountCny, paidCny, state]),
    ).toEqual([
      [1, '500.00', '0.00', 'FAILED'],
      [2, '200.00', '200.00', 'PAID'],
      [3, '300.00', '0.00', 'PENDING'],
    ])
    await expect(
      asOwner('UPDATE disbursement_line SET amount_cny = 300.01 WHERE id = $1', [third]),
    ).rejects.toThrow('an award is not paid twice')
    await apply(receipt(payee!, '300.00', 'PAID'))
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '500.00' })
    expect(await stateOf('application', payee!.applicationId)).toBe('PAID')
  })

  it('is refused before the payment, after today, by others, twice, and while it is clawed back', async () => {
    const { desk, line, awardListId } = await aPaidOrder('40.00')
    const [part] = line.parts
    for (const returnedOn of ['2026-08-27', '2026-09-03', '2026-02-30'])
      expect(await back(desk, part!.id, { returnedOn })).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await back(desk, part!.id, { reason: '' })).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await back(desk, crypto.randomUUID())).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    for (const actor of [desk.financeChecker, desk.preparer, await aPerson('AUDITOR')])
      expect(await back({ ...desk, financePreparer: actor }, part!.id)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
    const [item] = await asOwner<{ id: string }>('SELECT id FROM award_list_item WHERE award_list_id = $1', [
      awardListId,
    ])
    const clawback = await accepted(
      prepareClawback(
        desk.preparer,
        {
          itemId: item!.id,
          amountCny: '0.01',
          reason: '抽查发现发票已红冲。',
          basis: '豫商财〔2024〕15号 二(三)',
          dueOn: '2026-10-31',
          payToName: '河南省财政厅',
          payToBank: '中国工商银行郑州分行',
          payToAccount: '1702021009024900123',
        },
        returnDay,
      ),
    )
    await accepted(approveClawback(desk.approver, { orderId: clawback.orderId }, returnDay))
    const clawed = await back(desk, part!.id)
    expect(!clawed.ok && clawed.refusal.message).toContain('正在追回')
  })

  it('is seen in the insurer’s reconciliation: settled, sent back, settled again; the fund does not move', async () => {
    const insurerId = await anInsurerWithAccount()
    const year = 2041
    // Nothing was prepaid: all of it is settled.
    const { desk, orderId } = await anOrder(['1000.00'], { year, programme: 'MICRO', payees: [insurerId] })
    await pay(desk, orderId)
    const [settlement] = await linesOfOrder(desk, orderId)
    await accepted(back(desk, settlement!.parts[0]!.id))
    const insurer = await aPerson('INSURER_CHECKER', { organisationId: insurerId })
    const seen = async () => {
      const { settled, closing, movements } = await accepted(
        reconciliation(insurer, { programme: 'MICRO', year }, returnDay),
      )
      return [
        settled,
        closing,
        movements.filter(({ item }) => item.startsWith('结算')).map(({ item, moneyIn }) => [item, moneyIn]),
      ]
    }
    expect(await seen()).toEqual([
      '0.00',
      '0.00',
      [
        ['结算', '1000.00'],
        ['结算退回', '-1000.00'],
      ],
    ])
    await accepted(payAgain(desk.financeChecker, { lineId: settlement!.id }, returnDay))
    await pay(desk, orderId, returnDay)
    expect(await seen()).toEqual([
      '1000.00',
      '0.00',
      [
        ['结算', '1000.00'],
        ['结算退回', '-1000.00'],
        ['结算', '1000.00'],
      ],
    ])
  })
})

describe('at the same moment', () => {
  it('64 returns of one payment count once', { timeout: 240_000 }, async () => {
    const { desk, line, budget } = await aPaidOrder('88.00')
    const returns = await atOnce(64, () => back(desk, line.parts[0]!.id))
    expect(returns.filter((outcome) => outcome?.ok)).toHaveLength(1)
    expect(await position(budget)).toMatchObject({ committedCny: '88.00', paidCny: '0.00' })
  })

  it('64 orders to pay it again make one, 64 records of it pay once', { timeout: 240_000 }, async () => {
    const { desk, orderId, line, budget } = await aPaidOrder('88.00')
    await accepted(back(desk, line.parts[0]!.id))
    const again = await atOnce(64, () => payAgain(desk.financeChecker, { lineId: line.id }, returnDay))
    expect(again.filter((outcome) => outcome?.ok)).toHaveLength(1)
    const [, second] = (await detail(desk, orderId)).lines
    const paid = await atOnce(64, () =>
      recordPaid(
        desk.financePreparer,
        { orderId, lineIds: [second!.id], paidOn: '2026-09-02', bankReference: reference() },
        returnDay,
      ),
    )
    expect(paid.filter((outcome) => outcome?.ok)).toHaveLength(1)
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '88.00' })
  })

  it('a return and a clawback of the same money: one of them, never both', async () => {
    const { desk, line, awardListId } = await aPaidOrder('60.00')
    const [item] = await asOwner<{ id: string }>('SELECT id FROM award_list_item WHERE award_list_id = $1', [
      awardListId,
    ])
    const claw = () =>
      prepareClawback(
        desk.preparer,
        {
          itemId: item!.id,
          amountCny: '60.00',
          reason: '抽查发现发票已红冲。',
          basis: '豫商财〔2024〕15号 二(三)',
          dueOn: '2026-10-31',
          payToName: '河南省财政厅',
          payToBank: '中国工商银行郑州分行',
          payToAccount: '1702021009024900123',
        },
        returnDay,
      )
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, index) => (index % 2 ? claw() : back(desk, line.parts[0]!.id))),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })
})

it('a process that dies between the movement and the journal leaves neither; afterwards it goes through', async () => {
  const { desk, line, budget, orderId } = await aPaidOrder('77.00')
  await asOwner(`CREATE FUNCTION die_at_return() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.kind = 'BUDGET_PAYMENT_RETURNED' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$`)
  await asOwner(
    'CREATE TRIGGER die BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION die_at_return()',
  )
  await expect(back(desk, line.parts[0]!.id)).rejects.toThrow()
  await asOwner('DROP TRIGGER die ON journal_entry')
  await asOwner('DROP FUNCTION die_at_return')
  expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '77.00' })
  expect(await detail(desk, orderId)).toMatchObject({ state: 'COMPLETED', paidCny: '77.00' })
  await accepted(back(desk, line.parts[0]!.id))
  expect(await position(budget)).toMatchObject({ committedCny: '77.00', paidCny: '0.00' })
})

it('the database holds lines to their movements, and movements as they are', async () => {
  const { desk, line } = await aPaidOrder('30.00')
  await expect(
    asOwner(
      `UPDATE disbursement_line SET paid_cny = 29, state = 'FAILED', failure_reason = 'x' WHERE id = $1`,
      [line.id],
    ),
  ).rejects.toThrow('another sum than its movements')
  await expect(
    asOwner('UPDATE disbursement_movement SET amount_cny = 1 WHERE id = $1', [line.parts[0]!.id]),
  ).rejects.toThrow('append-only')
  const wrong = (amount: string, by: string) =>
    asOwner(
      `INSERT INTO disbursement_movement (id, line_id, amount_cny, moved_on, bank_reference, reverses_id, reason, recorded_by_id, recorded_at)
       VALUES (gen_random_uuid(), $1, $2, '2026-09-02', $3, $4, 'x', $5, now())`,
      [line.id, amount, reference(), line.parts[0]!.id, by],
    )
  await expect(wrong('-29.00', desk.financePreparer.accountId!)).rejects.toThrow('takes back one payment')
  await expect(wrong('-30.00', desk.financeChecker.accountId!)).rejects.toThrow(
    'does not record its payments',
  )
})
