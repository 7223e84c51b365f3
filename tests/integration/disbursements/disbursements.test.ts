import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { importTable, disbursementList } from '@/documents'
import { approveOrder, sendBackOrder } from '@/features/disbursements/approve-order'
import { exportDisbursementList, orderDetail, orderOverview } from '@/features/disbursements/orders'
import { payAgain } from '@/features/disbursements/pay-again'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordFailed, recordPaid } from '@/features/disbursements/record-payment'
import { verifyBankAccount } from '@/features/enterprises'
import { budgetPosition, drawnFromFund, holdFund, payIntoFund } from '@/features/funds'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor, type Programme } from '@/server/db'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  type Desk,
} from '../../factories/award-lists'
import { anEnterprise, waitingAccountOf } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

/** The lists close on 27 August; finance works on the 28th. */
const now = new Date('2026-08-28T02:00:00Z')
const document = { fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299 其他涉外发展服务支出' }

let years = 2100
interface Payee {
  id: string
  amountCny: string
}

async function aClosedList(programme: Programme, payees: Payee[], budgetCny: string, year = (years += 1)) {
  const desk = await aDesk()
  const round = await aRound({
    programme,
    budgetYear: year,
    supportRatio: programme === 'GENERAL' ? '0.5' : '1',
  })
  await aBudget(year, budgetCny, programme)
  const applications: string[] = []
  for (const { id, amountCny } of payees)
    applications.push(
      await anApprovedApplication({ roundId: round.id, applicantId: id, amountCny, programme, now: someday }),
    )
  const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
  return { desk, awardListId, applications, budget: { year, programme } }
}

const enterprises = async (...amounts: string[]): Promise<Payee[]> => {
  const payees: Payee[] = []
  for (const amountCny of amounts) payees.push({ id: (await anEnterprise()).id, amountCny })
  return payees
}

async function anInsurer(): Promise<string> {
  const insurer = await anOrganisation({ kind: 'INSURER', name: '某保险公司河南分公司' })
  await asOwner(
    `INSERT INTO bank_account (id, organisation_id, account_name, bank_name, bank_code, account_number, state, created_at)
     VALUES (gen_random_uuid(), $1, '某保险公司河南分公司', '中国银行郑州分行', '104491000011', '0000123456789012', 'VERIFIED', now())`,
    [insurer.id],
  )
  return insurer.id
}

const prepared = async (desk: Desk, awardListId: string) =>
  accepted(prepareOrder(desk.financePreparer, { ...document, awardListId }, { now }))
const detail = async (desk: Desk, orderId: string) =>
  accepted(orderDetail(desk.financePreparer, { orderId }, { now }))
const position = (budget: { year: number; programme: Programme }) =>
  asActor(systemActor(), (tx) => budgetPosition(tx, budget))
const stateOf = async (table: 'application' | 'award_list' | 'disbursement_order', id: string) =>
  (await asOwner<{ state: string }>(`SELECT state FROM ${table} WHERE id = $1`, [id]))[0]!.state
const paidOn = '2026-08-28'
const bankReference = 'ZY20260828000017'

describe('paying enterprises', () => {
  it('prepared by one, approved by another, paid line by line; the budget is spent to the fen', async () => {
    const payees = await enterprises('107000.53', '1409.50')
    const { desk, awardListId, applications, budget } = await aClosedList('GENERAL', payees, '108410.03')
    const { orderId, number, totalCny } = await prepared(desk, awardListId)
    expect(number).toMatch(/^豫信保拨〔2026〕\d{6}号$/)
    expect(totalCny).toBe('108410.03')
    expect(await stateOf('application', applications[0]!)).toBe('AWARDED')

    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    expect(await stateOf('application', applications[0]!)).toBe('IN_PAYMENT')
    expect(await stateOf('award_list', awardListId)).toBe('IN_PAYMENT')
    expect(await position(budget)).toEqual({
      availableCny: '0.00',
      committedCny: '108410.03',
      paidCny: '0.00',
    })

    const [first, second] = (await detail(desk, orderId)).lines
    expect(first).toMatchObject({
      kind: 'PAYMENT',
      amountCny: '107000.53',
      accountNumber: '410100000000000001',
    })
    const record = (lineIds: string[]) =>
      recordPaid(desk.financePreparer, { orderId, lineIds, paidOn, bankReference }, { now })
    await accepted(record([first!.id]))
    expect(await stateOf('application', applications[0]!)).toBe('PAID')
    expect(await stateOf('application', applications[1]!)).toBe('IN_PAYMENT')
    expect(await position(budget)).toMatchObject({ committedCny: '1409.50', paidCny: '107000.53' })
    expect(await record([first!.id])).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })

    await accepted(record([second!.id]))
    expect(await stateOf('disbursement_order', orderId)).toBe('COMPLETED')
    expect(await stateOf('award_list', awardListId)).toBe('SETTLED')
    expect(await position(budget)).toEqual({
      availableCny: '0.00',
      committedCny: '0.00',
      paidCny: '108410.03',
    })
  })

  it('a payment that comes back stays with its reason, and is paid again to the account verified by then', async () => {
    const payees = await enterprises('500.00')
    const { desk, awardListId, applications, budget } = await aClosedList('GENERAL', payees, '500.00')
    const { orderId } = await prepared(desk, awardListId)
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    const [line] = (await detail(desk, orderId)).lines
    await accepted(
      recordFailed(desk.financePreparer, { lineId: line!.id, reason: '户名与账号不符' }, { now }),
    )
    expect(await stateOf('application', applications[0]!)).toBe('IN_PAYMENT')
    expect(await position(budget)).toMatchObject({ committedCny: '500.00', paidCny: '0.00' })
    const [told] = await asOwner<{ note: string }>(
      'SELECT note FROM application_event WHERE application_id = $1 ORDER BY id DESC LIMIT 1',
      [applications[0]],
    )
    expect(told!.note).toContain('户名与账号不符')

    await asOwner(
      `UPDATE bank_account SET account_number = '410100000000000099' WHERE organisation_id = $1`,
      [payees[0]!.id],
    )
    expect(await payAgain(desk.financePreparer, { lineId: line!.id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await accepted(payAgain(desk.financeChecker, { lineId: line!.id }, { now }))
    expect(await payAgain(desk.financeChecker, { lineId: line!.id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    const lines = (await detail(desk, orderId)).lines
    expect(lines.map(({ state, attempt, accountNumber }) => [state, attempt, accountNumber])).toEqual([
      ['FAILED', 1, '410100000000000001'],
      ['PENDING', 2, '410100000000000099'],
    ])
    await accepted(
      recordPaid(desk.financePreparer, { orderId, lineIds: [lines[1]!.id], paidOn, bankReference }, { now }),
    )
    expect(await stateOf('application', applications[0]!)).toBe('PAID')
    expect(await stateOf('disbursement_order', orderId)).toBe('COMPLETED')
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: '500.00' })
  })

  it('the day paid lies between the approval and today; a reference is needed', async () => {
    const { desk, awardListId } = await aClosedList('GENERAL', await enterprises('1.00'), '1.00')
    const { orderId } = await prepared(desk, awardListId)
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    const lineIds = (await detail(desk, orderId)).lines.map((line) => line.id)
    for (const wrong of [
      { paidOn: '2026-08-27' },
      { paidOn: '2026-08-29' },
      { paidOn: '2026-02-30' },
      { bankReference: '' },
      { lineIds: [] },
    ])
      expect(
        await recordPaid(
          desk.financePreparer,
          { orderId, lineIds, paidOn, bankReference, ...wrong },
          { now },
        ),
      ).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
  })

  it('an award of nothing is settled with the order, without a line', async () => {
    const payees = await enterprises('10.00', '0.00')
    const { desk, awardListId, applications } = await aClosedList('GENERAL', payees, '10.00')
    const { orderId, lineCount } = await prepared(desk, awardListId)
    expect(lineCount).toBe(1)
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    expect(await stateOf('application', applications[1]!)).toBe('PAID')
    expect(await stateOf('application', applications[0]!)).toBe('IN_PAYMENT')
  })

  it('leaves out whom it cannot pay, and says why; a second order pays the rest', async () => {
    const unverified = await anEnterprise({ bankAccount: false })
    const payees = [...(await enterprises('10.00')), { id: unverified.id, amountCny: '20.00' }]
    const { desk, awardListId } = await aClosedList('GENERAL', payees, '30.00')
    const first = await prepared(desk, awardListId)
    expect(first).toMatchObject({
      lineCount: 1,
      totalCny: '10.00',
      leftOut: [`${unverified.name}：没有已核实的收款账户`],
    })
    const nothing = await prepareOrder(desk.financePreparer, { ...document, awardListId }, { now })
    expect(!nothing.ok && nothing.refusal.message).toContain('没有已核实的收款账户')
    const division = await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })
    await accepted(
      verifyBankAccount(
        division,
        { enterpriseId: unverified.id, accountId: await waitingAccountOf(unverified.id) },
        { now },
      ),
    )
    expect(await prepared(desk, awardListId)).toMatchObject({ lineCount: 1, totalCny: '20.00' })
  })
})

describe('the negative list at payment (L3)', () => {
  const list = (uscc: string, decided: string) =>
    asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某', '省商务厅', '豫商〔2026〕3号', $2, ($2::date + interval '3 years')::date, '虚报出口', now())`,
      [uscc, decided],
    )

  it('is asked when the order is made, approved and paid', async () => {
    const listed = await anEnterprise()
    const payees = [...(await enterprises('10.00')), { id: listed.id, amountCny: '20.00' }]
    const { desk, awardListId } = await aClosedList('GENERAL', payees, '30.00')
    const { orderId } = await prepared(desk, awardListId)
    await list(listed.uscc, '2026-08-28')
    const approval = await approveOrder(desk.financeChecker, { orderId }, { now })
    expect(approval).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(!approval.ok && approval.refusal.message).toContain(`${listed.name}已列入负面清单至 2029-08-28`)
    await accepted(sendBackOrder(desk.financeChecker, { orderId, reason: '移出被列入的企业' }, { now }))
    const second = await prepared(desk, awardListId)
    expect(second).toMatchObject({ lineCount: 1, leftOut: [`${listed.name}：列入负面清单至 2029-08-28`] })
    await accepted(approveOrder(desk.financeChecker, { orderId: second.orderId }, { now }))

    const paid = await anEnterprise()
    const other = await aClosedList('GENERAL', [{ id: paid.id, amountCny: '5.00' }], '5.00')
    const order = await prepared(other.desk, other.awardListId)
    await accepted(approveOrder(other.desk.financeChecker, { orderId: order.orderId }, { now }))
    await list(paid.uscc, '2026-08-28')
    const lineIds = (await detail(other.desk, order.orderId)).lines.map((line) => line.id)
    const record = await recordPaid(
      other.desk.financePreparer,
      { orderId: order.orderId, lineIds, paidOn, bankReference },
      { now },
    )
    expect(!record.ok && record.refusal.message).toContain('不得拨付')
  })
})

