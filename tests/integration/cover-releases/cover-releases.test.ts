import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { coverReleaseTasks, releasesOfPolicy } from '@/features/cover-releases'
import { confirmRelease, proposeRelease, refuseRelease } from '@/features/cover-releases/release-cover'
import { checkDuplicateCover } from '@/features/duplicate-cover'
import { insurancePolicy } from '@/features/insurance-policies'

import { aMediumPolicy, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
// Within the cover that began on 2026-09-01.
const october = { now: new Date('2026-10-12T02:00:00.000Z') }
const wanted = (insurancePolicyId: string, lastDay = '2026-10-31') => ({
  insurancePolicyId,
  lastDay,
  documentNumber: '豫商财函〔2026〕7号',
  reason: '保险机构停止在豫经营',
})

async function desk() {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const checker = await aPerson('COMMERCE_CHECKER', { organisationId: preparer.organisationId })
  return { preparer, checker }
}

describe('cover that the province ends before its last day', () => {
  it('is proposed by one and confirmed by another; then a rival may begin on the day after', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const { preparer, checker } = await desk()
    const policy = await aMicroPolicy(insurer)
    const { id } = valueOf(await proposeRelease(preparer, wanted(policy.id), october))
    const rivalMay = async (coverFrom: string) =>
      valueOf(await checkDuplicateCover(rival, { uscc: policy.uscc, coverFrom }, october))
    expect(await rivalMay('2026-11-01')).toMatchObject({ outcome: 'COVERED', coveredUntil: '2027-08-31' })
    expect(valueOf(await coverReleaseTasks(checker, {}, october))).toContainEqual(
      expect.objectContaining({ href: `/commerce/policies/${policy.id}` }),
    )
    expect(await proposeRelease(preparer, wanted(policy.id), october)).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    valueOf(await confirmRelease(checker, { id }, october))
    expect(valueOf(await insurancePolicy(insurer, { id: policy.id }, october)).expiry).toBe('2026-10-31')
    expect(await rivalMay('2026-10-31')).toMatchObject({ outcome: 'COVERED', earliestStart: '2026-11-01' })
    expect(await rivalMay('2026-11-01')).toMatchObject({ outcome: 'CLEAR' })
    const seen = valueOf(await releasesOfPolicy(preparer, { insurancePolicyId: policy.id }, october))
    expect(seen.releases).toMatchObject([
      { state: 'CONFIRMED', expiryBefore: '2027-08-31', mayDecide: false },
    ])
    const [notice] = await asOwner<{ title: string; body: string }>(
      'SELECT title, body FROM notification WHERE organisation_id = $1',
      [insurer.organisationId],
    )
    expect(notice!.title).toContain('提前解除，保险期间至 2026年10月31日')
    expect(notice!.body).toBe('依据：豫商财函〔2026〕7号。理由：保险机构停止在豫经营')
  })

  it('is not ended backwards, beyond its end, before its beginning, nor when it is not in force', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const { preparer } = await desk()
    const policy = await aMicroPolicy(insurer)
    const day = async (lastDay: string, now = october) =>
      proposeRelease(preparer, wanted(policy.id, lastDay), now)
    for (const [lastDay, now, words] of [
      ['2026-10-11', october, '不能追溯解除'],
      ['2027-08-31', october, '须早于这一天'],
      ['2026-08-31', at, '不能早于起保日'],
    ] as const)
      expect(await day(lastDay, now)).toMatchObject({
        refusal: { details: { fieldErrors: { lastDay: [expect.stringContaining(words)] } } },
      })
    const waiting = await aMediumPolicy(insurer)
    expect(await proposeRelease(preparer, wanted(waiting.id), october)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('is refused with a reason and left as it was; nobody decides of their own, nor past the day', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const { preparer, checker } = await desk()
    const policy = await aMicroPolicy(insurer)
    const first = valueOf(await proposeRelease(preparer, wanted(policy.id), october))
    const november = { now: new Date('2026-11-02T02:00:00Z') }
    expect(await confirmRelease(checker, { id: first.id }, november)).toMatchObject({
      refusal: { details: { fieldErrors: { lastDay: [expect.stringContaining('追溯')] } } },
    })
    valueOf(await refuseRelease(checker, { id: first.id, reason: '企业尚未说明理由' }, october))
    expect(valueOf(await insurancePolicy(insurer, { id: policy.id }, october)).expiry).toBe('2027-08-31')
    expect(await confirmRelease(checker, { id: first.id }, october)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    // The database too knows that it takes two.
    const again = valueOf(await proposeRelease(preparer, wanted(policy.id), october))
    await expect(
      asOwner(
        `UPDATE cover_release SET state = 'CONFIRMED', decided_by_id = proposed_by_id, decided_at = now() WHERE id = $1`,
        [again.id],
      ),
    ).rejects.toThrow('cover_release_two_people')
    for (const role of ['COMMERCE_APPROVER', 'INSURER_OPERATOR', 'FINANCE_CHECKER'] as const)
      expect(await confirmRelease(await aPerson(role), { id: again.id }, october)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await proposeRelease(checker, wanted(policy.id), october)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })
})
