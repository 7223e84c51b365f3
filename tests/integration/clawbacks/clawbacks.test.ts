import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { requireNoOpenClawback } from '@/features/clawbacks'
import { clawbackDetail, listClawbacks } from '@/features/clawbacks/orders'
import {
  approveClawback,
  cancelClawback,
  prepareClawback,
  sendBackClawback,
} from '@/features/clawbacks/prepare-order'
import { recordReceipt } from '@/features/clawbacks/record-receipt'
import { approveOrder } from '@/features/disbursements/approve-order'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordPaid } from '@/features/disbursements/record-payment'
import { budgetPosition, capUsed, carryForward, drawnFromFund, holdFund, payIntoFund } from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor, type Programme } from '@/server/db'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  type Desk,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, aPerson } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
let years = 2200
let references = 0

/** An award paid on 2026-08-28; an insurer's of MICRO first out of what its prepayment of `fundCny` holds. */
async function paid(amountCny: string, programme: Programme = 'GENERAL', fundCny = '0.00') {
  const desk = await aDesk()
  const year = (years += 1)
  const round = await aRound({
    programme,
    budgetYear: year,
    supportRatio: programme === 'GENERAL' ? '0.5' : '1',
  })
  await aBudget(year, '1000000.00', programme)
  const partyId = programme === 'GENERAL' ? (await anEnterprise()).id : await anInsurer()
  if (fundCny !== '0.00')
    await asActor(systemActor(), (tx) =>
      payIntoFund(
        { tx, by: null, at: at('2026-03-01').now },
        { insurerId: partyId, programme, year },
        fundCny,
        crypto.randomUUID(),
      ),
    )
  const applicationId = await anApprovedApplication({
    roundId: round.id,
    applicantId: partyId,
    amountCny,
    programme,
  })
  await asOwner(
    `INSERT INTO supported_payment (id, invoice_number, bank_transaction_number, application_id, line_id, supported_at)
     VALUES (gen_random_uuid(), $1, 'T1', $2, gen_random_uuid(), now())`,
    [crypto.randomUUID(), applicationId],
  )
  const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
  const { orderId } = await accepted(
    prepareOrder(
      desk.financePreparer,
      { awardListId, fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299' },
      at('2026-08-28'),
    ),
  )
  await accepted(approveOrder(desk.financeChecker, { orderId }, at('2026-08-28')))
  const pending = await asOwner<{ id: string }>(
    `SELECT id FROM disbursement_line WHERE order_id = $1 AND state = 'PENDING'`,
    [orderId],
  )
  if (pending.length > 0)
    await accepted(
      recordPaid(
        desk.financePreparer,
        {
          orderId,
          lineIds: pending.map(({ id }) => id),
          paidOn: '2026-08-28',
          bankReference: `ZY${(references += 1)}00`,
        },
        at('2026-08-28'),
      ),
    )
  const [item] = await asOwner<{ id: string }>('SELECT id FROM award_list_item WHERE application_id = $1', [
    applicationId,
  ])
  return {
    desk,
    year,
    programme,
    partyId,
    applicationId,
    itemId: item!.id,
    fund: { insurerId: partyId, programme, year },
  }
}

async function anInsurer(): Promise<string> {
  const { id } = await anOrganisation({ kind: 'INSURER', name: '某保险公司河南分公司' })
  await asOwner(
    `INSERT INTO bank_account (id, organisation_id, account_name, bank_name, bank_code, account_number, state, created_at)
     VALUES (gen_random_uuid(), $1, '某保险公司河南分公司', '中国银行郑州分行', '104491000011', '0000123456789012', 'VERIFIED', now())`,
    [id],
  )
  return id
}

const prepare = (desk: Desk, itemId: string, amountCny: string) =>
  prepareClawback(
    desk.preparer,
    {
      itemId,
      amountCny,
      reason: '抽查发现发票已红冲。',
      basis: '豫商财〔2024〕15号 二(三)',
      dueOn: '2026-10-31',
      payToName: '河南省财政厅',
      payToBank: '中国工商银行郑州分行',
      payToAccount: '1702 0210 0902 4900 123',
    },
    at('2026-09-10'),
  )
async function issued(desk: Desk, itemId: string, amountCny: string): Promise<string> {
  const { orderId } = await accepted(prepare(desk, itemId, amountCny))
  await accepted(approveClawback(desk.approver, { orderId }, at('2026-09-11')))
  return orderId
}
const receive = (
  desk: Desk,
  orderId: string,
  amountCny: string,
  bankReference = `ZH${(references += 1)}00`,
) =>
  recordReceipt(
    desk.financePreparer,
    { orderId, amountCny, receivedOn: '2026-09-20', bankReference },
    at('2026-09-20'),
  )
const position = (year: number, programme: Programme) =>
  asActor(systemActor(), (tx) => budgetPosition(tx, { year, programme }))
const used = (organisationId: string) =>
  asActor(systemActor(), (tx) => capUsed(tx, { programme: 'GENERAL', organisationId, period: '2026H1' }))
const released = async (applicationId: string) =>
  (
    await asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM supported_payment WHERE application_id = $1 AND released_at IS NOT NULL',
      [applicationId],
    )
  )[0]!.n

