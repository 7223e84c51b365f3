import '../../setup/test-database'
import { beforeEach, describe, expect, it } from 'vitest'

import {
  exportDifference,
  exportDifferences,
  exportDifferencesXlsx,
  exportDifferenceTasks,
} from '@/features/export-differences/differences'
import {
  differenceForCase,
  explainDifference,
  reopenDifference,
  upholdDifference,
} from '@/features/export-differences/settle-difference'
import { caseDetail } from '@/features/negative-list/cases'
import { startHearing } from '@/features/negative-list/hear-enterprise'
import { openCase } from '@/features/negative-list/open-case'
import { findingForCase, reviewWorkspace, takeApplication } from '@/features/reviews'
import type { Actor } from '@/server/auth/actor'

import { accepted, aDesk, type Desk } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aDollarRate, aMediumPolicy, aMicroPolicy } from '../../factories/insurance-policies'
import { anOfficialList } from '../../factories/official-exports'
import { aPerson, someday as now } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'

let desk: Desk
let insurer: Actor & { organisationId: string }
const reason = '海关数据经复核无误，企业承诺书与之不符。'

beforeEach(async () => {
  desk = await aDesk()
  insurer = await aPerson('INSURER_OPERATOR')
  await aDollarRate('2026-08-19', '7.1').catch(() => undefined)
})

const stated = (amountUsd: string) =>
  anEnterprise({ exports: [{ year: 2025, amountUsd, source: 'UNDERTAKING' }] })
const listed = async (q: string, changes: object = {}) =>
  accepted(exportDifferences(desk.preparer, { q, ...changes }, { now }))
const one = async (uscc: string) => (await listed(uscc)).rows[0]!

/** Stated 1,000,000 at 0.08 %: premium 800 USD, 5,680.00 yuan; official 400,000: 320 USD, 2,272.00 yuan. */
async function aMisreport(official = '400000.00') {
  const enterprise = await stated('1000000.00')
  const policy = await aMicroPolicy(insurer, { uscc: enterprise.uscc })
  const list = await anOfficialList(desk, [{ uscc: enterprise.uscc, amountUsd: official }])
  return { ...enterprise, policyId: policy.id, list, difference: await one(enterprise.uscc) }
}

