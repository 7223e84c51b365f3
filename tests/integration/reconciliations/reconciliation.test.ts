import '../../setup/test-database'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'

import { type ReconciliationData, reconciliationCsv, reconciliationXlsx } from '@/documents'
import { reconciliationPdf } from '@/documents/pdf'
import { approveClawback, prepareClawback } from '@/features/clawbacks/prepare-order'
import { recordReceipt } from '@/features/clawbacks/record-receipt'
import { carryForward } from '@/features/funds'
import { buildInsurerApplication, submitInsurerApplication } from '@/features/insurer-applications'
import { issueReconciliation, reconciliation, reconciliations } from '@/features/reconciliations'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { textOf } from '../../documents/pdf-text'
import { aDesk } from '../../factories/award-lists'
import { anAward, aPaidPrepayment } from '../../factories/awards'
import { aDollarRate, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

type Person = Awaited<ReturnType<typeof aPerson>>
const at = { now: new Date('2026-11-20T02:00:00.000Z') }
const fund = { programme: 'MICRO' as const, year: 2026 }
let insurer: Person
let checker: Person

/** An application over policies with these exports; returns its id. Rate 7.1003. */
async function submitted(exports: string[], inception: string, halfYear: string): Promise<string> {
  for (const exportsUsd of exports) await aMicroPolicy(insurer, { exportsUsd, inception })
  const { id: roundId } = await aRound({ programme: 'MICRO', halfYear, budgetYear: 2026 })
  const { id } = valueOf(await buildInsurerApplication(insurer, { roundId }, { now: someday }))
  valueOf(await submitInsurerApplication(checker, { id, declared: 'on' }, { now: someday }))
  return id
}

const ledger = async (year: number) => {
  const [row] = await asOwner<{ total: string }>(
    `SELECT coalesce(sum(p.amount_cny), 0)::text AS total FROM journal_posting p JOIN ledger_account a ON a.id = p.account_id
     WHERE a.key = $1`,
    [`PREPAYMENT/MICRO/${insurer.organisationId}/${year}`],
  )
  return row!.total
}

beforeAll(async () => {
  insurer = await aPerson('INSURER_OPERATOR')
  checker = await aPerson('INSURER_CHECKER', { organisationId: insurer.organisationId })
  await aDollarRate('2026-08-19', '7.1003')
  const paid = { insurerId: insurer.organisationId, programme: 'MICRO' as const }
  await aPaidPrepayment({
    ...paid,
    year: 2025,
    amountCny: '100.05',
    paidOn: '2025-03-02',
    documentNumber: '豫财贸〔2025〕8号',
  })
  await asActor(systemActor(), (tx) =>
    carryForward({ tx, by: null, at: new Date('2026-01-04T02:00:00Z') }, { ...paid, year: 2025 }),
  )
  await aPaidPrepayment({ ...paid, year: 2026, amountCny: '12000.00', paidOn: '2026-03-02' })
  // 7,012.61 (987.65 USD) + 1,420.06 (200.00 USD) = 8,432.67: drawn in full.
  const first = await submitted(['1234567.89', '0.00'], '2026-08-21', '2026H2')
  await anAward({
    applicationId: first,
    amountCny: '8432.67',
    listNumber: '豫信保名单〔2026〕000001号',
    budgetYear: 2026,
    drawnCny: '8432.67',
    paidOn: '2026-10-15',
  })
  // 5,680.24 (800.00 USD) + 2,840.12 (400.00 USD) = 8,520.36: the fund holds 12,100.05 − 8,432.67 = 3,667.38.
  const second = await submitted(['1000000.00', '500000.00'], '2026-06-30', '2026H1')
  await anAward({
    applicationId: second,
    amountCny: '8520.36',
    listNumber: '豫信保名单〔2026〕000002号',
    budgetYear: 2026,
    drawnCny: '3667.38',
    settledCny: '4852.98',
    paidOn: '2026-11-10',
  })
})

describe('the reconciliation of an insurer', () => {
  it('says what was carried in, prepaid, drawn and settled, with a line per policy that adds up', async () => {
    const content = valueOf(await reconciliation(insurer, fund, at))
    expect(content).toMatchObject({
      opening: '100.05',
      prepaid: '12000.00',
      drawn: '12100.05',
      settled: '4852.98',
      carriedForward: '0.00',
      closing: '0.00',
    })
    expect(
      content.movements.map(({ item, moneyIn, moneyOut, balance }) => [item, moneyIn, moneyOut, balance]),
    ).toEqual([
      ['期初余额', null, null, '100.05'],
      ['预拨', '12000.00', null, '12100.05'],
      ['提取', null, '8432.67', '3667.38'],
      ['提取', null, '3667.38', '0.00'],
      ['结算', '4852.98', '4852.98', '0.00'],
      ['期末余额', null, null, '0.00'],
    ])
    expect(content.movements[1]!.reference).toBe('豫财贸〔2026〕12号')
    // The second award was drawn in part: the first policy takes it up to its share, the next the rest, in order.
    expect(content.lines.map(({ fiscalShareCny, drawnCny }) => [fiscalShareCny, drawnCny])).toEqual([
      ['7012.61', '7012.61'],
      ['1420.06', '1420.06'],
      ['5680.24', '3667.38'],
      ['2840.12', '0.00'],
    ])
    expect(content.closing).toBe(await ledger(2026))
  })

  it('shows the year before closed, its balance carried', async () => {
    expect(valueOf(await reconciliation(insurer, { ...fund, year: 2025 }, at))).toMatchObject({
      opening: '0.00',
      prepaid: '100.05',
      drawn: '0.00',
      carriedForward: '100.05',
      closing: '0.00',
      lines: [],
    })
    expect(await ledger(2025)).toBe('0.00')
    expect(valueOf(await reconciliations(insurer, {}, at)).map(({ year }) => year)).toEqual([2026, 2025])
  })

  it('is the same document in xlsx, csv and pdf, to the fen, with one number and digest', async () => {
    const issued: ReconciliationData[] = []
    for (const person of [insurer, checker, insurer])
      issued.push(valueOf(await issueReconciliation(person, fund, at)))
    expect(new Set(issued.map((each) => `${each.number} ${each.digest}`)).size).toBe(1)
    expect(issued[0]!.number).toMatch(/^豫信保账〔2026〕\d{6}号$/)

    const csv = parseCsv(new TextDecoder().decode(reconciliationCsv(issued[0]!)))
    const book = await readXlsx(await reconciliationXlsx(issued[1]!))
    const pdf = textOf(await reconciliationPdf(issued[2]!))
      .join('')
      .replaceAll(/\s/g, '')
    const fact = (name: string) => csv.find((row) => row[0] === name)?.[1]
    expect(fact('本期提取')).toBe('12100.05')
    expect(fact('期末余额')).toBe(await ledger(2026))

    const lineAmounts = [
      ['7012.61', '7012.61', '7012.61'],
      ['1420.06', '1420.06', '1420.06'],
      ['5680.24', '5680.24', '3667.38'],
      ['2840.12', '2840.12', '0.00'],
      ['16953.03', '16953.03', '12100.05'],
    ]
    const head = csv.findIndex((row) => row[1] === '批次')
    expect(csv.slice(head + 1, head + 6).map((row) => row.slice(5, 8))).toEqual(lineAmounts)
    const sheet = book.sheets[1]!.rows
    const top = sheet.findIndex((row) => row[1] === '批次')
    const fen = (cell: unknown) => (typeof cell === 'number' ? cell.toFixed(2) : String(cell))
    expect(sheet.slice(top + 1, top + 6).map((row) => row.slice(5, 8).map(fen))).toEqual(lineAmounts)
    for (const amount of ['12,100.05', '16,953.03', '3,667.38', '4,852.98', '8,432.67', '100.05'])
      expect(pdf).toContain(amount)
    expect(pdf).toContain(issued[0]!.digest)
    expect(JSON.stringify(book.sheets[0]!.rows)).toContain(issued[0]!.digest)
    expect(fact('内容摘要（SHA-256）')).toBe(issued[0]!.digest)
  })

  it('gets a new number when the fund has moved', async () => {
    const before = valueOf(await issueReconciliation(insurer, fund, at))
    await aPaidPrepayment({
      insurerId: (await aPerson('INSURER_OPERATOR')).organisationId,
      programme: 'MICRO',
      year: 2026,
      amountCny: '1.00',
      paidOn: '2026-11-11',
    })
    expect(valueOf(await issueReconciliation(insurer, fund, at)).number).toBe(before.number)
    const third = await submitted(['700000.00'], '2026-08-22', '2026H2')
    await anAward({
      applicationId: third,
      amountCny: '3976.16',
      listNumber: '豫信保名单〔2026〕000003号',
      budgetYear: 2026,
      settledCny: '3976.16',
      paidOn: '2026-11-12',
    })
    const after = valueOf(await issueReconciliation(insurer, fund, at))
    expect(after.number).not.toBe(before.number)
    expect(after).toMatchObject({ settled: '8829.14', drawn: '12100.05', closing: '0.00' })
  })

  it('shows what was clawed back of a drawdown: opening + in − drawn + returned − carried = closing, in all formats', async () => {
    const desk = await aDesk()
    const [item] = await asOwner<{ id: string }>(
      `SELECT i.id FROM award_list_item i JOIN award_list l ON l.id = i.award_list_id WHERE l.number = '豫信保名单〔2026〕000001号'`,
    )
    const before = valueOf(await reconciliation(insurer, fund, at))
    const [one, other] = await asOwner<{ id: string; number: string }>(
      `SELECT l.id, p.insurance_policy_number AS number FROM application_policy_line l JOIN insurance_policy p ON p.id = l.insurance_policy_id
       JOIN award_list_item i ON i.application_id = l.application_id WHERE i.id = $1 ORDER BY l.position`,
      [item!.id],
    )
    const { orderId, number } = valueOf(
      await prepareClawback(
        desk.preparer,
        {
          itemId: item!.id,
          lines: [
            { lineId: one!.id, amountCny: '400.00' },
            { lineId: other!.id, amountCny: '32.67' },
          ],
          reason: '保单重复，退回保费。',
          basis: '豫商财〔2024〕15号 二(五)',
          dueOn: '2026-12-31',
          payToName: '河南省财政厅',
          payToBank: '中国工商银行',
          payToAccount: '1702021009024900123',
        },
        at,
      ),
    )
    valueOf(await approveClawback(desk.approver, { orderId }, at))
    valueOf(
      await recordReceipt(
        desk.financePreparer,
        { orderId, amountCny: '432.67', receivedOn: '2026-11-20', bankReference: 'ZH20261120' },
        at,
      ),
    )
    const issued = valueOf(await issueReconciliation(insurer, fund, at))
    expect(issued).toMatchObject({
      opening: before.opening,
      prepaid: before.prepaid,
      drawn: before.drawn,
      returned: '432.67',
      closing: await ledger(2026),
    })
    expect(Number(issued.closing)).toBeCloseTo(
      Number(issued.opening) + Number(issued.prepaid) - Number(issued.drawn) + 432.67,
      2,
    )
    // A movement a policy, in the order of the notice.
    expect(
      issued.movements
        .filter(({ item: what }) => what === '追回')
        .map(({ reference, moneyIn }) => [reference, moneyIn]),
    ).toEqual([
      [`${number} 保单 ${one!.number}`, '400.00'],
      [`${number} 保单 ${other!.number}`, '32.67'],
    ])
    const csv = parseCsv(new TextDecoder().decode(reconciliationCsv(issued)))
    expect(csv.find((row) => row[0] === '本期追回')?.[1]).toBe('432.67')
    const book = await readXlsx(await reconciliationXlsx(issued))
    expect(JSON.stringify(book.sheets[0]!.rows)).toContain(number)
    const pdf = textOf(await reconciliationPdf(issued))
      .join('')
      .replaceAll(/\s/g, '')
    expect(pdf).toContain('本期追回')
    expect(pdf).toContain('432.67')
  })

  it('is one’s own: another insurer sees an empty fund, others none', async () => {
    const rival = await aPerson('INSURER_CHECKER')
    expect(valueOf(await reconciliation(rival, fund, at))).toMatchObject({ prepaid: '0.00', lines: [] })
    const official = await aPerson('FINANCE_CHECKER')
    expect(await issueReconciliation(official, fund, at)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    expect(await reconciliation(rival, { ...fund, year: 1999 }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
  })
})