describe('a clawback', () => {
  it('asks for at most what was paid and is not clawed back yet, and is approved by another person', async () => {
    const { desk, itemId } = await paid('1000.00')
    expect(await prepare(desk, itemId, '1000.01')).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    const { orderId } = await accepted(prepare(desk, itemId, '600.00'))
    expect(await prepare(desk, itemId, '400.01')).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    await accepted(
      sendBackClawback(desk.approver, { orderId, reason: '依据不足，请补充。' }, at('2026-09-11')),
    )
    await accepted(prepare(desk, itemId, '1000.00'))
    expect(await approveClawback(desk.preparer, { orderId }, at('2026-09-11'))).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await expect(
      asOwner('UPDATE clawback_order SET approved_by_id = prepared_by_id WHERE id = $1', [orderId]),
    ).rejects.toThrow('clawback_two_people')
    await expect(
      asOwner(
        `INSERT INTO clawback_order (id, number, item_id, party_id, party_name, amount_cny, reason, basis, due_on, pay_to_name, pay_to_bank, pay_to_account, prepared_by_id, prepared_at)
        SELECT gen_random_uuid(), 'x', item_id, party_id, party_name, 0.01, reason, basis, due_on, '', '', '', prepared_by_id, prepared_at FROM clawback_order WHERE item_id = $1 LIMIT 1`,
        [itemId],
      ),
    ).rejects.toThrow('more than was paid')
  })

  it('gives cap and budget back by what comes in, and claims only when all of it has', async () => {
    const { desk, itemId, partyId, year, applicationId } = await paid('1000.00')
    expect(await position(year, 'GENERAL')).toEqual({
      availableCny: '999000.00',
      committedCny: '0.00',
      paidCny: '1000.00',
    })
    const orderId = await issued(desk, itemId, '1000.00')
    expect(await accepted(receive(desk, orderId, '300.10'))).toMatchObject({ completed: false })
    expect(await used(partyId)).toBe('699.90')
    expect(await position(year, 'GENERAL')).toEqual({
      availableCny: '999300.10',
      committedCny: '0.00',
      paidCny: '699.90',
    })
    expect(await released(applicationId)).toBe(0)
    expect(await receive(desk, orderId, '699.91')).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    expect(await accepted(receive(desk, orderId, '699.90'))).toMatchObject({ completed: true })
    expect(await used(partyId)).toBe('0.00')
    expect((await position(year, 'GENERAL')).paidCny).toBe('0.00')
    expect(await released(applicationId)).toBe(1)
    expect(await receive(desk, orderId, '0.01')).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('of an insurer returns the settlement to the budget first, then to its prepayment', async () => {
    const { desk, itemId, year, fund } = await paid('1000.00', 'MICRO', '700.00')
    const fundLeft = () => asActor(systemActor(), (tx) => holdFund(tx, fund))
    expect(await fundLeft()).toBe('0.00')
    const orderId = await issued(desk, itemId, '500.00')
    await accepted(receive(desk, orderId, '200.00'))
    expect((await position(year, 'MICRO')).paidCny).toBe('100.00')
    await accepted(receive(desk, orderId, '300.00'))
    expect((await position(year, 'MICRO')).paidCny).toBe('0.00')
    expect(await fundLeft()).toBe('200.00')
    expect(await asActor(systemActor(), (tx) => drawnFromFund(tx, fund))).toBe('500.00')
  })

  it('returns to the year that the rest was carried to, when it was carried already', async () => {
    const { desk, itemId, fund } = await paid('500.00', 'MICRO', '700.00')
    await asActor(systemActor(), (tx) => carryForward({ tx, by: null, at: at('2026-09-01').now }, fund))
    const orderId = await issued(desk, itemId, '50.00')
    await accepted(receive(desk, orderId, '50.00'))
    const left = (year: number) => asActor(systemActor(), (tx) => holdFund(tx, { ...fund, year }))
    expect(await left(fund.year)).toBe('0.00')
    expect(await left(fund.year + 1)).toBe('250.00')
  })

  it('never takes more than the order, with receipts recorded at once', async () => {
    const { desk, itemId, year, partyId } = await paid('1000.00')
    const orderId = await issued(desk, itemId, '600.00')
    const all = await Promise.all(
      ['400.00', '400.00', '400.00', '200.00'].map((amount) => receive(desk, orderId, amount)),
    )
    const [sum] = await asOwner<{ received: string; receipts: string }>(
      'SELECT received_cny AS received, (SELECT sum(amount_cny) FROM clawback_receipt WHERE order_id = o.id) AS receipts FROM clawback_order o WHERE id = $1',
      [orderId],
    )
    expect(sum!.received).toBe(sum!.receipts)
    expect(['200.00', '400.00', '600.00']).toContain(sum!.received)
    expect(all.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2)
    const back = (1000 - Number(sum!.received)).toFixed(2)
    expect((await position(year, 'GENERAL')).paidCny).toBe(back)
    expect(await used(partyId)).toBe(back)
  })

  it('records a bank reference once, and receipts stay as they are', async () => {
    const { desk, itemId } = await paid('1000.00')
    const orderId = await issued(desk, itemId, '600.00')
    await accepted(receive(desk, orderId, '100.00', 'ZH-ONCE'))
    expect(await receive(desk, orderId, '100.00', 'ZH-ONCE')).toMatchObject({
      ok: false,
      refusal: { code: 'CONFLICT' },
    })
    await expect(asOwner('UPDATE clawback_receipt SET amount_cny = 1')).rejects.toThrow('append-only')
  })

  it('holds new applications of its party, in words, until it is paid or cancelled', async () => {
    const { desk, itemId, partyId } = await paid('1000.00')
    const gate = () => asActor(systemActor(), (tx) => requireNoOpenClawback(tx, partyId))
    await gate()
    const orderId = await issued(desk, itemId, '600.00')
    await accepted(receive(desk, orderId, '150.00'))
    await expect(gate()).rejects.toThrow('450.00 元，期限至2026年10月31日')
    await accepted(cancelClawback(desk.approver, { orderId, reason: '复核后撤销余额。' }, at('2026-09-21')))
    await gate()
    expect(await prepare(desk, itemId, '850.01')).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
  })

  it('is seen by its party when approved, and by no other', async () => {
    const { desk, itemId, partyId } = await paid('1000.00')
    const party = await aPerson('ENTERPRISE_APPROVER', { organisationId: partyId })
    const other = await aPerson('ENTERPRISE_APPROVER', { organisationId: (await anEnterprise()).id })
    const { orderId } = await accepted(prepare(desk, itemId, '10.00'))
    expect(await clawbackDetail(party, { orderId }, at('2026-09-10'))).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    await accepted(approveClawback(desk.approver, { orderId }, at('2026-09-11')))
    expect(await accepted(clawbackDetail(party, { orderId }, at('2026-11-01')))).toMatchObject({
      leftCny: '10.00',
      overdue: true,
      payTo: { account: '17020210090249 00123'.replace(' ', '') },
    })
    expect(await clawbackDetail(other, { orderId }, at('2026-09-12'))).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await accepted(listClawbacks(other, {}, at('2026-09-12')))).toEqual([])
  })
})
