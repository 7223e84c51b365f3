import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { importTable, insurancePolicyList } from '@/documents'
import { insurancePolicies, insurancePolicy } from '@/features/insurance-policies'
import { exportBadRows, policyImport, policyImports, runImports } from '@/features/policy-imports'
import { startRecording, withdrawImport } from '@/features/policy-imports/record-list'
import { sendPolicyList } from '@/features/policy-imports/send-list'
import type { Actor } from '@/server/auth/actor'

import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aPdf } from '../../factories/files'
import { aClearCheck, aDollarRate, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { aListRow, aPolicyList } from '../../factories/policy-lists'
import { mediumTerms, microRow, type ListRow } from '../../factories/policy-rows'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const detail = async (insurer: Actor, id: string) => valueOf(await policyImport(insurer, { id }, at))

async function checked(insurer: Actor, rows: readonly ListRow[], evidence: File | null = null) {
  const { id } = valueOf(await sendPolicyList(insurer, { file: await aPolicyList(rows), evidence }, at))
  await runImports(someday)
  return detail(insurer, id)
}
async function recorded(insurer: Actor, id: string, choice: 'all' | 'good') {
  valueOf(await startRecording(insurer, { id, choice }, at))
  await runImports(someday)
  return detail(insurer, id)
}
const policiesOf = async (insurer: Actor) => valueOf(await insurancePolicies(insurer, {}, at))

beforeAll(() => aDollarRate('2026-08-18', '7.1234'))

describe('a list of policies', () => {
  it('is read, previewed with its effect, and recorded whole, each policy as a single registration would', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rows = [
      await aListRow(insurer, { invoiceNumber: '26412000000012345678' }),
      await aListRow(insurer, { ...mediumTerms, selfPaidReceivedOn: '2026-08-19' }),
      await aListRow(insurer, mediumTerms),
    ]
    const view = await checked(insurer, rows)
    expect(view).toMatchObject({
      state: 'CHECKED',
      rowsRead: 3,
      tally: {
        good: 3,
        bad: 0,
        same: 0,
        late: 0,
        premiumUsd: '20000.00',
        fiscalShareUsd: '16160.00',
        programmes: [
          { programme: 'MICRO', policies: 1, premiumUsd: '800.00', fiscalShareUsd: '800.00' },
          { programme: 'MEDIUM', policies: 2, premiumUsd: '19200.00', fiscalShareUsd: '15360.00' },
        ],
      },
    })
    expect((await policiesOf(insurer)).total).toBe(0)
    expect(await recorded(insurer, view.id, 'all')).toMatchObject({ state: 'RECORDED', recordedRows: 3 })
    const { policies, fiscalShareUsd } = await policiesOf(insurer)
    expect(fiscalShareUsd).toBe('16160.00')
    expect(policies.map(({ state }) => state).toSorted()).toEqual([
      'IN_FORCE',
      'IN_FORCE',
      'PENDING_SELF_PAYMENT',
    ])
    const single = await aMicroPolicy(await aPerson('INSURER_OPERATOR'))
    const byHand = await asOwner<Record<string, unknown>>('SELECT * FROM insurance_policy WHERE id = $1', [
      single.id,
    ])
    const imported = await asOwner<Record<string, unknown>>(
      'SELECT * FROM insurance_policy WHERE insurer_id = $1 AND insurance_policy_number = $2',
      [insurer.organisationId, rows[0]!.insurancePolicyNumber],
    )
    const own = ['id', 'insurer_id', 'insurance_policy_number', 'enterprise_id', 'uscc', 'enterprise_name']
    const other = ['export_record_id', 'check_id', 'invoice_number', 'recorded_by_id', 'import_id', 'sheet']
    for (const column of [...own, ...other]) {
      delete byHand[0]![column]
      delete imported[0]![column]
    }
    expect(imported).toEqual(byHand)
    const [reservations] = await asOwner<{ n: string }>(
      `SELECT count(*) AS n FROM cover_reservation WHERE insurer_id = $1 AND release_reason = '已出单'`,
      [insurer.organisationId],
    )
    expect(Number(reservations!.n)).toBe(3)
  })

  it('names every bad row with all that is wrong, gives them back as the same table, and records the good ones', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const covered = await aMicroPolicy(rival)
    const good = await aListRow(insurer)
    const listed = await aListRow(insurer)
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某', '省财政厅', '豫财〔2026〕1号', '2026-08-01', '2029-08-01', '误报', now())`,
      [listed.uscc],
    )
    const rows: ListRow[] = [
      good,
      await aListRow(insurer, { premiumUsd: '801.00', sumInsuredUsd: '900000.00' }),
      microRow(covered.uscc, 'B-2'),
      microRow(madeUpUscc(), 'B-3'),
      await aListRow(insurer, { premiumRate: '0.0009' }),
      listed,
      { ...good, insurancePolicyNumber: 'B-6' },
      await aListRow(insurer, { inception: '去年', uscc: '12' }),
      await aListRow(insurer, { expiry: '2027-09-01' }),
      { ...(await aListRow(insurer)), exportSource: 'UNDERTAKING', priorYearExportsUsd: '900000.00' },
      await aListRow(insurer, { insurancePolicyNumber: good.insurancePolicyNumber! }),
    ]
    const view = await checked(insurer, rows)
    expect(view.tally).toMatchObject({ good: 1, bad: 10, same: 0 })
    const told = Object.fromEntries(view.rows.map(({ rowNumber, complaint }) => [rowNumber, complaint]))
    expect(told[3]).toBe('投保金额应为 1,000,000.00，请更正。年保费应为 800.00，请更正。')
    expect(told[4]).toContain('该企业已承保至 2027年8月31日')
    expect(told[4]).not.toContain(rival.organisationName)
    expect(told[5]).toContain('没有查重凭证 无')
    expect(told[5]).toContain('平台没有该企业 2025 年的官方出口额')
    expect(told[6]).toContain('最高费率')
    expect(told[7]).toContain('信用负面清单至 2029年8月1日')
    expect(told[8]).toBe('与第 2 行是同一家企业，保险期间重叠，请核对。')
    expect(told[9]).toContain('“起保日”：“去年”不是有效日期')
    expect(told[9]).toContain('统一社会信用代码')
    expect(told[10]).toContain('终保日最晚为 2027年8月31日')
    expect(told[11]).toBe('上年出口额应为 1,000,000.00 美元（官方提供的出口金额），请更正。')
    expect(told[12]).toBe('保单号与第 2 行相同，请只保留一行。')

    expect(await startRecording(insurer, { id: view.id, choice: 'all' }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    const file = valueOf(await exportBadRows(insurer, { id: view.id }, at))
    const back = await importTable(file.bytes, insurancePolicyList)
    // As it was typed, so that it can be corrected there: the spoilt cells are complained of again, by the same words.
    expect(back.rows.map(({ values }) => values.insurancePolicyNumber)).toContain('B-2')
    expect(back.errors.map(({ message }) => message).join('')).toContain('“去年”不是有效日期')
    expect(await recorded(insurer, view.id, 'good')).toMatchObject({ state: 'RECORDED', recordedRows: 1 })
    expect((await policiesOf(insurer)).total).toBe(1)
  })

  it('changes nothing when the same file comes again, before and after it was recorded', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rows = [await aListRow(insurer), await aListRow(insurer)]
    const first = await checked(insurer, rows)
    const second = await checked(
      insurer,
      rows.map((row, index) => ({ ...row, position: String(9 - index) })),
    )
    expect(second).toMatchObject({ state: 'WITHDRAWN', sameAsId: first.id })
    await recorded(insurer, first.id, 'all')
    const third = await checked(insurer, rows)
    expect(third).toMatchObject({ state: 'CHECKED', tally: { good: 0, bad: 0, same: 2 } })
    expect(await startRecording(insurer, { id: third.id, choice: 'good' }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    expect((await policiesOf(insurer)).total).toBe(2)
    const changed = await checked(insurer, [{ ...rows[0]!, expiry: '2027-08-30' }])
    expect(changed.rows[0]!.complaint).toContain('已经登记过，内容不同')
  })

  it('records none when all were wanted and one is bad meanwhile; the insurer may then take the good ones', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rows = [await aListRow(insurer), await aListRow(insurer), await aListRow(insurer)]
    const view = await checked(insurer, rows)
    valueOf(await startRecording(insurer, { id: view.id, choice: 'all' }, at))
    await asOwner('UPDATE cover_reservation SET released_at = now(), release_reason = $2 WHERE uscc = $1', [
      rows[1]!.uscc,
      '期满',
    ])
    await runImports(someday)
    const after = await detail(insurer, view.id)
    expect(after).toMatchObject({ state: 'CHECKED', recordedRows: 0, tally: { good: 2, bad: 1 } })
    expect(after.remark).toContain('一张也没有登记')
    expect((await policiesOf(insurer)).total).toBe(0)
    expect(await recorded(insurer, view.id, 'good')).toMatchObject({ state: 'RECORDED', recordedRows: 2 })
    expect((await policiesOf(insurer)).total).toBe(2)
  })

  it('takes amounts that the portal does not know with the evidence of the import, official ones of codes unregistered', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const unknown = madeUpUscc()
    const check = await aClearCheck(insurer, unknown, '2026-09-01')
    const row = {
      ...microRow(unknown, 'E-1'),
      exportSource: 'UNDERTAKING',
      certificateNumber: check.certificateNumber,
    }
    const without = await checked(insurer, [row])
    expect(without.rows[0]!.complaint).toContain('请随清单上传证明材料')
    const view = await checked(insurer, [row], aPdf('承诺书汇编.pdf'))
    expect(view.tally).toMatchObject({ good: 1 })
    await recorded(insurer, view.id, 'all')
    const { policies } = await policiesOf(insurer)
    expect(valueOf(await insurancePolicy(insurer, { id: policies[0]!.id }, at))).toMatchObject({
      exportSource: 'UNDERTAKING',
      hasEvidence: true,
      enterpriseName: '河南清单进出口有限公司',
    })
  })

  it('flags what is recorded after its start, and shows how late', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const { uscc } = await anEnterprise({ exports: [{ year: 2025, amountUsd: '1000000.00' }] })
    const check = await aClearCheck(insurer, uscc, '2026-08-10')
    const row = {
      ...microRow(uscc, 'L-1'),
      inception: '2026-08-10',
      expiry: '2027-08-09',
      certificateNumber: check.certificateNumber,
    }
    const view = await checked(insurer, [row])
    expect(view).toMatchObject({ tally: { good: 1, late: 1 }, rows: [{ lateDays: 10 }] })
    await recorded(insurer, view.id, 'all')
    const [policy] = await asOwner<{ late_days: number }>(
      'SELECT late_days FROM insurance_policy WHERE uscc = $1',
      [uscc],
    )
    expect(policy!.late_days).toBe(10)
  })

  it('goes on where a dead process left off, and is worked at by two at once without a row twice', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rows = Array.from({ length: 2300 }, (_, n) => microRow(madeUpUscc(), `K-${n}`))
    const { id } = valueOf(
      await sendPolicyList(insurer, { file: await aPolicyList(rows), evidence: null }, at),
    )
    // What a process leaves that died after its first thousand rows.
    await Promise.all([runImports(someday), runImports(someday)])
    const view = await detail(insurer, id)
    expect(view).toMatchObject({ state: 'CHECKED', rowsRead: 2300, tally: { bad: 2300 } })
    await asOwner(
      `UPDATE policy_import SET state = 'RECEIVED', rows_read = 1000, last_row = 1001, checked_at = NULL WHERE id = $1`,
      [id],
    )
    await asOwner('DELETE FROM policy_import_row WHERE import_id = $1 AND row_number > 1001', [id])
    await runImports(someday)
    expect(await detail(insurer, id)).toMatchObject({
      state: 'CHECKED',
      rowsRead: 2300,
      tally: { bad: 2300 },
    })
  })

  it('says why a file cannot be read, and keeps it from rivals and other people', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const wrong = await aPolicyList([])
    const { id } = valueOf(await sendPolicyList(insurer, { file: wrong, evidence: null }, at))
    await runImports(someday)
    expect(await detail(insurer, id)).toMatchObject({
      state: 'UNREADABLE',
      remark: '文件里没有数据行。请按模板填写后重新上传。',
    })
    expect(await sendPolicyList(insurer, { file: aPdf('清单.pdf'), evidence: null }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    const view = await checked(insurer, [await aListRow(insurer)])
    for (const attempt of [policyImport, exportBadRows, withdrawImport])
      expect(await attempt(rival, { id: view.id } as never, at)).toMatchObject({
        refusal: { code: 'NOT_FOUND' },
      })
    expect(await startRecording(rival, { id: view.id, choice: 'all' }, at)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(valueOf(await policyImports(rival, {}, at)).total).toBe(0)
    valueOf(await withdrawImport(insurer, { id: view.id }, at))
    expect(await startRecording(insurer, { id: view.id, choice: 'all' }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})
