import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { checkDuplicateCover } from '@/features/duplicate-cover'
import { insurancePolicies, insurancePolicy, registerInsurancePolicy } from '@/features/insurance-policies'
import type { Actor } from '@/server/auth/actor'

import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aClearCheck, aDollarRate, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const offer = (checkId: string, more: object = {}) => ({
  checkId,
  programme: 'MICRO' as const,
  insurancePolicyNumber: `P-${Math.random()}`,
  inception: '2026-09-01',
  premiumRatePercent: '0.08',
  ...more,
})
const exported = (amountUsd: string, year = 2025) => anEnterprise({ exports: [{ year, amountUsd }] })

let insurer: Actor & { organisationId: string }
beforeAll(async () => {
  insurer = await aPerson('INSURER_OPERATOR')
  await aDollarRate('2026-08-18', '7.1234')
})

describe('registering a platform policy', () => {
  it('computes premium, shares and limits and keeps the sheet; converts at the last parity before the issue', async () => {
    const { uscc } = await exported('2083333.34')
    const { id } = await aMicroPolicy(insurer, { uscc })
    const detail = valueOf(await insurancePolicy(insurer, { id }, at))
    // 2,083,333.34 × 0.08 % = 1,666.666672 → 1,666.67; × 60 = 100,000.20; × 7.1234 = 11,872.357… down
    expect(detail).toMatchObject({
      state: 'IN_FORCE',
      inception: '2026-09-01',
      expiry: '2027-08-31',
      priorYearExportsUsd: '2083333.34',
      exportSource: 'OFFICIAL',
      premiumUsd: '1666.67',
      fiscalShareUsd: '1666.67',
      enterpriseShareUsd: '0.00',
      buyerLimitUsd: '100000.00',
      maximumLiabilityUsd: '100000.20',
      exchangeRate: '7.1234',
      exchangeRateDate: '2026-08-18',
      premiumCny: '11872.35',
      fiscalShareCny: '11872.35',
    })
    expect(detail.sheet.steps.map((step) => step.result)).toContain('1666.67')
    const [reservation] = await asOwner<{ release_reason: string }>(
      'SELECT release_reason FROM cover_reservation WHERE uscc = $1',
      [uscc],
    )
    expect(reservation).toEqual({ release_reason: '已出单' })
  })

  it('leaves the yuan open when no parity was published before the issue', async () => {
    const early = new Date('2026-03-02T02:00:00.000Z')
    const { uscc } = await exported('100000.00')
    const { id } = await aMicroPolicy(insurer, { uscc, inception: '2026-03-05', now: early })
    expect(valueOf(await insurancePolicy(insurer, { id }, at))).toMatchObject({
      premiumUsd: '200.00',
      exchangeRate: null,
      premiumCny: null,
      fiscalShareCny: null,
    })
  })

  it('refuses with all the reasons and their clauses', async () => {
    const { uscc } = await exported('5000000.01')
    const check = await aClearCheck(insurer, uscc, '2026-09-01')
    const outcome = await registerInsurancePolicy(
      insurer,
      offer(check.id, { premiumRatePercent: '0.09' }),
      at,
    )
    if (outcome.ok) throw new Error('registered')
    expect(outcome.refusal.message).toContain('0.09% 高于')
    expect(outcome.refusal.message).toContain('5,000,000.01')
    expect(outcome.refusal.message).toContain('一(一)')
    expect(await asOwner('SELECT id FROM insurance_policy WHERE uscc = $1', [uscc])).toEqual([])
  })

  it('does not take an unknown export amount for zero, and takes one with its evidence as given', async () => {
    const { uscc } = await anEnterprise()
    const check = await aClearCheck(insurer, uscc, '2026-09-01')
    const unknown = await registerInsurancePolicy(insurer, offer(check.id), at)
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'INVALID', details: { clause: '二(四)' } } })
    const brought = { exportSource: 'UNDERTAKING' as const, exportAmountUsd: '1,000,000.00' }
    expect(await registerInsurancePolicy(insurer, offer(check.id, brought), at)).toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { exportEvidence: [expect.stringContaining('请上传')] } } },
    })
    const letter = new File(['%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], '承诺书.pdf')
    const { id } = valueOf(
      await registerInsurancePolicy(insurer, offer(check.id, { ...brought, exportEvidence: letter }), at),
    )
    expect(valueOf(await insurancePolicy(insurer, { id }, at))).toMatchObject({
      exportSource: 'UNDERTAKING',
      priorYearExportsUsd: '1000000.00',
      premiumUsd: '800.00',
      hasEvidence: true,
    })
  })

  it('lets the official figure decide over the letter that the insurer brings (E4)', async () => {
    const { uscc } = await exported('500000.00')
    const check = await aClearCheck(insurer, uscc, '2026-09-01')
    const { id } = valueOf(
      await registerInsurancePolicy(
        insurer,
        offer(check.id, {
          exportSource: 'UNDERTAKING',
          exportAmountUsd: '100000.00',
          exportEvidence: new File(['%PDF-1.4\n%%EOF\n'], '承诺书.pdf'),
        }),
        at,
      ),
    )
    expect(valueOf(await insurancePolicy(insurer, { id }, at))).toMatchObject({
      exportSource: 'OFFICIAL',
      priorYearExportsUsd: '500000.00',
      hasEvidence: false,
    })
  })

  it('registers a code that the portal does not know under the name on its licence', async () => {
    const check = await aClearCheck(insurer, madeUpUscc(), '2026-09-01')
    const brought = {
      exportSource: 'SINGLE_WINDOW',
      exportAmountUsd: '0',
      exportEvidence: new File(['%PDF-1.4\n%%EOF\n'], '证明.pdf'),
    }
    expect(await registerInsurancePolicy(insurer, offer(check.id, brought), at)).toMatchObject({
      refusal: { details: { fieldErrors: { enterpriseName: [expect.any(String)] } } },
    })
    const { id } = valueOf(
      await registerInsurancePolicy(
        insurer,
        offer(check.id, { ...brought, enterpriseName: '新乡未登记公司' }),
        at,
      ),
    )
    expect(valueOf(await insurancePolicy(insurer, { id }, at))).toMatchObject({
      enterpriseName: '新乡未登记公司',
      premiumUsd: '200.00',
    })
  })

  it('refuses a listed enterprise, whose premium is not supported (L3)', async () => {
    const { uscc } = await exported('100000.00')
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某公司', '河南省财政厅', '豫财〔2025〕1号', '2025-01-10', '2028-01-10', '重复投保', now())`,
      [uscc],
    )
    const check = await aClearCheck(insurer, uscc, '2026-09-01')
    const outcome = await registerInsurancePolicy(insurer, offer(check.id), at)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('2028年1月10日') },
    })
  })

  it('wants a certificate of one’s own, clear, still reserved, and not for a later start', async () => {
    const { uscc } = await exported('100000.00')
    const check = await aClearCheck(insurer, uscc, '2026-09-01')
    const rival = await aPerson('INSURER_OPERATOR')
    expect(await registerInsurancePolicy(rival, offer(check.id), at)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    const rivalCheck = valueOf(await checkDuplicateCover(rival, { uscc, coverFrom: '2026-09-01' }, at))
    expect(await registerInsurancePolicy(rival, offer(rivalCheck.id), at)).toMatchObject({
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('已由其他机构预留') },
    })
    expect(
      await registerInsurancePolicy(insurer, offer(check.id, { inception: '2026-08-31' }), at),
    ).toMatchObject({ refusal: { details: { fieldErrors: { inception: [expect.any(String)] } } } })
    const weekLater = { now: new Date('2026-08-27T02:00:00.000Z') }
    expect(await registerInsurancePolicy(insurer, offer(check.id), weekLater)).toMatchObject({
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('预留已经到期') },
    })
    const official = await aPerson('COMMERCE_PREPARER')
    expect(await registerInsurancePolicy(official, offer(check.id), at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('answers a rival with “covered until” and the earliest start, and admits it from that day on', async () => {
    const { uscc } = await exported('100000.00')
    await aMicroPolicy(insurer, { uscc })
    const rival = await aPerson('INSURER_OPERATOR')
    const covered = valueOf(await checkDuplicateCover(rival, { uscc, coverFrom: '2027-08-31' }, at))
    expect(covered).toMatchObject({
      outcome: 'COVERED',
      coveredUntil: '2027-08-31',
      earliestStart: '2027-09-01',
    })
    expect(valueOf(await checkDuplicateCover(rival, { uscc, coverFrom: '2027-09-01' }, at)).outcome).toBe(
      'CLEAR',
    )
  })

  it('is renewed by the same insurer from sixty days before its end, and each names the other', async () => {
    const { uscc } = await exported('100000.00')
    const first = await aMicroPolicy(insurer, { uscc })
    const seen = async (id: string, now: Date) => valueOf(await insurancePolicy(insurer, { id }, { now }))
    const early = new Date('2027-07-02T02:00:00Z')
    expect((await seen(first.id, early)).renewal).toMatchObject({ from: '2027-09-01', mayRenew: false })
    const july = new Date('2027-07-03T02:00:00Z')
    expect((await seen(first.id, july)).renewal).toMatchObject({ mayRenew: true, before: null, after: null })
    const enterprise = await asOwner<{ id: string }>('SELECT id FROM enterprise WHERE uscc = $1', [uscc])
    await asOwner(
      `INSERT INTO export_record (id, enterprise_id, year, source, amount_usd, obtained_on, recorded_at)
       VALUES (gen_random_uuid(), $1, 2026, 'OFFICIAL', 200000, '2027-01-20', now())`,
      [enterprise[0]!.id],
    )
    const second = await aMicroPolicy(insurer, { uscc, inception: '2027-09-01', now: july })
    expect((await seen(first.id, july)).renewal).toMatchObject({ mayRenew: false, after: { id: second.id } })
    expect((await seen(second.id, july)).renewal).toMatchObject({ before: { id: first.id }, after: null })
  })

  it('keeps one policy number for one policy, and no period longer than a year', async () => {
    const first = await exported('100000.00')
    await aMicroPolicy(insurer, { uscc: first.uscc, insurancePolicyNumber: 'SAME-1' })
    const second = await exported('100000.00')
    const check = await aClearCheck(insurer, second.uscc, '2026-09-01')
    expect(
      await registerInsurancePolicy(insurer, offer(check.id, { insurancePolicyNumber: 'SAME-1' }), at),
    ).toMatchObject({
      refusal: { details: { fieldErrors: { insurancePolicyNumber: [expect.any(String)] } } },
    })
    expect(
      await registerInsurancePolicy(insurer, offer(check.id, { expiry: '2027-09-01' }), at),
    ).toMatchObject({ refusal: { details: { fieldErrors: { expiry: [expect.any(String)] } } } })
  })

  it('lists only one’s own, with the count and sum of what is filtered', async () => {
    const own = await aPerson('INSURER_OPERATOR')
    await aMicroPolicy(own)
    await aMicroPolicy(own, { inception: '2026-08-25' })
    expect(valueOf(await insurancePolicies(own, { search: '' }, at))).toMatchObject({
      total: 2,
      premiumUsd: '1600.00',
    })
    expect(valueOf(await insurancePolicies(own, { programme: 'MEDIUM' }, at))).toMatchObject({
      total: 0,
      premiumUsd: '0.00',
    })
    const [policy] = valueOf(await insurancePolicies(own, {}, at)).policies
    expect(await insurancePolicy(insurer, { id: policy!.id }, at)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
  })
})
