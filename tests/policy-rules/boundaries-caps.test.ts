import { describe, expect, test } from 'vitest'

import { evaluate } from '@/policy-rules'

import { codes, creditInformation, ecommerce, general, overseas } from './questions'

/** −1 fen, exactly, +1 fen of every bound, and the days beside every date; all expectations are worked by hand. */
describe('一(三) GENERAL', () => {
  test.each([
    ['0', []],
    ['0.499999', []],
    ['0.5', []],
    ['0.500001', ['RATIO_ABOVE_CEILING']],
  ])('a ratio of %s', (supportRatio, expected) => {
    expect(codes(evaluate({ ...general, supportRatio }))).toEqual(expected)
  })

  // × 50 %: 1,999,999.99 / 1,999,999.995 (a half-fen tie) / 2,000,000.00 / 2,000,000.005 / 2,000,000.01
  test.each([
    ['3999999.98', '1999999.99', '1999999.99', false],
    ['3999999.99', '1999999.99', '1999999.99', false],
    ['4000000.00', '2000000.00', '2000000.00', false],
    ['4000000.01', '2000000.00', '2000000.00', false],
    ['4000000.02', '2000000.01', '2000000.00', true],
  ])('%s paid against the cap', (amountCny, supportBeforeCapCny, supportCny, capped) => {
    const payments = [{ paidOn: '2026-03-01', amountCny }]
    expect(evaluate({ ...general, payments })).toMatchObject({ supportBeforeCapCny, supportCny, capped })
  })

  // 500.00 is asked for.
  test.each([
    ['1999499.99', '500.01', '500.00', false],
    ['1999500.00', '500.00', '500.00', false],
    ['1999500.01', '499.99', '499.99', true],
    ['2000000.00', '0.00', '0.00', true],
    ['2000000.01', '0.00', '0.00', true],
  ])('%s already supported', (alreadySupportedCny, capRemainingCny, supportCny, capped) => {
    expect(evaluate({ ...general, alreadySupportedCny })).toMatchObject({
      capRemainingCny,
      supportCny,
      capped,
    })
  })

  test('the first and last day of the half-year, and the days beside them', () => {
    const payments = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((paidOn) => ({
      paidOn,
      amountCny: '100',
    }))
    expect(evaluate({ ...general, payments })).toMatchObject({
      eligiblePremiumCny: '200.00',
      supportCny: '100.00',
      excludedPayments: [
        { index: 0, reason: 'OUTSIDE_PERIOD' },
        { index: 3, reason: 'OUTSIDE_PERIOD' },
      ],
    })
  })

  test('a payment that is outside the half-year and before the document belongs elsewhere first', () => {
    const payments = ['2024-06-30', '2024-07-01', '2024-12-31'].map((paidOn) => ({
      paidOn,
      amountCny: '100',
    }))
    expect(evaluate({ ...general, period: '2024H2', payments })).toMatchObject({
      excludedPayments: [
        { index: 0, reason: 'OUTSIDE_PERIOD' },
        { index: 1, reason: 'OUTSIDE_POLICY_TERM' },
      ],
    })
  })

  test('no payment at all, and every reason beside it', () => {
    expect(codes(evaluate({ ...general, period: '2023H1', supportRatio: '0.6', payments: [] }))).toEqual([
      'NO_ELIGIBLE_PREMIUM',
      'OUTSIDE_POLICY_TERM',
      'RATIO_ABOVE_CEILING',
    ])
  })

  // 1,000.03 × 50 % = 500.015; × 80 % = 400.012. Rounding between the two would give 400.008.
  test('M5: the shortage factor comes after the ratio and before the cap, unrounded between', () => {
    const payments = [{ paidOn: '2026-03-01', amountCny: '1000.03' }]
    expect(evaluate({ ...general, payments, shortageFactor: '0.8' })).toMatchObject({
      supportBeforeCapCny: '400.01',
    })
    const large = [{ paidOn: '2026-03-01', amountCny: '5000000' }]
    expect(evaluate({ ...general, payments: large, shortageFactor: '0.8' })).toMatchObject({
      supportBeforeCapCny: '2000000.00',
      capped: false,
    })
    expect(evaluate({ ...general, shortageFactor: '1' })).toMatchObject({ supportCny: '500.00' })
    expect(evaluate({ ...general, shortageFactor: '0.000001' })).toMatchObject({ supportCny: '0.00' })
  })

  test.each(['0', '0.000', '1.000001', '2'])('a shortage factor of %s is refused', (shortageFactor) => {
    expect(() => evaluate({ ...general, shortageFactor })).toThrow(`not a shortage factor: ${shortageFactor}`)
  })

  test('M3: each foreign payment is rounded down before the sum', () => {
    const foreign = { paidOn: '2026-03-01', currency: 'EUR', amount: '0.01', exchangeRate: '1.99' }
    expect(evaluate({ ...general, payments: [foreign, foreign] })).toMatchObject({
      eligiblePremiumCny: '0.02',
    })
  })
})