describe('a difference', () => {
  it('tells figures, tiers, policies and the yuan that the treasury bears too much, with the sheet', async () => {
    const { difference } = await aMisreport()
    expect(difference).toMatchObject({
      recordedUsd: '1000000.00',
      officialUsd: '400000.00',
      differenceUsd: '-600000.00',
      tierBefore: '小微企业统保',
      tierChanged: false,
      fiscalShareCny: '5680.00',
      stakeCny: '3408.00',
      state: 'OPEN',
    })
    const detail = await accepted(exportDifference(desk.checker, { id: difference.id }, { now }))
    expect(detail.policies).toMatchObject([{ dueCny: '2272.00', stakeCny: '3408.00' }])
    const steps = detail.policies[0]!.sheet!.steps
    expect(steps[0]).toMatchObject({ clause: '二(四)', result: '400000.00' })
    expect(steps.at(-1)).toMatchObject({
      clause: '二(三)',
      formula: 'max(5,680.00 − 2,272.00, 0)',
      result: '3408.00',
    })
  })

  it('above the tier costs the whole share; within MEDIUM the excess of 80 %; more exports cost nothing', async () => {
    const above = await stated('4800000.00')
    await aMicroPolicy(insurer, { uscc: above.uscc }) // 3,840.00 USD, 27,264.00 yuan
    const medium = await stated('8000000.00')
    await aMediumPolicy(insurer, { uscc: medium.uscc }) // 80 % of 9,600.00: 7,680.00 USD, 54,528.00 yuan
    const more = await stated('1000000.00')
    await aMicroPolicy(insurer, { uscc: more.uscc })
    const same = await stated('2000000.00')
    await aMicroPolicy(insurer, { uscc: same.uscc })
    await anOfficialList(desk, [
      { uscc: above.uscc, amountUsd: '6100000.00' },
      { uscc: medium.uscc, amountUsd: '7000000.00' }, // 80 % of 8,400.00: 6,720.00 USD, 47,712.00 yuan
      { uscc: more.uscc, amountUsd: '1000000.01' },
      { uscc: same.uscc, amountUsd: '2000000.00' },
    ])
    expect(await one(above.uscc)).toMatchObject({
      stakeCny: '27264.00',
      tierBefore: '小微企业统保',
      tierAfter: '中型企业统保',
    })
    expect(await one(medium.uscc)).toMatchObject({ stakeCny: '6816.00', tierChanged: false })
    expect(await one(more.uscc)).toMatchObject({ stakeCny: '0.00', differenceUsd: '0.01' })
    expect((await listed(same.uscc)).count).toBe(0)
    const changed = await listed(above.uscc, { effect: 'tier', programme: 'MICRO' })
    expect(changed).toMatchObject({
      count: 1,
      stakeCny: '27264.00',
      byProgramme: [{ programme: 'MICRO', policies: 1, stakeCny: '27264.00' }],
    })
    expect((await listed(medium.uscc, { effect: 'tier' })).count).toBe(0)
    expect((await listed(medium.uscc, { state: 'EXPLAINED' })).count).toBe(0)
    const file = await accepted(exportDifferencesXlsx(desk.preparer, { q: above.uscc }, { now }))
    expect(file.bytes.length).toBeGreaterThan(1000)
  })

  it('is settled by a person with a reason, once, and reopened by another', async () => {
    const { difference } = await aMisreport()
    const { id } = difference
    expect(await upholdDifference(desk.preparer, { id, reason: '不实' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(await explainDifference(desk.checker, { id, reason }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await accepted(explainDifference(desk.preparer, { id, reason }, { now }))
    expect(await upholdDifference(desk.preparer, { id, reason }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(reopenDifference(desk.checker, { id, reason: '退运单日期在年后，说明不成立。' }, { now }))
    await accepted(upholdDifference(desk.preparer, { id, reason }, { now }))
    expect(await one(difference.uscc)).toMatchObject({ state: 'UPHELD' })
    const nobody = { id: crypto.randomUUID(), reason }
    expect(await upholdDifference(desk.preparer, nobody, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    const enterprise = await aPerson('ENTERPRISE_APPROVER')
    expect(await exportDifference(enterprise, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('is not told twice; a later list that says otherwise replaces what is open', async () => {
    const { uscc, difference, list } = await aMisreport()
    const other = await stated('10.00')
    const revised = await anOfficialList(
      desk,
      [
        { uscc, amountUsd: '400000.00' },
        { uscc: other.uscc, amountUsd: '20.00' },
      ],
      { documentNumber: '郑关函〔2026〕22号' },
    )
    expect(list).toMatchObject({ figures: 1, differences: 1 })
    expect(revised).toMatchObject({ figures: 1, differences: 1 })
    await anOfficialList(desk, [{ uscc, amountUsd: '500000.00' }], { documentNumber: '郑关函〔2026〕30号' })
    const rows = (await listed(uscc)).rows
    expect(rows).toHaveLength(2)
    expect(rows.find(({ id }) => id === difference.id)).toMatchObject({ state: 'SUPERSEDED' })
    expect(rows.find(({ id }) => id !== difference.id)).toMatchObject({
      state: 'OPEN',
      officialUsd: '500000.00',
      stakeCny: '2840.00',
    })
    expect((await accepted(exportDifferenceTasks(desk.preparer, {}, { now })))[0]!.what).toMatch(
      /家企业的出口额与官方名单不一致/,
    )
  })

  it('opens a case with the facts filled in, which shows where it came from, to the office alone', async () => {
    const { uscc, id: enterpriseId, difference } = await aMisreport()
    await accepted(upholdDifference(desk.preparer, { id: difference.id, reason }, { now }))
    const proposed = await accepted(differenceForCase(desk.preparer, { id: difference.id }, { now }))
    expect(proposed.facts).toContain('载明')
    expect(proposed.facts).toContain('400,000.00 美元')
    expect(proposed.facts).toContain('多承担 3,408.00 元')
    const origin = `EXPORT_DIFFERENCE:${difference.id}`
    const another = await stated('1.00')
    const facts = { ground: proposed.ground, facts: proposed.facts, origin }
    expect(await openCase(desk.preparer, { uscc: another.uscc, ...facts }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    const { caseId } = await accepted(openCase(desk.preparer, { uscc, ...facts }, { now }))
    expect(await accepted(caseDetail(desk.approver, { caseId }, { now }))).toMatchObject({
      origin: {
        words: '2025 年官方出口名单（郑关函〔2026〕18号）的出口额差异',
        href: `/commerce/export-differences/${difference.id}`,
      },
    })
    expect(await accepted(exportDifference(desk.preparer, { id: difference.id }, { now }))).toMatchObject({
      cases: [{ id: caseId }],
    })
    await accepted(startHearing(desk.preparer, { caseId, hearUntil: '2026-09-04' }, { now }))
    const own = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterpriseId })
    expect((await accepted(caseDetail(own, { caseId }, { now }))).origin).toBeNull()
  })
})

describe('an application in review', () => {
  it('is checked again at once, and its finding leads to a case until the difference is explained', async () => {
    const enterprise = await stated('1000000.00')
    const { id: insurancePolicyId } = await aMicroPolicy(insurer, { uscc: enterprise.uscc })
    const round = await aRound({ halfYear: '2026H2', programme: 'MICRO' })
    const application = await anApplicationForReview({
      roundId: round.id,
      applicant: { id: insurer.organisationId, name: insurer.organisationName },
      programme: 'MICRO',
      halfYear: '2026H2',
      requestedAmountCny: '5680.00',
      policies: [
        {
          insurancePolicyId,
          premiumUsd: '800.00',
          fiscalShareUsd: '800.00',
          exchangeRate: '7.1',
          premiumCny: '5680.00',
          fiscalShareCny: '5680.00',
        },
      ],
    })
    await accepted(takeApplication(desk.preparer, { applicationId: application.id }, { now }))
    const findings = async () =>
      (
        await accepted(reviewWorkspace(desk.preparer, { applicationId: application.id, queue: {} }, { now }))
      ).findings.filter(({ rule }) => rule === 'official-exports')
    expect(await findings()).toEqual([])

    const list = await anOfficialList(desk, [{ uscc: enterprise.uscc, amountUsd: '400000.00' }])
    expect(list.reviewed).toBe(1)
    const [finding] = await findings()
    expect(finding).toMatchObject({ severity: 'BLOCKING', settlement: 'OPEN', mayLeadToCase: true })
    expect(finding!.message).toContain(
      '按 2025 年出口 1,000,000.00 美元投保，官方名单为 400,000.00 美元，财政多承担 3,408.00 元。',
    )
    expect(await accepted(findingForCase(desk.preparer, { findingId: finding!.id }, { now }))).toMatchObject({
      uscc: enterprise.uscc,
      ground: 'MISREPORTED_EXPORTS',
      origin: { kind: 'REVIEW_FINDING', id: finding!.id },
    })

    const detail = await accepted(
      exportDifference(desk.preparer, { id: (await one(enterprise.uscc)).id }, { now }),
    )
    expect(detail.applications).toMatchObject([
      { applicationId: application.id, amountCny: '5680.00', stakeCny: '3408.00', paidCny: '0.00' },
    ])
    const explained = await accepted(explainDifference(desk.preparer, { id: detail.id, reason }, { now }))
    expect(explained.reviewed).toBe(1)
    expect(await findings()).toMatchObject([{ settlement: 'EXPLAINED' }])
  })

  it('has no case from a finding of another kind, nor for another role', async () => {
    const outcome = await findingForCase(desk.checker, { findingId: crypto.randomUUID() }, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect(await findingForCase(desk.preparer, { findingId: crypto.randomUUID() }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
  })
})