describe('paying insurers from their prepayment (P2)', () => {
  async function withFund(fundCny: string, awardCny: string) {
    const insurerId = await anInsurer()
    const made = await aClosedList('MICRO', [{ id: insurerId, amountCny: awardCny }], '10000.00')
    const fund = { insurerId, ...made.budget }
    if (fundCny !== '0.00')
      await asActor(systemActor(), (tx) =>
        payIntoFund({ tx, by: null, at: someday }, fund, fundCny, crypto.randomUUID()),
      )
    return { ...made, fund }
  }
  const left = (fund: Parameters<typeof holdFund>[1]) => asActor(systemActor(), (tx) => holdFund(tx, fund))

  it.each([
    [
      '999.99',
      '1000.00',
      [
        ['SETTLEMENT', '0.01'],
        ['DRAWDOWN', '999.99'],
      ],
      '0.00',
      'IN_PAYMENT',
    ],
    ['1000.00', '1000.00', [['DRAWDOWN', '1000.00']], '0.00', 'PAID'],
    ['1000.01', '1000.00', [['DRAWDOWN', '1000.00']], '0.01', 'PAID'],
    ['0.00', '1000.00', [['SETTLEMENT', '1000.00']], '0.00', 'IN_PAYMENT'],
  ])('a fund of %s meets an award of %s', async (fundCny, awardCny, lines, rest, state) => {
    const { desk, awardListId, applications, fund, budget } = await withFund(fundCny, awardCny)
    const { orderId } = await prepared(desk, awardListId)
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    const shown = (await detail(desk, orderId)).lines
    expect(shown.map((line) => [line.kind, line.amountCny])).toEqual(lines)
    expect(await left(fund)).toBe(rest)
    expect(await stateOf('application', applications[0]!)).toBe(state)
    const settlement = lines.find(([kind]) => kind === 'SETTLEMENT')?.[1] ?? '0.00'
    expect(await position(budget)).toMatchObject({ committedCny: settlement, paidCny: '0.00' })
    if (state === 'PAID') {
      expect(await stateOf('award_list', awardListId)).toBe('SETTLED')
      return
    }
    await accepted(
      recordPaid(
        desk.financePreparer,
        {
          orderId,
          lineIds: shown.filter((line) => line.state === 'PENDING').map((line) => line.id),
          paidOn,
          bankReference,
        },
        { now },
      ),
    )
    expect(await stateOf('application', applications[0]!)).toBe('PAID')
    expect(await position(budget)).toMatchObject({ committedCny: '0.00', paidCny: settlement })
  })

  it('four orders against one fund at the same moment: together they draw what it holds, and no fen more', async () => {
    const insurerId = await anInsurer()
    const year = (years += 1)
    const fund = { insurerId, programme: 'MICRO' as const, year }
    await aBudget(year, '100.00', 'MICRO')
    await asActor(systemActor(), (tx) =>
      payIntoFund({ tx, by: null, at: someday }, fund, '100.00', crypto.randomUUID()),
    )
    const made = []
    for (let i = 0; i < 4; i += 1) {
      const list = await aClosedList('MICRO', [{ id: insurerId, amountCny: '60.00' }], '60.00', year)
      made.push({ ...list, ...(await prepared(list.desk, list.awardListId)) })
    }
    const outcomes = await Promise.all(
      made.map(({ desk, orderId }) => approveOrder(desk.financeChecker, { orderId }, { now })),
    )
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await left(fund)).toBe('0.00')
    expect(await asActor(systemActor(), (tx) => drawnFromFund(tx, fund))).toBe('100.00')
    const [sums] = await asOwner<{ drawn: string; settled: string }>(
      `SELECT sum(amount_cny) FILTER (WHERE kind = 'DRAWDOWN') AS drawn, sum(amount_cny) FILTER (WHERE kind = 'SETTLEMENT') AS settled
       FROM disbursement_line WHERE order_id = ANY($1)`,
      [made.map((one) => one.orderId)],
    )
    expect(sums).toEqual({ drawn: '100.00', settled: '140.00' })
    expect(await position(fund)).toMatchObject({ committedCny: '140.00' })
  })
})

