import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { applicationDraft } from '@/features/applications/application-draft'
import { removeMaterial, uploadMaterial } from '@/features/applications/materials'
import { saveDraft } from '@/features/applications/save-draft'
import { submitApplication } from '@/features/applications/submit-application'
import { returnApplication, reviewWorkspace, takeApplication } from '@/features/reviews'
import type { Actor } from '@/server/auth/actor'

import { aPaymentRow, aSubmittedApplication, valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPdf } from '../../factories/files'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'

const at = { now: someday }
const asked = [
  '第 1 行实付金额与付款凭证不符，请更正。',
  '第 2 行的发票已由他人申报，请删除。',
  '承诺书缺少公章。',
]

const lookAt = async (preparer: Actor, applicationId: string) =>
  valueOf(await reviewWorkspace(preparer, { applicationId, queue: {}, place: 0 }, at))

/** Filed with two payments of which the second is another enterprise's too; taken, and returned with three defects. */
async function returned() {
  const enterprise = await anEnterprise()
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
  const preparer = await aPerson('COMMERCE_PREPARER')
  const round = await aRound({ requirements: [{ name: '承诺书' }] })
  const theirs = { invoiceNumber: '26410000000000000002', bankTransactionNumber: enterprise.id.slice(0, 16) }
  const other = await anEnterprise()
  await aSubmittedApplication(await aPerson('ENTERPRISE_APPROVER', { organisationId: other.id }), {
    roundId: round.id,
    requirementIds: round.requirementIds,
    rows: [aPaymentRow(other.name, theirs)],
  })
  const { applicationId } = await aSubmittedApplication(approver, {
    roundId: round.id,
    requirementIds: round.requirementIds,
    rows: [
      aPaymentRow(enterprise.name, { invoiceNumber: '26410000000000000001' }),
      aPaymentRow(enterprise.name, theirs),
    ],
  })
  valueOf(await takeApplication(preparer, { applicationId }, at))
  const first = await lookAt(preparer, applicationId)
  valueOf(await returnApplication(preparer, { applicationId, defects: asked, correctBy: '2026-09-10' }, at))
  return { enterprise, approver, preparer, applicationId, requirementId: round.requirementIds[0]!, first }
}

describe('a returned application that comes back', () => {
  it('shows what was asked beside what changed: cells, lines, materials, other facts', async () => {
    const { enterprise, approver, preparer, applicationId, requirementId, first } = await returned()
    expect(first.changes).toBeNull()
    const { draft, materials } = valueOf(await applicationDraft(approver, { applicationId }, at))
    const [kept] = draft.rows
    const saved = valueOf(
      await saveDraft(
        approver,
        {
          applicationId,
          expectedVersion: draft.version,
          otherSubsidiesCny: '1200',
          rows: [
            { id: kept!.id, values: { ...kept!.values, paidAmount: '8000', businessKind: '加工贸易' } },
            aPaymentRow(enterprise.name, { invoiceNumber: '26410000000000000003' }),
          ],
        },
        at,
      ),
    )
    valueOf(await removeMaterial(approver, { applicationId, materialId: materials[0]!.id }, at))
    const file = aPdf('承诺书（已盖章）.pdf', 'stamped')
    valueOf(await uploadMaterial(approver, { applicationId, requirementId, file }, at))
    const { version } = valueOf(await applicationDraft(approver, { applicationId }, at)).draft
    expect(version).toBeGreaterThanOrEqual(saved.version)
    valueOf(await submitApplication(approver, { applicationId, expectedVersion: version }, at))

    const view = await lookAt(preparer, applicationId)
    expect(view.history.returns.at(-1)).toMatchObject({ submissionSequence: 1, defects: asked })
    expect(view.changes).toEqual({
      lines: [
        {
          lineId: expect.any(String),
          kind: 'CHANGED',
          position: 1,
          invoiceNumber: '26410000000000000001',
          cells: [
            { column: 'businessKind', label: '业务类型', before: '一般贸易', after: '加工贸易' },
            { column: 'paidAmount', label: '实付原币', before: '10,000.00', after: '8,000.00' },
            { column: 'amountCny', label: '折人民币', before: '10,000.00', after: '8,000.00' },
          ],
        },
        expect.objectContaining({ kind: 'ADDED', position: 2, invoiceNumber: '26410000000000000003' }),
        expect.objectContaining({ kind: 'REMOVED', position: 2, invoiceNumber: '26410000000000000002' }),
      ],
      materialsAdded: ['承诺书：承诺书（已盖章）.pdf'],
      materialsRemoved: ['承诺书：材料.pdf'],
      facts: [{ label: '已获其他补助（元）', before: '0.00', after: '1,200.00' }],
    })
  })

  it('is reviewed anew: what the removed line was found for is no longer open', async () => {
    const { approver, preparer, applicationId, first } = await returned()
    const wrong = first.lines.find(({ position }) => position === 2)!
    expect(first.findings.some(({ lineId }) => lineId === wrong.id)).toBe(true)
    const { draft } = valueOf(await applicationDraft(approver, { applicationId }, at))
    const { version } = valueOf(
      await saveDraft(
        approver,
        { applicationId, expectedVersion: draft.version, rows: draft.rows.slice(0, 1) },
        at,
      ),
    )
    valueOf(await submitApplication(approver, { applicationId, expectedVersion: version }, at))
    expect((await lookAt(preparer, applicationId)).findings).toEqual([])
    valueOf(await takeApplication(preparer, { applicationId }, at))
    const again = await lookAt(preparer, applicationId)
    expect(again.lines).toMatchObject([{ position: 1, decided: false }])
    expect(again.findings.filter(({ lineId }) => lineId === wrong.id)).toEqual([])
    expect(again.changes?.lines).toMatchObject([{ kind: 'REMOVED', position: 2 }])
  })
})
