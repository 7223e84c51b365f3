import '../../setup/test-database'
import { beforeEach, describe, expect, it } from 'vitest'

import { removeMaterial, uploadMaterial } from '@/features/applications'
import { cancelInsurancePolicy } from '@/features/insurance-policies'
import {
  buildInsurerApplication,
  insurerApplication,
  insurerApplications,
  removePolicyLine,
  submitInsurerApplication,
  withdrawInsurerApplication,
} from '@/features/insurer-applications'

import { anEnterprise } from '../../factories/enterprises'
import { aPdf } from '../../factories/files'
import { aDollarRate, aMediumPolicy, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

/** Policies of the second half-year 2026, applied for in the round that opens in the next spring. */
const issued = new Date('2026-08-20T02:00:00.000Z')
const spring = { now: new Date('2027-03-10T02:00:00.000Z') }
const window = { opensOn: '2027-03-01', closesOn: '2027-03-31', halfYear: '2026H2', budgetYear: 2027 }

type Person = Awaited<ReturnType<typeof aPerson>>
let operator: Person
let checker: Person
let rates = false

beforeEach(async () => {
  operator = await aPerson('INSURER_OPERATOR')
  checker = await aPerson('INSURER_CHECKER', { organisationId: operator.organisationId })
  if (!rates) await aDollarRate('2026-08-19', '7.1003')
  rates = true
})

const submit = (id: string, by: Person = checker) =>
  submitInsurerApplication(by, { id, declared: 'on' }, spring)
const build = (roundId: string, by: Person = operator) => buildInsurerApplication(by, { roundId }, spring)

describe('an insurer applies for the premiums it advanced', () => {
  it('builds the lines from its policies, submits them frozen, and keeps them from a second application', async () => {
    const { id: roundId } = await aRound({ programme: 'MICRO', ...window })
    // 1,234,567.89 × 0.08 % = 987.654312 → 987.65 USD × 7.1003 = 7,012.611295 → 7,012.61
    const first = await anEnterprise({ exports: [{ year: 2025, amountUsd: '1234567.89' }] })
    await aMicroPolicy(operator, { uscc: first.uscc, inception: '2026-09-01', now: issued })
    // The minimum premium: 200.00 USD × 7.1003 = 1,420.06
    await aMicroPolicy(operator, { exportsUsd: '0.00', inception: '2026-12-31', now: issued })
    // The next half-year, and the other programme.
    await aMicroPolicy(operator, { inception: '2027-01-01', now: issued })
    await aMediumPolicy(operator, { inception: '2026-09-01', selfPaidOn: '2026-08-20', now: issued })

    const built = valueOf(await build(roundId))
    expect(built).toMatchObject({ lineCount: 2, requestedAmountCny: '8432.67', leftOut: [] })
    const submitted = valueOf(await submit(built.id))
    expect(submitted.receiptNumber).toMatch(/^豫信保申〔2027〕\d{6}号$/)
    const detail = valueOf(await insurerApplication(operator, { id: built.id }, spring))
    expect(detail).toMatchObject({
      state: 'SUBMITTED',
      requestedAmountCny: '8432.67',
      lines: [{ fiscalShareCny: '7012.61', uscc: first.uscc }, { fiscalShareCny: '1420.06' }],
      events: [{ label: '提交申报', amountCny: '8432.67' }],
    })
    const [frozen] = await asOwner<{ sheet: { steps: { result: string }[] }; rules_version: string }>(
      'SELECT sheet, rules_version FROM application_submission WHERE application_id = $1',
      [built.id],
    )
    expect(frozen!.sheet.steps.map((step) => step.result)).toEqual(['7012.61', '1420.06', '8432.67'])
    expect(frozen!.rules_version).not.toBe('')

    const again = await aRound({ programme: 'MICRO', ...window })
    expect(await build(again.id)).toMatchObject({
      refusal: { message: expect.stringContaining('没有可申报的保单') },
    })
    expect(await build(roundId)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
  })

  it('brings each material that the notice asks for before it submits; the submission keeps them', async () => {
    const { id: roundId, requirementIds } = await aRound({
      programme: 'MICRO',
      ...window,
      requirements: [{ name: '统保保单清单' }, { name: '保费发票' }, { name: '其他材料', required: false }],
    })
    await aMicroPolicy(operator, { inception: '2026-09-01', now: issued })
    const { id } = valueOf(await build(roundId))
    const upload = (requirement: number, by: Person) =>
      uploadMaterial(
        by,
        {
          applicationId: id,
          requirementId: requirementIds[requirement]!,
          file: aPdf(`材料${requirement}.pdf`, String(requirement)),
        },
        spring,
      )
    valueOf(await upload(0, operator))
    expect(await submit(id)).toMatchObject({
      refusal: { code: 'INVALID', message: '缺少必需材料：保费发票。请由经办人员上传后再提交。' },
    })
    expect(await upload(1, await aPerson('INSURER_OPERATOR'))).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    const { materialId } = valueOf(await upload(1, operator))
    valueOf(await submit(id))
    const { requirements } = valueOf(await insurerApplication(checker, { id }, spring))
    expect(requirements.map(({ materials }) => materials.map(({ name }) => name))).toEqual([
      ['材料0.pdf'],
      ['材料1.pdf'],
      [],
    ])
    const [frozen] = await asOwner<{ facts: { materials: { requirement: string }[] } }>(
      'SELECT facts FROM application_submission WHERE application_id = $1',
      [id],
    )
    expect(frozen!.facts.materials.map(({ requirement }) => requirement)).toEqual([
      '统保保单清单',
      '保费发票',
    ])
    expect(await removeMaterial(operator, { applicationId: id, materialId }, spring)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('takes the rate that the round’s notice fixes before the parity of the day', async () => {
    const { id: roundId } = await aRound({
      programme: 'MEDIUM',
      ...window,
      fxRule: 'FIXED',
      fixedRates: { USD: '7.05' },
    })
    await aMediumPolicy(operator, { inception: '2026-09-01', selfPaidOn: '2026-08-20', now: issued })
    const pending = await aMediumPolicy(operator, { inception: '2026-09-02', now: issued })
    // 8,000,000 × 0.12 % × 80 % = 7,680.00 × 7.05 = 54,144.00; the one that waits is not taken.
    expect(valueOf(await build(roundId))).toMatchObject({ lineCount: 1, requestedAmountCny: '54144.00' })
    valueOf(await cancelInsurancePolicy(operator, { id: pending.id, reason: '未缴' }, spring))
  })

  it('leaves out a listed enterprise and a line without a rate, and says so', async () => {
    const { id: roundId } = await aRound({ programme: 'MICRO', ...window })
    const early = new Date('2026-07-01T02:00:00.000Z')
    await aMicroPolicy(operator, { inception: '2026-07-02', now: early, insurancePolicyNumber: 'NO-RATE' })
    const listed = await aMicroPolicy(operator, { now: issued, insurancePolicyNumber: 'LISTED' })
    await aMicroPolicy(operator, { now: issued })
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某公司', '河南省财政厅', '豫财〔2027〕1号', '2027-01-10', '2030-01-10', '重复投保', now())`,
      [listed.uscc],
    )
    const built = valueOf(await build(roundId))
    expect(built.lineCount).toBe(1)
    expect(built.leftOut).toEqual([
      expect.objectContaining({
        insurancePolicyNumber: 'NO-RATE',
        reason: expect.stringContaining('2026-07-01'),
      }),
      expect.objectContaining({
        insurancePolicyNumber: 'LISTED',
        reason: expect.stringContaining('2030年1月10日'),
      }),
    ])
  })

  it('asks the negative list again when it is submitted; the line can be taken out', async () => {
    const { id: roundId } = await aRound({ programme: 'MICRO', ...window })
    const policy = await aMicroPolicy(operator, { now: issued })
    await aMicroPolicy(operator, { now: issued })
    const { id } = valueOf(await build(roundId))
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某公司', '河南省财政厅', '豫财〔2027〕2号', '2027-03-01', '2030-03-01', '重复投保', now())`,
      [policy.uscc],
    )
    expect(await submit(id)).toMatchObject({
      refusal: { details: { clause: '二(三)' }, message: expect.stringContaining(policy.number) },
    })
    const { lines } = valueOf(await insurerApplication(operator, { id }, spring))
    const lineId = lines.find((line) => line.uscc === policy.uscc)!.id
    valueOf(await removePolicyLine(operator, { id, lineId }, spring))
    // 1,000,000 × 0.08 % = 800.00 × 7.1003 = 5,680.24
    expect(valueOf(await submit(id)).requestedAmountCny).toBe('5680.24')
  })

  it('gives the policies free again when it is withdrawn before the review', async () => {
    const { id: roundId } = await aRound({ programme: 'MICRO', ...window })
    await aMicroPolicy(operator, { now: issued })
    const { id } = valueOf(await build(roundId))
    valueOf(await submit(id))
    valueOf(await withdrawInsurerApplication(checker, { id, reason: '漏报保单' }, spring))
    expect(valueOf(await build(roundId)).lineCount).toBe(1)
  })

  it('is refused outside the window, by the wrong role, of another insurer, and without the undertaking', async () => {
    const closed = await aRound({ programme: 'MICRO', ...window, closesOn: '2027-03-09' })
    expect(await build(closed.id)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    const general = await aRound({ programme: 'GENERAL', ...window })
    expect(await build(general.id)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    const { id: roundId } = await aRound({ programme: 'MICRO', ...window })
    await aMicroPolicy(operator, { now: issued })
    expect(await build(roundId, checker)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    const { id } = valueOf(await build(roundId))
    const rival = await aPerson('INSURER_CHECKER')
    expect(await submit(id, rival)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await insurerApplication(rival, { id }, spring)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(valueOf(await insurerApplications(rival, {}, spring)).applications).toEqual([])
    expect(
      await submitInsurerApplication(checker, { id, declared: 'off' as unknown as 'on' }, spring),
    ).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await submit(id, operator)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
  })
})
