import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { applicationDraft } from '@/features/applications/application-draft'
import { applicationRecord } from '@/features/applications/application-record'
import { removeMaterial, uploadMaterial } from '@/features/applications/materials'
import { myApplications } from '@/features/applications/my-applications'
import { saveDraft } from '@/features/applications/save-draft'
import { startApplication } from '@/features/applications/start-application'
import { submitApplication } from '@/features/applications/submit-application'
import { withdrawApplication } from '@/features/applications/withdraw-application'
import { openFile } from '@/features/stored-files'
import type { Outcome } from '@/server/use-case'

import { aPaymentRow, aReadyDraft, aSubmittedApplication, valueOf } from '../../factories/applications'
import { anEnterprise, type EnterpriseOptions } from '../../factories/enterprises'
import { aFalsePdf, aPdf } from '../../factories/files'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
const at = { now }

async function people(options: EnterpriseOptions = {}) {
  const enterprise = await anEnterprise(options)
  const approver = await aPerson('ENTERPRISE_APPROVER', {
    organisationId: enterprise.id,
    displayName: '王总',
  })
  const operator = await aPerson('ENTERPRISE_OPERATOR', {
    organisationId: enterprise.id,
    displayName: '小赵',
  })
  return { enterprise, approver, operator }
}

function refusalOf(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error('was not refused')
  const { code, message, details } = outcome.refusal
  return { code, message, clause: details.clause, fieldErrors: details.fieldErrors }
}

const list = (uscc: string, until = '2027-08-10') =>
  asOwner(
    `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
     VALUES (gen_random_uuid(), $1, '某企业', '河南省商务厅', '豫商罚〔2024〕1号', '2024-08-10', $2, '重复投保', now())`,
    [uscc, until],
  )

describe('starting', () => {
  it('gives a verified enterprise a draft with its verified account, once a round', async () => {
    const { operator, enterprise } = await people()
    const round = await aRound()
    const { applicationId } = valueOf(await startApplication(operator, { roundId: round.id }, at))
    const { draft } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(draft).toMatchObject({
      state: 'DRAFT',
      version: 1,
      bankAccountId: enterprise.bankAccountId,
      rows: [],
    })
    expect(refusalOf(await startApplication(operator, { roundId: round.id }, at))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('每批次只能申报一次'),
    })
  })

  it('of two colleagues at the same moment exactly one begins', async () => {
    const { operator, approver } = await people()
    const { id: roundId } = await aRound()
    const outcomes = await Promise.all(
      [operator, approver].map((who) => startApplication(who, { roundId }, at)),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(refusalOf(outcomes.find((outcome) => !outcome.ok)!).code).toBe('CONFLICT')
  })

  it.each([
    ['before the window', '2026-08-21', '2026-09-30', '自2026年8月21日起接受申报'],
    ['after the window', '2026-08-01', '2026-08-19', '已于2026年8月19日截止'],
  ])('is refused %s', async (_, opensOn, closesOn, words) => {
    const { operator } = await people()
    const round = await aRound({ opensOn, closesOn })
    expect(refusalOf(await startApplication(operator, { roundId: round.id }, at))).toMatchObject({
      clause: '二(三)',
      message: expect.stringContaining(words),
    })
  })

  it('is allowed on the first and on the last day of the window, to 24:00', async () => {
    const { operator } = await people()
    const round = await aRound({ opensOn: '2026-08-20', closesOn: '2026-08-20' })
    const lastMinute = { now: new Date('2026-08-20T15:59:59Z') }
    expect((await startApplication(operator, { roundId: round.id }, lastMinute)).ok).toBe(true)
    const { operator: late } = await people()
    const nextDay = { now: new Date('2026-08-20T16:00:00Z') }
    expect((await startApplication(late, { roundId: round.id }, nextDay)).ok).toBe(false)
  })

  it('is refused to one not verified, to one listed until today, and to a round not released', async () => {
    const { operator: pending } = await people({ state: 'PENDING_VERIFICATION' })
    const round = await aRound()
    expect(refusalOf(await startApplication(pending, { roundId: round.id }, at)).message).toContain(
      '正在核实',
    )
    const { operator: listed, enterprise } = await people()
    await list(enterprise.uscc, '2026-08-20')
    expect(refusalOf(await startApplication(listed, { roundId: round.id }, at))).toMatchObject({
      clause: '二(三)',
      message: expect.stringContaining('至2026年8月20日（含当日）'),
    })
    const tomorrow = { now: new Date('2026-08-21T02:00:00Z') }
    expect((await startApplication(listed, { roundId: round.id }, tomorrow)).ok).toBe(true)
    const draftRound = await aRound({ state: 'DRAFT' })
    expect(refusalOf(await startApplication(listed, { roundId: draftRound.id }, at)).code).toBe('NOT_FOUND')
  })

  it('is no business of an insurer, nor is a platform round one of an enterprise', async () => {
    const { operator } = await people()
    const insurer = await aPerson('INSURER_OPERATOR')
    const micro = await aRound({ programme: 'MICRO' })
    expect(refusalOf(await startApplication(insurer, { roundId: micro.id }, at)).code).toBe('FORBIDDEN')
    expect(refusalOf(await startApplication(operator, { roundId: micro.id }, at)).code).toBe('NOT_FOUND')
  })
})

