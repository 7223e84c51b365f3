import { describe, expect, test } from 'vitest'

import { evaluate, type Question } from '@/policy-rules'

import { codes, creditInformation, ecommerce, general, medium, micro, overseas } from './questions'

/** −1 fen, exactly, +1 fen of every bound, and the days beside every date; all expectations are worked by hand. */
describe('三(四): the term, both days included', () => {
  const dated: Question[] = [micro, medium, overseas, ecommerce]
  test.each([
    ['2024-08-04', ['OUTSIDE_POLICY_TERM']],
    ['2024-08-05', []],
    ['2027-12-31', []],
    ['2028-01-01', ['OUTSIDE_POLICY_TERM']],
  ])('%s', (inceptionDate, expected) => {
    for (const question of dated)
      expect(codes(evaluate({ ...question, inceptionDate } as Question))).toEqual(expected)
  })

  test.each([
    [2023, ['OUTSIDE_POLICY_TERM']],
    [2024, []],
    [2027, []],
    [2028, ['OUTSIDE_POLICY_TERM']],
  ])('the year %d', (year, expected) => {
    expect(codes(evaluate({ ...creditInformation, year }))).toEqual(expected)
  })

  test.each([
    ['2024H1', '2024-06-30', ['NO_ELIGIBLE_PREMIUM', 'OUTSIDE_POLICY_TERM']],
    ['2024H2', '2024-08-04', ['NO_ELIGIBLE_PREMIUM']],
    ['2024H2', '2024-08-05', []],
    ['2027H2', '2027-12-31', []],
    ['2028H1', '2028-01-01', ['NO_ELIGIBLE_PREMIUM', 'OUTSIDE_POLICY_TERM']],
  ])('%s, paid on %s', (period, paidOn, expected) => {
    expect(codes(evaluate({ ...general, period, payments: [{ paidOn, amountCny: '1000' }] }))).toEqual(
      expected,
    )
  })
})
