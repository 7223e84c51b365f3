import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  budgetOverview,
  budgetTasks,
  confirmBudget,
  sendBackBudget,
  setBudget,
} from '@/features/funds/provide-budget'

import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const now = someday
const budget = (changes: object = {}) => ({
  year: 2026,
  programme: 'GENERAL' as const,
  amountCny: '12,000,000.5',
  documentNumber: '豫财贸[2026]8号',
  ...changes,
})

async function positionOf(programme: string, year = 2026) {
  const outcome = await budgetOverview(await aPerson('FINANCE_CHECKER'), { year }, { now })
  if (!outcome.ok) throw outcome.refusal
  return {
    position: outcome.value.positions.find((each) => each.programme === programme),
    documents: outcome.value.documents.filter((each) => each.programme === programme),
  }
}

describe('setting a budget', () => {
  it('puts a document’s money into the year, once, when a second person has confirmed it', async () => {
    const finance = await aPerson('FINANCE_PREPARER')
    const checker = await aPerson('FINANCE_CHECKER', { displayName: '王五' })
    const first = await setBudget(finance, budget(), { now })
    if (!first.ok) throw first.refusal
    const again = await setBudget(finance, budget(), { now })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect((await positionOf('GENERAL')).position).toMatchObject({ availableCny: '0.00' })
    const tasks = await budgetTasks(checker, {}, { now })
    expect(tasks.ok && tasks.value.map(({ what }) => what)).toEqual(['确认 豫财贸〔2026〕8号 登记的预算'])

    const other = await setBudget(
      finance,
      budget({ amountCny: '0.50', documentNumber: '豫财贸〔2026〕9号' }),
      { now },
    )
    if (!other.ok) throw other.refusal
    for (const { id } of [first.value, other.value]) {
      expect(await confirmBudget(finance, { documentId: id }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
      expect(await confirmBudget(checker, { documentId: id }, { now })).toMatchObject({ ok: true })
      expect(await confirmBudget(checker, { documentId: id }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'WRONG_STATE' },
      })
    }
    expect(await setBudget(finance, budget(), { now })).toMatchObject({ ok: false })
    const { position, documents } = await positionOf('GENERAL')
    expect(position).toMatchObject({ availableCny: '12000001.00', committedCny: '0.00', paidCny: '0.00' })
    expect(
      documents.map((each) => [each.documentNumber, each.amountCny, each.providedBy]).toSorted(),
    ).toEqual([
      ['豫财贸〔2026〕8号', '12000000.50', '王五'],
      ['豫财贸〔2026〕9号', '0.50', '王五'],
    ])
    expect((await positionOf('MICRO')).position).toMatchObject({ availableCny: '0.00' })
  })

  it('sent back with a reason, the document may be entered again; the database knows two people', async () => {
    const finance = await aPerson('FINANCE_PREPARER')
    const checker = await aPerson('FINANCE_CHECKER')
    const wrong = budget({ programme: 'OVERSEAS', documentNumber: '豫财贸〔2026〕7号' })
    const entered = await setBudget(finance, wrong, { now })
    if (!entered.ok) throw entered.refusal
    const documentId = entered.value.id
    expect(await sendBackBudget(checker, { documentId, reason: '' }, { now })).toMatchObject({ ok: false })
    await expect(
      asOwner(
        `UPDATE budget_document SET state = 'CONFIRMED', decided_by_id = prepared_by_id, decided_at = now() WHERE id = $1`,
        [documentId],
      ),
    ).rejects.toThrow('budget_document_two_people')
    expect(await sendBackBudget(checker, { documentId, reason: '金额有误' }, { now })).toMatchObject({
      ok: true,
    })
    expect((await positionOf('OVERSEAS')).position).toMatchObject({ availableCny: '0.00' })
    expect(await setBudget(finance, wrong, { now })).toMatchObject({ ok: true })
  })

  it.each([
    ['nothing', { amountCny: '0.00' }],
    ['a negative amount', { amountCny: '-1' }],
    ['a tenth of a fen', { amountCny: '1.001' }],
    ['no document', { documentNumber: '' }],
    ['a year before the policy', { year: 2023 }],
    ['an unknown programme', { programme: 'OTHER' }],
  ])('refuses %s', async (_, changes) => {
    const finance = await aPerson('FINANCE_PREPARER')
    expect(await setBudget(finance, budget(changes), { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
  })

  it.each(['COMMERCE_APPROVER', 'FINANCE_CHECKER', 'INSURER_CHECKER', 'AUDITOR'] as const)(
    'not by %s',
    async (role) => {
      const outcome = await setBudget(await aPerson(role), budget({ programme: 'MEDIUM' }), { now })
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
      expect((await positionOf('MEDIUM')).documents).toEqual([])
    },
  )
})