describe('the draft', () => {
  async function begun() {
    const everyone = await people()
    const round = await aRound()
    const started = valueOf(await startApplication(everyone.operator, { roundId: round.id }, at))
    return { ...everyone, ...started, round }
  }

  it('keeps whole and half-typed rows, says when, and computes the amount', async () => {
    const { operator, applicationId, enterprise } = await begun()
    const half = { id: '', values: { insurerName: '平安财险', paidOn: '2026-13-40' } }
    const saved = valueOf(
      await saveDraft(
        operator,
        { applicationId, expectedVersion: 1, rows: [half, aPaymentRow(enterprise.name)] },
        at,
      ),
    )
    expect(saved).toMatchObject({ version: 2, savedAt: '已保存 10:00', totalCny: '10000.00' })
    expect(saved.calculation).toMatchObject({ requestedAmountCny: '5000.00' })
    expect(saved.problems.map(({ message }) => message)).toContain(
      '第 1 行“付款日期”：“2026-13-40”不是有效日期，请按 2026-03-05 的格式填写。',
    )
    const { draft } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(draft.rows.map((row) => row.values.insurerName)).toEqual([
      '平安财险',
      '中国出口信用保险公司河南分公司',
    ])
    expect(draft.rows[0]!.values.paidOn).toBe('2026-13-40')
  })

  it('tells the second of two people who edit, keeps the first, and lets the second hold on purpose', async () => {
    const { operator, approver, applicationId, enterprise } = await begun()
    const mine = [aPaymentRow(enterprise.name, { paidAmount: '1.00' })]
    const theirs = [aPaymentRow(enterprise.name, { paidAmount: '2.00' })]
    valueOf(await saveDraft(operator, { applicationId, expectedVersion: 1, rows: mine }, at))
    const second = { applicationId, expectedVersion: 1, rows: theirs }
    expect(refusalOf(await saveDraft(approver, second, at))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('另一位同事 小赵 刚刚修改了这份申报'),
    })
    const kept = valueOf(await applicationDraft(approver, { applicationId }, at))
    expect(kept.draft.rows.map((row) => row.values.paidAmount)).toEqual(['1.00'])
    valueOf(await saveDraft(approver, { ...second, overwrite: true }, at))
    const after = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(after.draft.rows.map((row) => row.values.paidAmount)).toEqual(['2.00'])
  })

  it('keeps the id of a line over saves, also when the same payment is typed anew', async () => {
    const { operator, applicationId, enterprise } = await begun()
    const row = aPaymentRow(enterprise.name)
    const first = valueOf(await saveDraft(operator, { applicationId, expectedVersion: 1, rows: [row] }, at))
    const again = { id: 'new', values: { ...row.values, note: '补充说明' } }
    const second = valueOf(
      await saveDraft(operator, { applicationId, expectedVersion: 2, rows: [again] }, at),
    )
    expect(second.rows[0]!.id).toBe(first.rows[0]!.id)
  })

  it('a line whose rate is missing says so and waits; once it is there it counts', async () => {
    const { operator, applicationId, enterprise, approver } = await begun()
    const rows = [
      aPaymentRow(enterprise.name, { currency: '美元', invoiceAmount: '1000.01', paidAmount: '1000.01' }),
    ]
    const saved = valueOf(
      await saveDraft(operator, { applicationId, expectedVersion: 1, rows, declarationAccepted: true }, at),
    )
    expect(saved.issues).toMatchObject([{ level: 'WAIT', rule: 'RATE_MISSING', clause: 'M6', position: 1 }])
    expect(saved.calculation.requestedAmountCny).toBe('0.00')
    const early = refusalOf(await submitApplication(approver, { applicationId, expectedVersion: 2 }, at))
    expect(early.fieldErrors?.lines?.[0]).toContain('USD 的人民币汇率中间价尚未发布到本平台')
    await asOwner(`INSERT INTO central_parity_rate (currency, published_on, unit, rate, source, recorded_at)
      VALUES ('USD', '2026-03-04', 1, 7.1234, '中国外汇交易中心', now())`)
    // 1000.01 × 7.1234 = 7123.471234, rounded down.
    const { draft } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(draft.totalCny).toBe('7123.47')
    expect(draft.calculation.requestedAmountCny).toBe('3561.73')
    expect(Object.values(draft.converted)).toEqual([
      { amountCny: '7123.47', exchangeRate: '7.1234', exchangeRateDate: '2026-03-04' },
    ])
  })

  it('is nobody else’s, and takes no account that is not verified', async () => {
    const { operator, applicationId } = await begun()
    const { operator: stranger } = await people()
    const other = await anEnterprise()
    expect(refusalOf(await saveDraft(stranger, { applicationId, expectedVersion: 1 }, at)).code).toBe(
      'NOT_FOUND',
    )
    expect(refusalOf(await applicationDraft(stranger, { applicationId }, at)).code).toBe('NOT_FOUND')
    const foreign = { applicationId, expectedVersion: 1, bankAccountId: other.bankAccountId }
    expect(refusalOf(await saveDraft(operator, foreign, at))).toMatchObject({
      code: 'INVALID',
      fieldErrors: { bankAccountId: ['请选择已核实的收款账户。'] },
    })
    const wrong = { applicationId, expectedVersion: 1, otherSubsidiesCny: '-1' }
    expect(refusalOf(await saveDraft(operator, wrong, at)).code).toBe('INVALID')
  })
})

