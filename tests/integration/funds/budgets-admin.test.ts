import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { budgetOverview, setBudget } from '@/features/funds/provide-budget'

import { aPerson, someday } from '../../factories/people'

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
  it('puts a document’s money into the year, once', async () => {
    const finance = await aPerson('FINANCE_PREPARER', { displayName: '王五' })
    expect(await setBudget(finance, budget(), { now })).toMatchObject({ ok: true })
    const again = await setBudget(finance, budget(), { now })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    const other = await setBudget(
      finance,
      budget({ amountCny: '0.50', documentNumber: '豫财贸〔2026〕9号' }),
      { now },
    )
    expect(other).toMatchObject({ ok: true })
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

  it.each(['COMMERCE_APPROVER', 'INSURER_CHECKER', 'AUDITOR'] as const)('not by %s', async (role) => {
    const outcome = await setBudget(await aPerson(role), budget({ programme: 'MEDIUM' }), { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect((await positionOf('MEDIUM')).documents).toEqual([])
  })
})
