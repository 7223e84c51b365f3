import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { trailPdf } from '@/documents/pdf'
import { buildInsurerApplication, submitInsurerApplication } from '@/features/insurer-applications'
import { findTrails, readTrail, trailDocument } from '@/features/trails'
import { sealAudit } from '@/server/audit/sealer'
import { tableName } from '@/server/audit/table-names'
import { verifyRows } from '@/server/audit/verify-rows'
import type { Actor } from '@/server/auth/actor'

import { textOf } from '../../documents/pdf-text'
import { accepted, aDesk, type Desk } from '../../factories/award-lists'
import { aDollarRate, aMicroPolicy } from '../../factories/insurance-policies'
import { aPerson } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { aPaidYuan, type PaidYuan } from '../../factories/trails'
import { asOwner, ownerUrl, sealerUrl } from '../../setup/test-database'

const now = new Date('2027-03-10T03:00:00Z')
const seal = () => sealAudit(sealerUrl, process.env.DATA_DIR!, now)
const quietly = (sql: string) =>
  asOwner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`)

let desk: Desk
let auditor: Actor
let yuan: PaidYuan
let policyLineId: string
let before: Set<string>

const trail = (lineId = yuan.lineId, actor = auditor) => accepted(readTrail(actor, { lineId }, { now }))
const find = async (text: string, actor = auditor) =>
  (await accepted(findTrails(actor, { text }, { now }))).lines.map(({ lineId }) => lineId)
const found = async () => (await verifyRows(ownerUrl)).problems.filter((problem) => !before.has(problem))

beforeAll(async () => {
  desk = await aDesk()
  auditor = await aPerson('AUDITOR')
  yuan = await aPaidYuan(desk, 2051)
  policyLineId = await anInsurersLine()
  while ((await seal()) > 0);
  before = new Set((await verifyRows(ownerUrl)).problems)
}, 120_000)

async function anInsurersLine(): Promise<string> {
  const operator = await aPerson('INSURER_OPERATOR')
  const checker = await aPerson('INSURER_CHECKER', { organisationId: operator.organisationId })
  await aDollarRate('2026-08-19', '7.1003')
  const { id: roundId } = await aRound({
    programme: 'MICRO',
    opensOn: '2027-03-01',
    closesOn: '2027-03-31',
    halfYear: '2026H2',
    budgetYear: 2027,
  })
  await aMicroPolicy(operator, { inception: '2026-09-01' })
  const built = await accepted(buildInsurerApplication(operator, { roundId }, { now }))
  await accepted(submitInsurerApplication(checker, { id: built.id, declared: 'on' }, { now }))
  const [line] = await asOwner<{ id: string }>(
    'SELECT id FROM application_policy_line WHERE application_id = $1',
    [built.id],
  )
  return line!.id
}

describe('the trail of one yuan', () => {
  it('goes from the invoice line to the bank receipt and back, each step with person, time and number', async () => {
    const { steps, sheet, amountCny, verified, receiptNumber } = await trail()
    expect(receiptNumber).toBe(yuan.receiptNumber)
    expect(amountCny).toBe('10000.00')
    expect(steps.filter(({ items }) => items.length === 0).map(({ title }) => title)).toEqual([])
    const items = steps.flatMap((step) => step.items)
    expect(items.filter(({ deeds }) => deeds.length === 0).map(({ key }) => key)).toEqual([])
    const numbers = items.map(({ number }) => number)
    for (const number of [
      '26412000000012345678',
      yuan.receiptNumber,
      '豫财贸函〔2026〕12号',
      yuan.orderNumber,
      yuan.bankReference,
    ])
      expect(numbers).toContain(number)
    const receipt = steps.find(({ key }) => key === 'receipt')!.items[0]!
    // 9000.00 × 50 % = 4500.00
    expect(receipt.facts).toContainEqual({ label: '金额（元）', text: '4,500.00' })
    expect(receipt.deeds[0]).toMatchObject({ what: '导入银行回单', who: expect.stringContaining('财政经办') })
    expect(sheet!.steps.map(({ clause }) => clause)).toContain('一(三)')
    expect(verified).toMatchObject({ touched: [], unsure: [], rows: items.length, whole: items.length })
  })

  it('of an insurer begins at the policy line, with policy and certificate', async () => {
    const { steps, verified } = await trail(policyLineId)
    expect(steps[0]!.items.map(({ name }) => name)).toEqual(['申报保单明细', '保单', '查重'])
    expect(verified).toMatchObject({ touched: [], unsure: [] })
  })

  it('is found by every number of the way', async () => {
    for (const text of [
      yuan.receiptNumber,
      yuan.receiptNumber.replace('〔', '[').replace('〕', ']'),
      '26412000000012345678',
      yuan.orderNumber,
      yuan.bankReference,
      'ZH20510920000001',
    ])
      expect(await find(text)).toEqual([yuan.lineId])
    const [entry] = await asOwner<{ sequence: string }>(
      `SELECT sequence FROM journal_entry WHERE kind = 'BUDGET_SPENT' LIMIT 1`,
    )
    expect(await find(entry!.sequence)).toEqual([yuan.lineId])
    expect(await find('没有这个编号')).toEqual([])
  })

  it('shows commerce no account and no bank receipt, finance no objection, others nothing', async () => {
    const commerce = await trail(yuan.lineId, desk.preparer)
    const [account] = await asOwner<{ account: string }>(
      `SELECT account_number AS account FROM disbursement_line WHERE order_id = $1`,
      [yuan.orderId],
    )
    expect(JSON.stringify(commerce)).not.toContain(account!.account)
    const receipts = commerce.steps.find(({ key }) => key === 'receipt')!
    expect(receipts).toMatchObject({ items: [], withheld: expect.stringContaining('省财政厅') })
    const finance = await trail(yuan.lineId, desk.financePreparer)
    expect(JSON.stringify(finance)).toContain(account!.account)
    expect(JSON.stringify(finance.steps.find(({ key }) => key === 'publicity'))).not.toContain('豫信保异')
    for (const role of ['ENTERPRISE_APPROVER', 'INSURER_CHECKER', 'DIVISION_COMMERCE', 'EXPERT'] as const)
      expect(await readTrail(await aPerson(role), { lineId: yuan.lineId }, { now })).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await readTrail(auditor, { lineId: crypto.randomUUID() }, { now })).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
  })

  it('says what is not sealed yet, and that it cannot be verified until then', async () => {
    await accepted(
      findTrails(auditor, { text: yuan.receiptNumber }, { now }), // only tells: nothing to seal
    )
    const [last] = await asOwner<{ sequence: string }>('SELECT max(sequence) AS sequence FROM audit_seal')
    await quietly(
      `CREATE TABLE kept AS SELECT * FROM audit_seal; DELETE FROM audit_seal WHERE sequence > ${Number(last!.sequence) - 1}`,
    )
    const { verified } = await trail(policyLineId)
    await quietly('DELETE FROM audit_seal; INSERT INTO audit_seal SELECT * FROM kept; DROP TABLE kept')
    expect(verified.touched).toEqual([])
    expect(verified.unsure[0]!.mark.words).toContain('尚未封存')
  })

  it('is printed with digests and places in the chain', async () => {
    const read = await trail()
    const text = textOf(await trailPdf(trailDocument(read))).join('')
    expect(text).toContain('资金轨迹')
    const receipt = read.steps.find(({ key }) => key === 'receipt')!.items[0]!
    const flat = text.replaceAll(/\s/g, '')
    expect(flat).toContain(receipt.sha256!)
    expect(flat).toContain(`审计记录${receipt.deeds[0]!.entryId}，封存${receipt.deeds[0]!.sequence}`)
  })
})

/** A change by hand that the database's own checks let through, by table. */
const changes: Record<string, [column: string, value: string]> = {
  premium_payment_line: ['invoice_amount', 'invoice_amount + 1'],
  application_policy_line: ['fiscal_share_cny', 'fiscal_share_cny + 0.01'],
  insurance_policy: ['enterprise_name', `'另一家企业'`],
  duplicate_cover_check: ['enterprise_name', `'另一家企业'`],
  application: ['approved_amount_cny', 'approved_amount_cny - 0.01'],
  application_submission: ['requested_amount_cny', 'requested_amount_cny + 0.01'],
  application_material: ['added_at', `added_at + interval '1 day'`],
  stored_file: ['sha256', `repeat('0', 64)`],
  insurer_invoice: ['amount', 'amount + 1'],
  finding: ['settlement_reason', `'没有理由'`],
  correction_return: ['correct_by', 'correct_by + 1'],
  review: ['opinion', `'不同意'`],
  review_line_decision: ['note', `'补记'`],
  supported_payment: ['released_at', 'now()'],
  award_list_item: ['amount_cny', 'amount_cny + 1'],
  award_list: ['fund_document', `'豫财贸〔2026〕99号'`],
  consultation_round: ['total_cny', 'total_cny + 1'],
  finance_consultation: ['remark', `'同意支持。'`],
  publicity: ['contact_phone', `'000'`],
  objection: ['decision', `'成立'`],
  disbursement_order: ['budget_head', `'另一科目'`],
  disbursement_movement: ['amount_cny', 'amount_cny - 0.01'],
  bank_account: ['account_number', `'6222000000000000'`],
  disbursement_line: ['account_number', `'6222000000000000'`],
  journal_entry: ['memo', `'改'`],
  journal_posting: ['amount_cny', 'amount_cny + 0.01'],
  bank_receipt: ['amount_cny', 'amount_cny + 1'],
  clawback_order: ['reason', `'没有原因的原因'`],
  clawback_line: ['amount_cny', 'amount_cny + 0.01'],
  clawback_receipt: ['received_on', 'received_on + 1'],
}

describe('a row of the trail changed by hand, past the triggers', () => {
  it('covers every table that the trail has', async () => {
    const shown = [await trail(), await trail(policyLineId)].flatMap(({ steps }) =>
      steps.flatMap(({ items }) => items.map(({ key }) => key.split('/')[0]!)),
    )
    expect([...new Set(shown)].toSorted()).toEqual(Object.keys(changes).toSorted())
  })

  it.each(Object.entries(changes))(
    '%s: the audit names row and column, the page says it',
    async (table, [column, value]) => {
      const lineId = ['application_policy_line', 'insurance_policy', 'duplicate_cover_check'].includes(table)
        ? policyLineId
        : yuan.lineId
      const key = (await trail(lineId)).steps
        .flatMap(({ items }) => items)
        .find((item) => item.key.startsWith(`${table}/`))!.key
      const [, rowId] = key.split('/')
      await quietly(
        `CREATE TABLE kept AS SELECT * FROM ${table} WHERE id = '${rowId}'; UPDATE ${table} SET ${column} = ${value} WHERE id = '${rowId}'`,
      )
      const problems = (await found()).join('\n')
      const page = await trail(lineId)
      await quietly(
        `DELETE FROM ${table} WHERE id = '${rowId}'; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`,
      )

      expect(problems).toContain(tableName(table))
      expect(problems).toContain(rowId)
      expect(problems).toContain(`（${column}）应为`)
      expect(page.verified.touched.map((item) => item.key)).toEqual([key])
      expect(page.verified.touched[0]!.mark.words).toContain(`（${column}）应为`)
      expect(page.verified.touched[0]!.mark.words).toMatch(/[一-龥]+（/)
      expect((await trail(lineId)).verified.touched).toEqual([])
    },
  )

  it('a row slipped in where few yuan have one is shown in its step and named', async () => {
    const [item] = await asOwner<{ id: string; list: string; publicity: string; invoice: string }>(
      `SELECT i.id, i.award_list_id AS list, p.id AS publicity, v.id AS invoice FROM award_list_item i
       JOIN publicity p ON p.award_list_id = i.award_list_id, insurer_invoice v
       WHERE i.application_id = $1 AND v.invoice_number = '26412000000012345678'`,
      [yuan.applicationId],
    )
    const someone = desk.preparer.accountId
    const [correction, shortage, round] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const slipped: Record<string, string> = {
      insurer_invoice: `(id, insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at, version, supersedes_id, reason, correction_id)
        SELECT gen_random_uuid(), insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at, 2, id, '更正', '${correction}'
        FROM insurer_invoice WHERE id = '${item!.invoice}'`,
      invoice_correction: `(id, number, insurer_id, reason, lines, proposed_by_id, proposed_at)
        VALUES ('${correction}', '更1', '${someone}', '开票有误', '[]', '${someone}', now())`,
      award_list_shortage: `(id, award_list_id, sequence, factor, available_cny, total_before_cny, total_after_cny, reason, proposed_by_id, proposed_at)
        VALUES ('${shortage}', '${item!.list}', 9, 0.5, 1, 2, 1, '资金不足', '${someone}', now())`,
      award_list_shortage_line: `(id, shortage_id, item_id, share_cny, before_cny, after_cny, sheet)
        VALUES (gen_random_uuid(), '${shortage}', '${item!.id}', 2, 2, 1, '{}')`,
      consultation_remark: `(id, round_id, item_id, amount_cny, remark, made_by_id, made_at)
        VALUES (gen_random_uuid(), '${round}', '${item!.id}', 1, '请核', '${someone}', now())`,
      publicity_withdrawal: `(id, publicity_id, reason, afterwards, proposed_by_id, proposed_at)
        VALUES (gen_random_uuid(), '${item!.publicity}', '名称有误', 'REVISE', '${someone}', now())`,
      spot_check_sheet: `(id, plan_id, position, item_id, application_id, party_id, party_name, uscc, stratum, by_lot, flags, paid_cny)
        VALUES (gen_random_uuid(), gen_random_uuid(), 1, '${item!.id}', '${yuan.applicationId}', '${someone}', '某', '某', '某', true, '{}', 1)`,
    }
    for (const [table, row] of Object.entries(slipped)) await quietly(`INSERT INTO ${table} ${row}`)
    const { touched } = (await trail()).verified
    for (const table of Object.keys(slipped))
      await quietly(
        `DELETE FROM ${table} WHERE id::text NOT IN (SELECT row_id FROM row_version WHERE table_name = '${table}')`,
      )

    const said = touched.filter(({ mark }) => mark.words === '这一行不是由平台写入的。')
    expect(said.map(({ key }) => key.split('/')[0]).toSorted()).toEqual(Object.keys(slipped).toSorted())
    // Each is called by its name, and each of its facts.
    expect(said.map(({ name }) => name).filter((name) => /[a-z_]/.test(name))).toEqual([])
    expect(
      said.flatMap(({ facts }) => facts.map(({ label }) => label)).filter((label) => /[a-z_]/.test(label)),
    ).toEqual([])
  })

  it('a row taken out, a version rewritten and an entry forged are said too', async () => {
    const words = async () => (await trail()).verified.touched.map(({ mark }) => mark.words).join('\n')
    await quietly('CREATE TABLE kept AS SELECT * FROM bank_receipt; DELETE FROM bank_receipt')
    expect(await words()).toContain('已被删除')
    await quietly('INSERT INTO bank_receipt SELECT * FROM kept; DROP TABLE kept')

    await quietly(
      `CREATE TABLE kept AS SELECT * FROM row_version WHERE table_name = 'bank_receipt';
       UPDATE row_version SET content = content || '{"failure_reason": "x"}' WHERE table_name = 'bank_receipt';
       CREATE TABLE kept_row AS SELECT * FROM bank_receipt; ALTER TABLE bank_receipt DROP CONSTRAINT bank_receipt_failure;
       UPDATE bank_receipt SET failure_reason = 'x'`,
    )
    expect(await words()).toContain('留存版本被改动')
    await quietly(
      `DELETE FROM row_version WHERE table_name = 'bank_receipt'; INSERT INTO row_version SELECT * FROM kept; DROP TABLE kept;
       DELETE FROM bank_receipt; INSERT INTO bank_receipt SELECT * FROM kept_row; DROP TABLE kept_row`,
    )

    await quietly(
      `UPDATE audit_entry SET actor_role = 'COMMERCE_PREPARER' WHERE action = 'disbursements.apply-receipts'`,
    )
    expect(await words()).toMatch(/审计记录 \d+ 的内容或次序被改动/)
    await quietly(
      `UPDATE audit_entry SET actor_role = 'FINANCE_PREPARER' WHERE action = 'disbursements.apply-receipts'`,
    )
    expect(await words()).toBe('')
  })
})