describe('materials', () => {
  async function begun() {
    const everyone = await people()
    const round = await aRound({ requirements: [{ name: '营业执照' }, { name: '发票' }] })
    const started = valueOf(await startApplication(everyone.operator, { roundId: round.id }, at))
    return { ...everyone, ...started, requirementId: round.requirementIds[0]! }
  }
  const whole = () => aPdf()
  const cut = async () => new File([(await whole().arrayBuffer()).slice(0, 40)], '营业执照.pdf')

  it('a broken upload is refused in words, keeps nothing, and can be sent again; twice is once', async () => {
    const { operator, applicationId, requirementId } = await begun()
    const place = { applicationId, requirementId }
    const broken = await uploadMaterial(operator, { ...place, file: await cut() }, at)
    expect(refusalOf(broken)).toMatchObject({
      code: 'INVALID',
      fieldErrors: { file: ['文件不完整或已损坏。请重新导出或扫描后再上传。'] },
    })
    expect(valueOf(await applicationDraft(operator, { applicationId }, at)).materials).toEqual([])
    const first = valueOf(await uploadMaterial(operator, { ...place, file: whole() }, at))
    const again = valueOf(await uploadMaterial(operator, { ...place, file: whole() }, at))
    expect(again.materialId).toBe(first.materialId)
    const { materials } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(materials).toMatchObject([{ name: '营业执照.pdf', requirementId }])
    const file = valueOf(await openFile(operator, { id: materials[0]!.fileId }, at))
    expect(Buffer.from(file.bytes)).toEqual(Buffer.from(await whole().arrayBuffer()))
  })

  it('a page of markup is no PDF, a requirement of another round none of this', async () => {
    const { operator, applicationId, requirementId } = await begun()
    const other = await aRound()
    const fake = await uploadMaterial(operator, { applicationId, requirementId, file: aFalsePdf() }, at)
    expect(refusalOf(fake).code).toBe('INVALID')
    const elsewhere = { applicationId, requirementId: other.requirementIds[0]!, file: whole() }
    expect(refusalOf(await uploadMaterial(operator, elsewhere, at)).code).toBe('NOT_FOUND')
  })

  it('is removed once; a stranger neither adds, removes nor sees', async () => {
    const { operator, applicationId, requirementId } = await begun()
    const { operator: stranger } = await people()
    const input = { applicationId, requirementId, file: whole() }
    expect(refusalOf(await uploadMaterial(stranger, input, at)).code).toBe('NOT_FOUND')
    const { materialId } = valueOf(await uploadMaterial(operator, input, at))
    const { materials } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(refusalOf(await openFile(stranger, { id: materials[0]!.fileId }, at)).code).toBe('NOT_FOUND')
    expect(refusalOf(await removeMaterial(stranger, { applicationId, materialId }, at)).code).toBe(
      'NOT_FOUND',
    )
    valueOf(await removeMaterial(operator, { applicationId, materialId }, at))
    expect(refusalOf(await removeMaterial(operator, { applicationId, materialId }, at)).code).toBe(
      'NOT_FOUND',
    )
    expect(valueOf(await applicationDraft(operator, { applicationId }, at)).materials).toEqual([])
  })
})

