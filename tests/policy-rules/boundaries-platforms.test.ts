import { describe, expect, test } from 'vitest'

import { evaluate, indemnity } from '@/policy-rules'

import { codes, medium, micro } from './questions'

/** −1 fen, exactly, +1 fen of every bound, and the days beside every date; all expectations are worked by hand. */
describe('一(一) MICRO', () => {
  test.each([
    ['4999999.99', []],
    ['5000000.00', []],
    ['5000000.01', ['EXPORTS_ABOVE_TIER']],
  ])('exports of %s', (priorYearExportsUsd, expected) => {
    expect(codes(evaluate({ ...micro, priorYearExportsUsd }))).toEqual(expected)
  })

  test.each([
    ['0', []],
    ['0.000799', []],
    ['0.0008', []],
    ['0.000800', []],
    ['0.000801', ['RATE_ABOVE_CEILING']],
  ])('a rate of %s', (premiumRate, expected) => {
    expect(codes(evaluate({ ...micro, premiumRate }))).toEqual(expected)
  })

  // 249,993.75 × 0.08 % = 199.995 → 200.00; 249,993.74 × 0.08 % = 199.994992 → 199.99, so the minimum takes over.
  test.each([
    ['249993.74', '200.00'],
    ['249993.75', '200.00'],
    ['250006.24', '200.00'],
    ['250006.25', '200.01'],
  ])('the premium of %s is %s', (priorYearExportsUsd, annualPremiumUsd) => {
    expect(evaluate({ ...micro, priorYearExportsUsd })).toMatchObject({
      annualPremiumUsd,
      enterpriseShareUsd: '0.00',
    })
  })

  // 60 × 1,666.66 = 99,999.60 is below the buyer limit; 60 × 1,666.67 = 100,000.20 is above it.
  test.each([
    ['2083318.74', '1666.65', '100000.00'],
    ['2083318.75', '1666.66', '100000.00'],
    ['2083331.25', '1666.67', '100000.20'],
  ])(
    'the liability floor for exports of %s',
    (priorYearExportsUsd, annualPremiumUsd, maximumLiabilityFloorUsd) => {
      expect(evaluate({ ...micro, priorYearExportsUsd })).toMatchObject({
        annualPremiumUsd,
        maximumLiabilityFloorUsd,
      })
    },
  )

  test.each([
    ['143999.99', ['LIABILITY_BELOW_MINIMUM']],
    ['144000.00', []],
    ['144000.01', []],
  ])('a liability of %s against 60 × 2,400', (maximumLiabilityUsd, expected) => {
    expect(codes(evaluate({ ...micro, maximumLiabilityUsd }))).toEqual(expected)
  })

  test('all reasons are told, sorted by code, and no amount is', () => {
    const answer = evaluate({
      programme: 'MICRO',
      inceptionDate: '2028-01-01',
      priorYearExportsUsd: '6000000',
      premiumRate: '0.001',
      maximumLiabilityUsd: '359999.99',
    })
    expect(codes(answer)).toEqual([
      'EXPORTS_ABOVE_TIER',
      'LIABILITY_BELOW_MINIMUM',
      'OUTSIDE_POLICY_TERM',
      'RATE_ABOVE_CEILING',
    ])
    expect(Object.keys(answer)).toEqual(['programme', 'policyDocument', 'eligible', 'reasons', 'steps'])
  })

  test('a liability that would do does not hide the other reasons', () => {
    expect(codes(evaluate({ ...micro, premiumRate: '0.001', maximumLiabilityUsd: '180000' }))).toEqual([
      'RATE_ABOVE_CEILING',
    ])
  })
})

