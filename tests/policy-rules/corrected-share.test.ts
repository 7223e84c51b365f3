import { describe, expect, it } from 'vitest'

import { correctedShare, platformTier } from '@/policy-rules'

/** 小微: 1,000,000.00 at 0.08 % is 800.00 USD, at 7.1234 5,698.72 yuan. */
const micro = {
  programme: 'MICRO' as const,
  inceptionDate: '2026-09-01',
  premiumRate: '0.0008',
  recordedExportsUsd: '1000000.00',
  fiscalShareUsd: '800.00',
  fiscalShareCny: '5698.72',
  exchangeRate: '7.1234',
}
const of = (officialExportsUsd: string, changes: object = {}) =>
  correctedShare({ ...micro, officialExportsUsd, ...changes })

describe('what the treasury would have borne on the official figure (二(三), 二(四), E4)', () => {
  it('is the share of the premium on that figure, converted downwards, and the excess is the rest', () => {
    // 400,000.00 × 0.08 % = 320.00; × 7.1234 = 2,279.488 → 2,279.48; 5,698.72 − 2,279.48 = 3,419.24
    expect(of('400000.00')).toMatchObject({
      eligible: true,
      dueUsd: '320.00',
      excessUsd: '480.00',
      dueCny: '2279.48',
      excessCny: '3419.24',
    })
  })

  it('keeps the minimum premium of 200, below which no fewer exports matter', () => {
    expect(of('0.00')).toMatchObject({ dueUsd: '200.00', excessUsd: '600.00' })
    expect(of('250000.00')).toMatchObject({ dueUsd: '200.00' })
    expect(of('250012.50')).toMatchObject({ dueUsd: '200.01' })
  })

  it('is the whole share a cent above the tier, and nothing is in excess at its top', () => {
    expect(of('5000000.00')).toMatchObject({ eligible: true, excessUsd: '0.00', excessCny: '0.00' })
    expect(of('5000000.01')).toMatchObject({ eligible: false, dueUsd: '0.00', excessCny: '5698.72' })
  })

  it('of MEDIUM is 80 %, and the whole at its bottom', () => {
    const medium = { programme: 'MEDIUM', premiumRate: '0.0012', fiscalShareUsd: '7680.00' }
    const cny = { fiscalShareCny: '54707.71' } // 7,680.00 × 7.1234 = 54,707.712
    // 7,000,000 × 0.12 % = 8,400.00; × 80 % = 6,720.00; × 7.1234 = 47,869.248 → 47,869.24
    expect(of('7000000.00', { ...medium, ...cny })).toMatchObject({
      dueUsd: '6720.00',
      dueCny: '47869.24',
      excessCny: '6838.47',
    })
    expect(of('5000000.00', { ...medium, ...cny })).toMatchObject({ eligible: false, excessCny: '54707.71' })
  })

  it('has no yuan before it is converted, and no answer before the document was in force', () => {
    expect(of('400000.00', { exchangeRate: null, fiscalShareCny: null })).toMatchObject({
      excessUsd: '480.00',
      dueCny: null,
      excessCny: null,
    })
    expect(of('400000.00', { inceptionDate: '2024-08-04' })).toBeNull()
  })

  it('explains itself from the official figure to the excess', () => {
    const { steps, rulesVersion } = of('400000.00')!.sheet
    expect(steps[0]).toMatchObject({ clause: '二(四)', rulings: ['E3', 'E4'], result: '400000.00' })
    expect(steps.slice(-2).map(({ result }) => result)).toEqual(['2279.48', '3419.24'])
    expect(rulesVersion).not.toBe('')
  })
})

it('names the platform that a figure opens (E1)', () => {
  expect(platformTier('5000000.00', '2026-09-01')).toBe('MICRO')
  expect(platformTier('5000000.01', '2026-09-01')).toBe('MEDIUM')
  expect(platformTier('10000000.00', '2026-09-01')).toBe('MEDIUM')
  expect(platformTier('10000000.01', '2026-09-01')).toBeNull()
  expect(platformTier('1.00', '2024-08-04')).toBeNull()
})