describe('submitting', () => {
  it('freezes facts, rules and sheet, gives a receipt number and the form, and tells the enterprise', async () => {
    const { approver, enterprise } = await people()
    const round = await aRound({ requirements: [{ name: '营业执照' }] })
    const filed = await aSubmittedApplication(approver, {
      roundId: round.id,
      requirementIds: round.requirementIds,
    })
    expect(filed).toMatchObject({ requestedAmountCny: '5000.00' })
    expect(filed.receiptNumber).toMatch(/^豫信保申〔2026〕\d{6}号$/)
    const record = valueOf(await applicationRecord(approver, { applicationId: filed.applicationId }, at))
    expect(record.application).toMatchObject({ state: 'SUBMITTED', submissionSequence: 1, version: 3 })
    const [submission] = record.submissions
    expect(submission).toMatchObject({ sequence: 1, requestedAmountCny: '5000.00' })
    expect(submission!.facts.applicant).toMatchObject({ name: enterprise.name, uscc: enterprise.uscc })
    expect(submission!.facts.lines).toMatchObject([{ amountCny: '10000.00', paidOn: '2026-03-05' }])
    expect(submission!.facts.materials).toMatchObject([{ requirement: '营业执照', name: '材料.pdf' }])
    const form = valueOf(await openFile(approver, { id: submission!.formFileId! }, at))
    expect(Buffer.from(form.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    const told = await asOwner('SELECT title FROM notification WHERE organisation_id = $1', [enterprise.id])
    expect(told).toEqual([{ title: `申报已提交，受理号 ${filed.receiptNumber}` }])
    expect(record.trail.map(({ label, amount }) => [label, amount])).toEqual([
      ['1. 开始申报', undefined],
      ['2. 提交申报', '5000.00'],
      ['目前：已提交', undefined],
      ['待办：审核', undefined],
      ['待办：公示', undefined],
      ['待办：拨付', undefined],
    ])
  })

  it('is the 负责人’s alone', async () => {
    const { approver, operator } = await people()
    const round = await aRound({ requirements: [] })
    const { applicationId, version } = await aReadyDraft(approver, { roundId: round.id })
    const input = { applicationId, expectedVersion: version }
    expect(refusalOf(await submitApplication(operator, input, at)).code).toBe('FORBIDDEN')
    expect((await submitApplication(approver, input, at)).ok).toBe(true)
    expect(refusalOf(await submitApplication(approver, input, at))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('已提交'),
    })
  })

  it('names everything that is missing, each under its step', async () => {
    const { approver } = await people({ bankAccount: false })
    const round = await aRound({ requirements: [{ name: '发票' }, { name: '其他', required: false }] })
    const { applicationId } = valueOf(await startApplication(approver, { roundId: round.id }, at))
    expect(
      refusalOf(await submitApplication(approver, { applicationId, expectedVersion: 1 }, at)).fieldErrors,
    ).toEqual({
      lines: ['还没有缴费明细。请填写或导入保险费缴纳明细表。'],
      materials: ['缺少必需材料“发票”。请上传后再提交。'],
      account: ['还没有选择已核实的收款账户。请选择后再提交。', '还没有接受承诺书。请阅读并勾选后再提交。'],
    })
  })

  it('asks window and list again: what was open in the morning may be closed by now', async () => {
    const { approver, enterprise } = await people()
    const round = await aRound({ requirements: [] })
    const { applicationId, version } = await aReadyDraft(approver, { roundId: round.id })
    const input = { applicationId, expectedVersion: version }
    const afterClosing = { now: new Date('2026-09-30T16:00:00Z') }
    expect(refusalOf(await submitApplication(approver, input, afterClosing)).message).toContain(
      '已于2026年9月30日截止',
    )
    await list(enterprise.uscc)
    expect(refusalOf(await submitApplication(approver, input, at)).message).toContain('负面清单')
  })

  it('does not submit what the person has not seen', async () => {
    const { approver, operator } = await people()
    const round = await aRound({ requirements: [] })
    const { applicationId, version } = await aReadyDraft(approver, { roundId: round.id })
    valueOf(
      await saveDraft(operator, { applicationId, expectedVersion: version, otherSubsidiesCny: '9000' }, at),
    )
    expect(
      refusalOf(await submitApplication(approver, { applicationId, expectedVersion: version }, at)).code,
    ).toBe('CONFLICT')
  })

  it.each([
    // 50 % of 4,000,000 is the cap of 2,000,000 to the fen.
    ['one fen below the cap', '3999999.98', '1999999.99'],
    ['exactly at the cap', '4000000.00', '2000000.00'],
    ['one fen above the cap', '4000000.02', '2000000.00'],
  ])('%s', async (_, paidAmount, requestedAmountCny) => {
    const { approver, enterprise } = await people()
    const round = await aRound({ requirements: [] })
    const rows = [aPaymentRow(enterprise.name, { paidAmount, invoiceAmount: '9000000' })]
    const filed = await aSubmittedApplication(approver, { roundId: round.id, rows })
    expect(filed.requestedAmountCny).toBe(requestedAmountCny)
  })

  it('other subsidies and the support together never exceed the premium (C11)', async () => {
    const { approver } = await people()
    const round = await aRound({ requirements: [] })
    const filed = await aSubmittedApplication(approver, { roundId: round.id, otherSubsidiesCny: '5000.01' })
    expect(filed.requestedAmountCny).toBe('4999.99')
  })

  it('a payment applied for before is refused with the receipt number; another’s is flagged, not told', async () => {
    const { approver, enterprise } = await people()
    const first = await aRound({ requirements: [] })
    const second = await aRound({ requirements: [] })
    const row = aPaymentRow(enterprise.name)
    const filed = await aSubmittedApplication(approver, { roundId: first.id, rows: [row] })
    const again = await aReadyDraft(approver, { roundId: second.id, rows: [row] })
    const refusal = refusalOf(
      await submitApplication(
        approver,
        { applicationId: again.applicationId, expectedVersion: again.version },
        at,
      ),
    )
    expect(refusal.fieldErrors?.lines?.[0]).toContain(
      `已在2026年上半年申报过（受理号 ${filed.receiptNumber}）`,
    )
    const { approver: other, enterprise: another } = await people()
    const copied = { ...row, values: { ...row.values, payerAccountName: another.name } }
    const theirs = await aSubmittedApplication(other, { roundId: first.id, rows: [copied] })
    const record = valueOf(await applicationRecord(other, { applicationId: theirs.applicationId }, at))
    expect(record.submissions[0]!.facts.flags).toMatchObject([{ rule: 'APPLIED_BY_ANOTHER', level: 'FLAG' }])
    expect(JSON.stringify(record)).not.toContain(filed.receiptNumber)
  })

  it('a returned application keeps its number, takes the next sequence and shows what changed', async () => {
    const { approver, enterprise } = await people()
    const round = await aRound({ requirements: [] })
    const row = aPaymentRow(enterprise.name)
    const { applicationId, receiptNumber } = await aSubmittedApplication(approver, {
      roundId: round.id,
      rows: [row],
    })
    await asOwner(`UPDATE application SET state = 'RETURNED', correct_by = '2026-10-15' WHERE id = $1`, [
      applicationId,
    ])
    const { draft } = valueOf(await applicationDraft(approver, { applicationId }, at))
    const rows = [{ id: draft.rows[0]!.id, values: { ...draft.rows[0]!.values, paidAmount: '8,000' } }]
    const saved = valueOf(
      await saveDraft(approver, { applicationId, expectedVersion: draft.version, rows }, at),
    )
    const input = { applicationId, expectedVersion: saved.version }
    const tooLate = { now: new Date('2026-10-15T16:00:00Z') }
    expect(refusalOf(await submitApplication(approver, input, tooLate)).message).toContain(
      '补正期限为2026年10月15日',
    )
    // After the round's window, within the correction.
    const inTime = { now: new Date('2026-10-15T15:00:00Z') }
    expect(valueOf(await submitApplication(approver, input, inTime))).toMatchObject({
      receiptNumber,
      sequence: 2,
    })
    const record = valueOf(await applicationRecord(approver, { applicationId }, inTime))
    expect(record.submissions.map(({ requestedAmountCny }) => requestedAmountCny)).toEqual([
      '5000.00',
      '4000.00',
    ])
    expect(record.changes?.lines).toMatchObject([
      {
        kind: 'CHANGED',
        position: 1,
        cells: [
          { label: '实付原币', before: '10,000.00', after: '8,000.00' },
          { label: '折人民币', before: '10,000.00', after: '8,000.00' },
        ],
      },
    ])
  })
})

describe('withdrawing and the list', () => {
  it('frees the round for a new application, and is refused once the review has begun', async () => {
    const { approver, operator } = await people()
    const round = await aRound({ requirements: [] })
    const { applicationId } = await aSubmittedApplication(approver, { roundId: round.id })
    const input = { applicationId, reason: '金额填错' }
    expect(refusalOf(await withdrawApplication(operator, input, at)).code).toBe('FORBIDDEN')
    await asOwner(`UPDATE application SET state = 'IN_REVIEW' WHERE id = $1`, [applicationId])
    expect(refusalOf(await withdrawApplication(approver, input, at)).code).toBe('WRONG_STATE')
    await asOwner(`UPDATE application SET state = 'SUBMITTED' WHERE id = $1`, [applicationId])
    valueOf(await withdrawApplication(approver, input, at))
    const mine = valueOf(await myApplications(approver, {}, at))
    expect(mine.applications).toMatchObject([{ state: 'WITHDRAWN' }])
    expect(mine.openRounds.map(({ id }) => id)).toContain(round.id)
    expect((await startApplication(operator, { roundId: round.id }, at)).ok).toBe(true)
  })

  it('another’s application is not found', async () => {
    const { approver } = await people()
    const { approver: stranger } = await people()
    const round = await aRound({ requirements: [] })
    const { applicationId } = await aSubmittedApplication(approver, { roundId: round.id })
    expect(
      refusalOf(await withdrawApplication(stranger, { applicationId, reason: '不是我的' }, at)).code,
    ).toBe('NOT_FOUND')
    expect(refusalOf(await applicationRecord(stranger, { applicationId }, at)).code).toBe('NOT_FOUND')
    expect(valueOf(await myApplications(stranger, {}, at)).applications).toEqual([])
  })
})