describe('一(二) MEDIUM', () => {
  test.each([
    ['4999999.99', ['EXPORTS_BELOW_TIER']],
    ['5000000.00', ['EXPORTS_BELOW_TIER']],
    ['5000000.01', []],
    ['9999999.99', []],
    ['10000000.00', []],
    ['10000000.01', ['EXPORTS_ABOVE_TIER']],
  ])('exports of %s', (priorYearExportsUsd, expected) => {
    expect(codes(evaluate({ ...medium, priorYearExportsUsd }))).toEqual(expected)
  })

  test.each([
    ['0.001199', ['RATE_NOT_PRESCRIBED']],
    ['0.0012', []],
    ['0.001200', []],
    ['0.001201', ['RATE_NOT_PRESCRIBED']],
  ])('a rate of %s', (premiumRate, expected) => {
    expect(codes(evaluate({ ...medium, premiumRate }))).toEqual(expected)
  })

  test.each([
    ['503999.99', ['LIABILITY_NOT_PRESCRIBED']],
    ['504000.00', []],
    ['504000.01', ['LIABILITY_NOT_PRESCRIBED']],
  ])('a liability of %s against 60 × 8,400', (maximumLiabilityUsd, expected) => {
    expect(codes(evaluate({ ...medium, maximumLiabilityUsd }))).toEqual(expected)
  })

  // Half-cent ties planted: 5,000,004.17 × 0.12 % = 6,000.005004; 5,000,012.50 × 0.12 % = 6,000.015 exactly.
  test.each([
    ['5000004.16', '6000.00', '4800.00', '1200.00'],
    ['5000004.17', '6000.01', '4800.00', '1200.01'],
    ['5000012.50', '6000.02', '4800.01', '1200.01'],
    ['5000012.49', '6000.01', '4800.00', '1200.01'],
  ])(
    '%s: premium %s = %s + %s',
    (priorYearExportsUsd, annualPremiumUsd, fiscalShareUsd, enterpriseShareUsd) => {
      expect(evaluate({ ...medium, priorYearExportsUsd })).toMatchObject({
        annualPremiumUsd,
        fiscalShareUsd,
        enterpriseShareUsd,
      })
    },
  )

  test('the prescribed liability is the prescribed rate’s, whatever rate was offered', () => {
    expect(codes(evaluate({ ...medium, premiumRate: '0.001', maximumLiabilityUsd: '504000' }))).toEqual([
      'RATE_NOT_PRESCRIBED',
    ])
    expect(codes(evaluate({ ...medium, premiumRate: '0.001', maximumLiabilityUsd: '420000' }))).toEqual([
      'LIABILITY_NOT_PRESCRIBED',
      'RATE_NOT_PRESCRIBED',
    ])
  })
})

describe('the indemnity', () => {
  const claim = {
    programme: 'MICRO',
    annualPremiumUsd: '200.00',
    assessedLossUsd: '1000',
    paidForBuyerUsd: '0',
    paidUnderPolicyUsd: '0',
  } as const

  // × 80 %: 99,999.992 → 99,999.99; 100,000.00; 100,000.008 → 100,000.01, cut to 100,000.00
  test.each([
    ['124999.99', '99999.99', '99999.99'],
    ['125000.00', '100000.00', '100000.00'],
    ['125000.01', '100000.01', '100000.00'],
  ])('a loss of %s against the buyer limit', (assessedLossUsd, insuredLossUsd, payableUsd) => {
    const answer = indemnity({ ...claim, annualPremiumUsd: '4000.00', assessedLossUsd })
    expect(answer).toMatchObject({ insuredLossUsd, payableUsd, eligible: true, reasons: [] })
  })

  // 800.00 is due: the buyer limit, then the liability, leaves one cent less, exactly that, one cent more, nothing.
  test.each([
    ['99199.99', '800.01', '800.00'],
    ['99200.00', '800.00', '800.00'],
    ['99200.01', '799.99', '799.99'],
    ['100000.00', '0.00', '0.00'],
    ['100000.01', '0.00', '0.00'],
  ])('%s paid before', (paid, left, payableUsd) => {
    expect(indemnity({ ...claim, annualPremiumUsd: '4000.00', paidForBuyerUsd: paid })).toMatchObject({
      buyerLimitRemainingUsd: left,
      liabilityRemainingUsd: '240000.00',
      payableUsd,
    })
    expect(indemnity({ ...claim, paidUnderPolicyUsd: paid })).toMatchObject({
      buyerLimitRemainingUsd: '100000.00',
      liabilityRemainingUsd: left,
      payableUsd,
    })
  })

  // 80 % of 0.01 = 0.008 → 0.01; of 0.05 = 0.04; of 12.34 = 9.872 → 9.87
  test.each([
    ['0.01', '0.01'],
    ['0.05', '0.04'],
    ['12.34', '9.87'],
  ])('the insured loss of %s is rounded half-up', (assessedLossUsd, payableUsd) => {
    expect(indemnity({ ...claim, assessedLossUsd })).toMatchObject({ payableUsd })
  })

  test('without a maximum liability: the minimum for MICRO, 60 × premium for MEDIUM', () => {
    expect(indemnity({ ...claim, annualPremiumUsd: '1666.66' })).toMatchObject({
      liabilityRemainingUsd: '100000.00',
    })
    expect(indemnity({ ...claim, annualPremiumUsd: '1666.67' })).toMatchObject({
      liabilityRemainingUsd: '100000.20',
    })
    expect(indemnity({ ...claim, programme: 'MEDIUM', annualPremiumUsd: '100' })).toMatchObject({
      liabilityRemainingUsd: '6000.00',
    })
    expect(indemnity({ ...claim, programme: 'MEDIUM', annualPremiumUsd: '6000.01' })).toMatchObject({
      programme: 'MEDIUM',
      buyerLimitRemainingUsd: '150000.00',
      liabilityRemainingUsd: '360000.60',
    })
  })

  test('a maximum liability that the insurance policy names is taken', () => {
    const answer = indemnity({
      ...claim,
      programme: 'MEDIUM',
      annualPremiumUsd: '6000',
      maximumLiabilityUsd: '500',
    })
    expect(answer).toMatchObject({ liabilityRemainingUsd: '500.00', payableUsd: '500.00' })
  })
})