describe('who may', () => {
  it('preparer, checker and payer are different people, in code and in SQL (S8)', async () => {
    const { desk, awardListId } = await aClosedList('GENERAL', await enterprises('1.00'), '1.00')
    for (const actor of [desk.financeChecker, desk.preparer, desk.approver, publicActor()])
      expect(await prepareOrder(actor, { ...document, awardListId }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    const { orderId } = await prepared(desk, awardListId)
    expect(await approveOrder(desk.financePreparer, { orderId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    // The same person with the other post: the role alone would let it pass.
    const samePerson = { ...desk.financeChecker, accountId: desk.financePreparer.accountId }
    expect(await approveOrder(samePerson, { orderId }, { now })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('须由另一人复核') },
    })
    await expect(
      asOwner('UPDATE disbursement_order SET approved_by_id = prepared_by_id WHERE id = $1', [orderId]),
    ).rejects.toThrow('order_two_people')
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    await expect(
      asOwner(
        `UPDATE disbursement_line SET state = 'PAID', paid_on = '2026-08-28', recorded_by_id = $1 WHERE order_id = $2`,
        [desk.financeChecker.accountId, orderId],
      ),
    ).rejects.toThrow('does not record its payments')
    expect(await approveOrder(desk.financeChecker, { orderId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('no order from a list whose publicity still runs', async () => {
    const desk = await aDesk()
    const year = (years += 1)
    const round = await aRound({ budgetYear: year })
    await aBudget(year, '1.00')
    const [payee] = await enterprises('1.00')
    await anApprovedApplication({ roundId: round.id, applicantId: payee!.id, amountCny: '1.00' })
    const { awardListId } = await anAwardList(desk, round.id, 'IN_PUBLICITY')
    expect(await prepareOrder(desk.financePreparer, { ...document, awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('accounts are read by finance and auditors only; the list of payments is exported with 大写, codes as text', async () => {
    const { desk, awardListId } = await aClosedList('GENERAL', await enterprises('107000.53'), '107000.53')
    const { orderId } = await prepared(desk, awardListId)
    const applicant = await aPerson('ENTERPRISE_APPROVER')
    for (const actor of [desk.preparer, desk.checker, desk.approver, applicant, publicActor()]) {
      expect(await orderDetail(actor, { orderId }, { now })).toMatchObject({ ok: false })
      expect(await exportDisbursementList(actor, { orderId }, { now })).toMatchObject({ ok: false })
      expect(await orderOverview(actor, {}, { now })).toMatchObject({ ok: false })
    }
    const { bytes } = await accepted(exportDisbursementList(desk.financePreparer, { orderId }, { now }))
    const read = await importTable(bytes, disbursementList)
    expect(read).toMatchObject({
      rows: [
        {
          values: {
            accountNumber: '410100000000000001',
            amount: '107000.53',
            amountInCapitals: '壹拾万柒仟元零伍角叁分',
            fundDocument: '豫财贸〔2026〕21号',
          },
        },
      ],
    })
    const audit = await asOwner(
      `SELECT 1 FROM audit_entry WHERE action = 'disbursements.export' AND subject_id = $1 AND result = 'DONE'`,
      [orderId],
    )
    expect(audit).toHaveLength(1)
  })
})