describe('一(四) OVERSEAS', () => {
  // × 80 %: 1,999,999.992 / 2,000,000.000 / 2,000,000.008 / 2,000,000.016
  test.each([
    ['2499999.99', '1999999.99', '1999999.99', '0.00', '500000.00', false],
    ['2500000.00', '2000000.00', '2000000.00', '0.00', '500000.00', false],
    ['2500000.01', '2000000.00', '2000000.00', '0.00', '500000.01', false],
    ['2500000.02', '2000000.01', '2000000.00', '0.01', '500000.02', true],
  ])(
    'political, %s',
    (premiumCny, fiscalShareCny, supportCny, overCapRemainderCny, enterprisePaysCny, capped) => {
      const expected = { fiscalShareCny, supportCny, overCapRemainderCny, enterprisePaysCny, capped }
      expect(evaluate({ ...overseas, premiumCny })).toMatchObject({ ...expected, capScope: 'PROJECT_YEAR' })
    },
  )

  // × 70 %: 4,999,999.998 / 5,000,000.005 / 5,000,000.012
  test.each([
    ['7142857.14', '4999999.99', '4999999.99', false],
    ['7142857.15', '5000000.00', '5000000.00', false],
    ['7142857.16', '5000000.01', '5000000.00', true],
  ])('comprehensive, %s', (premiumCny, fiscalShareCny, supportCny, capped) => {
    const answer = evaluate({ ...overseas, product: 'COMPREHENSIVE', premiumCny })
    expect(answer).toMatchObject({ fiscalShareCny, supportCny, capped, capScope: 'PROJECT_LIFETIME' })
  })

  test.each([
    ['1999199.99', '800.01', '800.00', false],
    ['1999200.00', '800.00', '800.00', false],
    ['1999200.01', '799.99', '799.99', true],
    ['2000000.01', '0.00', '0.00', true],
  ])('%s already supported', (alreadySupportedCny, capRemainingCny, supportCny, capped) => {
    expect(evaluate({ ...overseas, alreadySupportedCny })).toMatchObject({
      capRemainingCny,
      supportCny,
      capped,
    })
  })

  test.each([
    ['POLITICAL', 'OVERSEAS_INVESTMENT', []],
    ['POLITICAL', 'OVERSEAS_CONTRACTING', []],
    ['POLITICAL', 'COMPLETE_PLANT_EXPORT', []],
    ['COMPREHENSIVE', 'OVERSEAS_INVESTMENT', ['PRODUCT_NOT_COVERED']],
    ['COMPREHENSIVE', 'OVERSEAS_CONTRACTING', []],
    ['COMPREHENSIVE', 'COMPLETE_PLANT_EXPORT', []],
  ] as const)('C6: %s of %s', (product, projectKind, expected) => {
    expect(codes(evaluate({ ...overseas, product, projectKind }))).toEqual(expected)
  })

  test('both reasons are told', () => {
    const wrong = {
      product: 'COMPREHENSIVE',
      projectKind: 'OVERSEAS_INVESTMENT',
      inceptionDate: '2024-08-04',
    } as const
    expect(codes(evaluate({ ...overseas, ...wrong }))).toEqual(['OUTSIDE_POLICY_TERM', 'PRODUCT_NOT_COVERED'])
  })
})

describe('一(五) ECOMMERCE', () => {
  test.each([
    ['99999.99', '99999.99', '0.00', false],
    ['100000.00', '100000.00', '0.00', false],
    ['100000.01', '100000.00', '0.01', true],
  ])('a premium of %s', (premiumCny, supportCny, insurerBearsCny, capped) => {
    expect(evaluate({ ...ecommerce, premiumCny })).toMatchObject({ supportCny, insurerBearsCny, capped })
  })

  test.each([
    ['98999.99', '1000.01', '1000.00', false],
    ['99000.00', '1000.00', '1000.00', false],
    ['99000.01', '999.99', '999.99', true],
    ['100000.01', '0.00', '0.00', true],
  ])('%s already supported', (alreadySupportedCny, capRemainingCny, supportCny, capped) => {
    expect(evaluate({ ...ecommerce, alreadySupportedCny })).toMatchObject({
      capRemainingCny,
      supportCny,
      capped,
    })
  })

  test.each(['9610', '9710', '9810'])('E11: %s is covered', (customsSupervisionMode) => {
    expect(codes(evaluate({ ...ecommerce, customsSupervisionMode }))).toEqual([])
  })

  test.each(['0110', '1210', '1239', '961', '96100', ''])('E11: %j is not', (customsSupervisionMode) => {
    expect(codes(evaluate({ ...ecommerce, customsSupervisionMode }))).toEqual(['CUSTOMS_MODE_NOT_COVERED'])
  })

  test('both reasons are told', () => {
    const wrong = { customsSupervisionMode: '1210', inceptionDate: '2028-01-01' }
    expect(codes(evaluate({ ...ecommerce, ...wrong }))).toEqual([
      'CUSTOMS_MODE_NOT_COVERED',
      'OUTSIDE_POLICY_TERM',
    ])
  })
})

describe('一(六) CREDIT_INFORMATION', () => {
  test.each([
    ['999999.99', '999999.99', false],
    ['1000000.00', '1000000.00', false],
    ['1000000.01', '1000000.00', true],
  ])('a fee of %s', (feeCny, supportCny, capped) => {
    expect(evaluate({ ...creditInformation, feeCny })).toMatchObject({
      supportCny,
      capped,
      capCny: '1000000.00',
    })
  })

  test.each([
    ['998999.99', '1000.01', '1000.00', false],
    ['999000.00', '1000.00', '1000.00', false],
    ['999000.01', '999.99', '999.99', true],
    ['1000000.01', '0.00', '0.00', true],
  ])('%s already supported', (alreadySupportedCny, capRemainingCny, supportCny, capped) => {
    expect(evaluate({ ...creditInformation, alreadySupportedCny })).toMatchObject({
      capRemainingCny,
      supportCny,
      capped,
    })
  })

  test.each([999, 10_000, 2026.5, Number.NaN])('%d is no year', (year) => {
    expect(() => evaluate({ ...creditInformation, year })).toThrow(`not a year: ${year}`)
  })

  test.each([1000, 9999])('%d is one', (year) => {
    expect(codes(evaluate({ ...creditInformation, year }))).toEqual(['OUTSIDE_POLICY_TERM'])
  })
})
