import { describe, expect, it } from 'vitest'

import { bankReceipts, exportXlsx } from '@/documents'
import { approveOrder } from '@/features/disbursements/approve-order'
import { applyReceipts, previewReceipts } from '@/features/disbursements/import-receipts'
import { orderDetail } from '@/features/disbursements/orders'
import { payAgain } from '@/features/disbursements/pay-again'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordPaid } from '@/features/disbursements/record-payment'
import { budgetPosition } from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  type Desk,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = new Date('2026-08-28T02:00:00Z')
const document = { fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299 其他涉外发展服务支出' }
let years = 2300

interface Payee {
  name: string
  account: string
}

/** An order of GENERAL, approved, over these amounts; each payee has an account of its own. */
async function anOrder(...amounts: string[]) {
  const desk = await aDesk()
  const year = (years += 1)
  const round = await aRound({ programme: 'GENERAL', budgetYear: year, supportRatio: '0.5' })
  await aBudget(year, '1000000.00')
  const payees: Payee[] = []
  for (const [index, amountCny] of amounts.entries()) {
    const { id, name } = await anEnterprise()
    const account = `41010${year}0000000${index + 1}`
    await asOwner('UPDATE bank_account SET account_number = $2 WHERE organisation_id = $1', [id, account])
    await anApprovedApplication({ roundId: round.id, applicantId: id, amountCny, now: someday })
    payees.push({ name, account })
  }
  const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
  const { orderId } = await accepted(
    prepareOrder(desk.financePreparer, { ...document, awardListId }, { now }),
  )
  await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
  // Payees stand in the order of the list, which is not that of their making.
  const lines = (await detail(desk, orderId)).lines
  const byAmount = (amountCny: string) => lines.find((line) => line.amountCny === amountCny)!
  return { desk, orderId, payees, budget: { year, programme: 'GENERAL' as const }, byAmount, awardListId }
}
const detail = (desk: Desk, orderId: string) =>
  accepted(orderDetail(desk.financePreparer, { orderId }, { now }))
const position = (budget: { year: number; programme: 'GENERAL' }) =>
  asActor(systemActor(), (tx) => budgetPosition(tx, budget))

let references = 0
const aReceipt = (payee: Payee, amount: string, more: Record<string, string> = {}) => ({
  receivedOn: '2026-08-28',
  payeeName: payee.name,
  accountNumber: payee.account,
  amount,
  bankReference: `ZY20260828${String((references += 1)).padStart(8, '0')}`,
  outcome: 'PAID',
  ...more,
})
type Receipt = ReturnType<typeof aReceipt>
const file = async (rows: Receipt[]) =>
  new File([new Uint8Array(await exportXlsx(bankReceipts, rows))], '回单.xlsx')
const look = async (desk: Desk, orderId: string, rows: Receipt[]) =>
  accepted(previewReceipts(desk.financePreparer, { orderId, file: await file(rows) }, { now }))
const sent = (rows: Receipt[]) =>
  rows.map(({ amount, ...row }, index) => ({
    failureReason: '',
    ...row,
    rowNumber: index + 2,
    amountCny: amount,
    outcome: row.outcome as 'PAID' | 'FAILED',
  }))
const apply = (desk: Desk, orderId: string, rows: Receipt[]) =>
  applyReceipts(desk.financePreparer, { orderId, rows: sent(rows) }, { now })
const postedFor = async (lineIds: string[]) =>
  (
    await asOwner<{ sum: string }>(
      `SELECT coalesce(sum(p.amount_cny), 0)::text AS sum FROM journal_entry e JOIN journal_posting p ON p.entry_id = e.id
       JOIN ledger_account a ON a.id = p.account_id
       WHERE e.kind = 'BUDGET_SPENT' AND e.reference_id = ANY($1) AND a.kind = 'BUDGET_PAID'`,
      [lineIds],
    )
  )[0]!.sum

describe('the preview tells each row', () => {
  it('an account written in groups of four', async () => {
    const { desk, orderId, payees } = await anOrder('100.00', '200.00')
    const grouped = ({ name, account }: Payee) => ({ name, account: account.replaceAll(/(.{4})/g, '$1 ') })
    const preview = await look(desk, orderId, [
      aReceipt(grouped(payees[0]!), '100.00'),
      aReceipt(payees[1]!, '200.00'),
    ])
    expect(preview.rows.map(({ result }) => result)).toEqual(['PAID', 'PAID'])
  })

  it('a payee that was listed on the day of the payment: it may not be recorded as paid (L3)', async () => {
    const { desk, orderId, payees } = await anOrder('100.00', '200.00')
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       SELECT gen_random_uuid(), uscc, name, '省商务厅', '豫商〔2026〕3号', '2026-08-28', '2029-08-28', '虚报出口', now()
       FROM organisation WHERE name = $1`,
      [payees[0]!.name],
    )
    const preview = await look(desk, orderId, [
      aReceipt(payees[0]!, '100.00'),
      aReceipt(payees[1]!, '200.00'),
    ])
    expect(preview.rows.map(({ result }) => result)).toEqual(['REFUSED', 'PAID'])
    expect(preview.rows[0]!.note).toContain('已列入负面清单至 2029-08-28，不得拨付')
  })

  it('whole, part, failed, unknown account, another name, above the line, no day of the order', async () => {
    const { desk, orderId, payees } = await anOrder('107000.53', '1409.50', '500.00')
    const [first, second, third] = payees as [Payee, Payee, Payee]
    const preview = await look(desk, orderId, [
      aReceipt(first, '107000.53'),
      aReceipt(second, '409.50'),
      aReceipt(second, '1000.01'),
      aReceipt({ ...third, account: '999999999999' }, '500.00'),
      aReceipt({ ...third, name: '另一家公司' }, '500.00'),
      aReceipt(third, '500.01'),
      aReceipt(third, '500.00', { receivedOn: '2026-08-27' }),
      aReceipt(third, '500.00', { outcome: 'FAILED', failureReason: '户名与账号不符' }),
    ])
    expect(preview.errors).toEqual([])
    expect(preview.rows.map((row) => row.result)).toEqual([
      'PAID',
      'PART_PAID',
      'AMOUNT_DIFFERS',
      'NOT_FOUND',
      'NOT_FOUND',
      'AMOUNT_DIFFERS',
      'REFUSED',
      'FAILED',
    ])
    expect(preview).toMatchObject({ appliedCount: 3, paidCny: '107410.03' })
    expect(preview.rows[1]!.note).toBe('还差 1,000.00 元。')
    expect((await detail(desk, orderId)).lines.every((line) => line.state === 'PENDING')).toBe(true)
  })

  it('names every bad row: a reference twice, a failure without a reason', async () => {
    const { desk, orderId, payees } = await anOrder('10.00')
    const receipt = aReceipt(payees[0]!, '10.00')
    const { errors } = await look(desk, orderId, [
      receipt,
      receipt,
      aReceipt(payees[0]!, '1.00', { outcome: 'FAILED' }),
    ])
    expect(errors).toEqual([
      '第 3 行：与第 2 行的银行流水号相同，请只保留一行。',
      '第 4 行：结果为失败，请填写失败原因。',
    ])
  })

  it('reads the bank’s csv as people save it: full-width digits, blanks, dots in the date, commas in the amount', async () => {
    const { desk, orderId, payees } = await anOrder('107000.53')
    const [payee] = payees as [Payee]
    const csv = `\uFEFF日期,收款单位,账号,金额,银行流水号,结果,失败原因\n2026.8.28,${payee.name.slice(0, 2)} ${payee.name.slice(2)},${payee.account.replaceAll('1', '１')},"107,000.53",ZYCSV0000001,已到账,\n合计,,,"107,000.53",,,\n`
    const preview = await accepted(
      previewReceipts(desk.financePreparer, { orderId, file: new File([csv], '回单.csv') }, { now }),
    )
    expect(preview.rows.map((row) => [row.result, row.receivedOn, row.amountCny])).toEqual([
      ['PAID', '2026-08-28', '107000.53'],
    ])
  })
})

describe('what is applied', () => {
  it('a line is paid in parts, to the fen; it stays open with the rest, and the budget follows each part', async () => {
    const { desk, orderId, payees, budget, byAmount } = await anOrder('1000.00', '20.00')
    const line = byAmount('1000.00')
    await accepted(apply(desk, orderId, [aReceipt(payees[0]!, '999.99')]))
    expect((await detail(desk, orderId)).lines.find(({ id }) => id === line.id)).toMatchObject({
      state: 'PENDING',
      paidCny: '999.99',
      openCny: '0.01',
    })
    expect(await position(budget)).toMatchObject({ committedCny: '20.01', paidCny: '999.99' })
    expect(await accepted(apply(desk, orderId, [aReceipt(payees[0]!, '0.02')]))).toMatchObject({
      appliedCount: 0,
      leftCount: 1,
    })
    await accepted(apply(desk, orderId, [aReceipt(payees[0]!, '0.01'), aReceipt(payees[1]!, '20.00')]))
    const done = await detail(desk, orderId)
    expect(done).toMatchObject({ state: 'COMPLETED', paidCny: '1020.00' })
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '1020.00' })
    expect(await postedFor([line.id])).toBe('1000.00')
  })

  it('the same file twice changes nothing, also when the order is complete; a reference with another amount is refused', async () => {
    const { desk, orderId, payees, budget } = await anOrder('30.00')
    const receipt = aReceipt(payees[0]!, '30.00')
    expect(await accepted(apply(desk, orderId, [receipt]))).toMatchObject({ appliedCount: 1 })
    expect(await accepted(apply(desk, orderId, [receipt]))).toMatchObject({ appliedCount: 0, knownCount: 1 })
    const [changed] = (await look(desk, orderId, [{ ...receipt, amount: '29.00' }])).rows
    expect(changed).toMatchObject({ result: 'REFUSED' })
    expect(changed!.note).toContain('先前登记为')
    expect(await position(budget)).toMatchObject({ paidCny: '30.00' })
  })

  it('a part that came back is paid again for the rest, to the account verified by then', async () => {
    const { desk, orderId, payees, budget, byAmount } = await anOrder('500.00')
    const [payee] = payees as [Payee]
    await accepted(apply(desk, orderId, [aReceipt(payee, '200.00')]))
    await accepted(
      apply(desk, orderId, [aReceipt(payee, '300.00', { outcome: 'FAILED', failureReason: '账户冻结' })]),
    )
    const { lineId } = await accepted(
      payAgain(desk.financeChecker, { lineId: byAmount('500.00').id }, { now }),
    )
    expect((await detail(desk, orderId)).lines.find(({ id }) => id === lineId)).toMatchObject({
      amountCny: '300.00',
      attempt: 2,
    })
    await accepted(apply(desk, orderId, [aReceipt(payee, '300.00')]))
    expect(await detail(desk, orderId)).toMatchObject({ state: 'COMPLETED', paidCny: '500.00' })
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '500.00' })
  })

  it('what is left of a part-paid line may be recorded by hand', async () => {
    const { desk, orderId, payees, budget, byAmount } = await anOrder('70.00')
    await accepted(apply(desk, orderId, [aReceipt(payees[0]!, '69.00')]))
    await accepted(
      recordPaid(
        desk.financePreparer,
        { orderId, lineIds: [byAmount('70.00').id], paidOn: '2026-08-28', bankReference: 'ZY-HAND-1' },
        { now },
      ),
    )
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '70.00' })
  })
})

describe('at the same moment', () => {
  it('eight imports of overlapping files pay each line once', async () => {
    const amounts = ['11.00', '22.00', '33.00', '44.00']
    const { desk, orderId, payees, budget } = await anOrder(...amounts)
    const rows = payees.map((payee, index) => aReceipt(payee, amounts[index]!))
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => apply(desk, orderId, rows.slice(i % 2, 3 + (i % 2)))),
    )
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    const appliedCount = outcomes.reduce((sum, one) => sum + (one.ok ? one.value.appliedCount : 0), 0)
    expect(appliedCount).toBe(4)
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '110.00' })
    expect(await detail(desk, orderId)).toMatchObject({ state: 'COMPLETED' })
  })

  it('one reference in the files of two orders counts for one of them', async () => {
    const [one, other] = [await anOrder('5.00'), await anOrder('5.00')]
    const reference = { bankReference: 'ZY-SHARED-0001' }
    const outcomes = await Promise.all([
      apply(one.desk, one.orderId, [aReceipt(one.payees[0]!, '5.00', reference)]),
      apply(other.desk, other.orderId, [aReceipt(other.payees[0]!, '5.00', reference)]),
    ])
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.appliedCount === 1)).toHaveLength(1)
    const paid = [(await position(one.budget)).paidCny, (await position(other.budget)).paidCny]
    expect(paid.toSorted()).toEqual(['0.00', '5.00'])
  })

  it('a process that dies between receipt and posting leaves neither: they are one transaction', async () => {
    const { desk, orderId, payees, budget } = await anOrder('8.00', '9.00')
    // The journal refuses the second posting of the file, as a kill at that moment would end the transaction.
    await asOwner(`CREATE FUNCTION die_at_nine() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.amount_cny = 9 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$`)
    await asOwner(
      'CREATE TRIGGER die BEFORE INSERT ON journal_posting FOR EACH ROW EXECUTE FUNCTION die_at_nine()',
    )
    const rows = [aReceipt(payees[0]!, '8.00'), aReceipt(payees[1]!, '9.00')]
    await expect(apply(desk, orderId, rows)).rejects.toThrow()
    await asOwner('DROP TRIGGER die ON journal_posting')
    await asOwner('DROP FUNCTION die_at_nine')
    expect(await position(budget)).toMatchObject({ committedCny: '17.00', paidCny: '0.00' })
    expect((await detail(desk, orderId)).receipts).toEqual([])
    expect(await accepted(apply(desk, orderId, rows))).toMatchObject({ appliedCount: 2 })
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '17.00' })
  })
})

describe('what the database itself refuses', () => {
  it('more than the line; a receipt by the approver; a changed receipt; an account verified by who changed it', async () => {
    const { desk, orderId, payees, byAmount } = await anOrder('40.00', '41.00')
    const line = byAmount('40.00')
    await expect(
      asOwner('UPDATE disbursement_line SET paid_cny = 40.01 WHERE id = $1', [line.id]),
    ).rejects.toThrow('disbursement_line_never_above')
    await expect(
      asOwner(
        `INSERT INTO bank_receipt (id, line_id, outcome, bank_reference, received_on, payee_name, account_number, amount_cny,
           imported_by_id, imported_at) VALUES (gen_random_uuid(), $1, 'PAID', 'ZY-OWN-1', '2026-08-28', 'x', '1', 1, $2, now())`,
        [line.id, desk.financeChecker.accountId],
      ),
    ).rejects.toThrow('does not record its payments')
    await accepted(apply(desk, orderId, [aReceipt(payees[0]!, '1.00')]))
    await expect(asOwner('UPDATE bank_receipt SET amount_cny = 2')).rejects.toThrow('append-only')
    await expect(
      asOwner(`UPDATE bank_account SET created_by_id = $1, verified_by_id = $1 WHERE account_number = $2`, [
        desk.preparer.accountId,
        payees[0]!.account,
      ]),
    ).rejects.toThrow('bank_account_two_people')
    await expect(
      asOwner(`UPDATE disbursement_line SET account_number = '123' WHERE id = $1`, [line.id]),
    ).rejects.toThrow('only a verified account is paid')
  })

  it('an account changed after the order was made stops its approval', async () => {
    const desk = await aDesk()
    const year = (years += 1)
    const round = await aRound({ programme: 'GENERAL', budgetYear: year, supportRatio: '0.5' })
    await aBudget(year, '10.00')
    const { id } = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId: id, amountCny: '10.00', now: someday })
    const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
    const { orderId } = await accepted(
      prepareOrder(desk.financePreparer, { ...document, awardListId }, { now }),
    )
    await asOwner(`UPDATE bank_account SET account_number = '4199' WHERE organisation_id = $1`, [id])
    const approval = await approveOrder(desk.financeChecker, { orderId }, { now })
    expect(!approval.ok && approval.refusal.message).toContain('收款账户在编制后已变更')
  })
})

it('only finance’s preparer imports; before the approval there is nothing to import', async () => {
  const { desk, orderId, payees } = await anOrder('6.00')
  const rows = [aReceipt(payees[0]!, '6.00')]
  for (const actor of [desk.financeChecker, desk.preparer, await aPerson('AUDITOR')]) {
    expect(await applyReceipts(actor, { orderId, rows: sent(rows) }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    expect(await previewReceipts(actor, { orderId, file: await file(rows) }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  }
  const unknown = crypto.randomUUID()
  expect(
    await applyReceipts(desk.financePreparer, { orderId: unknown, rows: sent(rows) }, { now }),
  ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
  expect(await applyReceipts(desk.financePreparer, { orderId, rows: [] }, { now })).toMatchObject({
    ok: false,
    refusal: { code: 'INVALID' },
  })
})
