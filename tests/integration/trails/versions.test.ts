import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { applicationDraft } from '@/features/applications/application-draft'
import { saveDraft } from '@/features/applications/save-draft'
import { submitApplication } from '@/features/applications/submit-application'
import { returnApplication, settleFinding, takeApplication } from '@/features/reviews'
import { readVersions, type RecordKind } from '@/features/trails'
import type { Actor } from '@/server/auth/actor'

import { aPaymentRow, aSubmittedApplication, valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const look = (actor: Actor, kind: RecordKind, id: string, more: Record<string, number> = {}) =>
  readVersions(actor, { kind, id, ...more }, at)

describe('an application that was returned and came back', () => {
  let applicationId: string
  let approver: Actor
  let preparer: Actor

  beforeAll(async () => {
    const enterprise = await anEnterprise({ divisionCode: '410300' })
    approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
    preparer = await aPerson('COMMERCE_PREPARER', { displayName: '周审' })
    const round = await aRound({ requirements: [{ name: '承诺书' }] })
    ;({ applicationId } = await aSubmittedApplication(approver, {
      roundId: round.id,
      requirementIds: round.requirementIds,
      rows: [
        aPaymentRow(enterprise.name, { invoiceNumber: '26410000000000000001' }),
        aPaymentRow(enterprise.name, { invoiceNumber: '26410000000000000002' }),
      ],
    }))
    valueOf(await takeApplication(preparer, { applicationId }, at))
    valueOf(
      await returnApplication(
        preparer,
        { applicationId, defects: ['第 1 行实付金额与付款凭证不符，请更正。'], correctBy: '2026-09-10' },
        at,
      ),
    )
    const { draft } = valueOf(await applicationDraft(approver, { applicationId }, at))
    const { version } = valueOf(
      await saveDraft(
        approver,
        {
          applicationId,
          expectedVersion: draft.version,
          rows: [
            { id: draft.rows[0]!.id, values: { ...draft.rows[0]!.values, paidAmount: '8000' } },
            aPaymentRow(enterprise.name, { invoiceNumber: '26410000000000000003' }),
          ],
        },
        at,
      ),
    )
    valueOf(await submitApplication(approver, { applicationId, expectedVersion: version }, at))
  })

  it('has a version for each step, with who, what and why, and its place in the audit', async () => {
    const { versions, title } = valueOf(await look(preparer, 'applications', applicationId))
    expect(title).toContain('豫信保申')
    expect(versions.map(({ what }) => what)).toEqual([
      '开始申报',
      '提交申报',
      '受理审核',
      expect.stringContaining('退回'),
      '补正后重新提交',
    ])
    expect(versions[2]!.who).toContain('周审')
    expect(versions.every(({ entryId }) => entryId !== null)).toBe(true)
    expect(versions.map(({ state }) => state)).toEqual(['草稿', '已提交', '审核中', '待补正', '已提交'])
  })

  it('opens as it was: the lines of the first submission are still those of the first', async () => {
    const { opened } = valueOf(await look(preparer, 'applications', applicationId, { version: 2 }))
    const lines = opened!.snapshot.tables[0]!.rows
    expect(lines.map(({ label }) => label)).toEqual([
      '第 1 行　发票 26410000000000000001',
      '第 2 行　发票 26410000000000000002',
    ])
    expect(lines[0]!.fields.find(({ key }) => key === 'paid_amount')!.text).toBe('10,000.00')
    const later = valueOf(await look(preparer, 'applications', applicationId, { version: 5 })).opened!
    expect(later.snapshot.tables[0]!.rows.map(({ label }) => label)).toEqual([
      '第 1 行　发票 26410000000000000001',
      '第 2 行　发票 26410000000000000003',
    ])
    const [material] = opened!.snapshot.tables[1]!.rows
    expect(material!.label).toBe('承诺书：材料.pdf')
    expect(material!.fields.find(({ key }) => key === 'sha256')!.text).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is compared: what was changed, added and taken away, and by how much', async () => {
    const { comparison } = valueOf(await look(preparer, 'applications', applicationId, { from: 2, to: 5 }))
    const { rows } = comparison!.tables[0]!
    expect(rows.map(({ kind, label }) => [kind, label])).toEqual([
      ['CHANGED', '第 1 行　发票 26410000000000000001'],
      ['ADDED', '第 2 行　发票 26410000000000000003'],
      ['REMOVED', '第 2 行　发票 26410000000000000002'],
    ])
    expect(rows[0]!.fields.find(({ label }) => label === '实付金额')).toEqual({
      label: '实付金额',
      before: '10,000.00',
      after: '8,000.00',
      difference: '-2000.00',
    })
    // (10000 + 10000) × 50 % = 10000.00; (8000 + 10000) × 50 % = 9000.00
    expect(comparison!.facts.find(({ label }) => label === '申请金额（元）')).toMatchObject({
      before: '10,000.00',
      after: '9,000.00',
      difference: '-1000.00',
    })
  })

  it('is its own to its applicant, without the names of officials', async () => {
    const { versions } = valueOf(await look(approver, 'applications', applicationId))
    expect(versions[2]!.who).not.toContain('周审')
    expect(versions[2]!.who).toContain('商务')
    expect(versions[1]!.who).toContain(approver.displayName)
  })

  it('is seen by its own division office, the province and the auditors, by nobody else', async () => {
    const others = [
      await aPerson('ENTERPRISE_APPROVER', { organisationId: (await anEnterprise()).id }),
      await aPerson('INSURER_CHECKER', { organisationId: (await anOrganisation({ kind: 'INSURER' })).id }),
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' }),
    ]
    for (const actor of others)
      expect(await look(actor, 'applications', applicationId)).toMatchObject({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      })
    expect(await look(await aPerson('EXPERT'), 'applications', applicationId)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    for (const actor of [
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' }),
      await aPerson('FINANCE_CHECKER'),
      await aPerson('AUDITOR'),
    ])
      expect((await look(actor, 'applications', applicationId)).ok).toBe(true)
  })

  it('its findings have versions for the offices, not for the applicant', async () => {
    const application = await aListedPayment(preparer)
    const [finding] = await asOwner<{ id: string }>(
      `SELECT id FROM finding WHERE application_id = $1 AND settlement = 'OPEN' LIMIT 1`,
      [application.applicationId],
    )
    valueOf(
      await settleFinding(
        preparer,
        {
          applicationId: application.applicationId,
          findingId: finding!.id,
          settlement: 'EXPLAINED',
          reason: '已核对原件，属于正常情形。',
        },
        at,
      ),
    )
    const { versions, comparison } = valueOf(
      await look(preparer, 'findings', finding!.id, { from: 1, to: 2 }),
    )
    expect(versions.map(({ state }) => state)).toEqual(['未处理', '已说明'])
    expect(versions[1]!.why).toContain('已核对原件')
    expect(comparison!.facts.map(({ label }) => label)).toContain('处理理由')
    expect(await look(application.approver, 'findings', finding!.id)).toMatchObject({ ok: false })
  })
})

/** Taken for review with a finding: the same payment twice. */
async function aListedPayment(preparer: Actor) {
  const enterprise = await anEnterprise()
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
  const round = await aRound({ requirements: [] })
  const { applicationId } = await aSubmittedApplication(approver, {
    roundId: round.id,
    rows: [aPaymentRow(enterprise.name)],
  })
  valueOf(await takeApplication(preparer, { applicationId }, at))
  return { applicationId, approver }
}
