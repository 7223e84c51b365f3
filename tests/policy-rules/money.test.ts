import { describe, expect, test } from 'vitest'

import {
  amount,
  convertToCny,
  Decimal,
  decimal,
  grouped,
  leftOf,
  money,
  percent,
  ratio,
  roundDownToCent,
  roundHalfUpToCent,
  splitBySubtraction,
  sumOfAmounts,
} from '@/policy-rules'

describe('reading decimals', () => {
  test.each(['0', '0.00', '12', '12.5', '12.50', '007.10', '999999999999999999999.99'])(
    '%s is read',
    (text) => {
      expect(amount(text).eq(text)).toBe(true)
    },
  )

  test.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '-1',
    '+1',
    '1.',
    '.5',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '1,000',
    '１',
    '1.2.3',
  ])('%j is refused', (text) => {
    expect(() => decimal(text)).toThrow(`not a plain decimal: ${text}`)
  })

  test('24 characters are read, 25 are too many', () => {
    expect(decimal('9'.repeat(24)).toFixed()).toBe('999999999999999999999999')
    expect(() => decimal('9'.repeat(25))).toThrow('not a plain decimal')
  })

  test('money has two decimals, an exchange rate eight', () => {
    expect(() => amount('0.001')).toThrow('more than 2 decimals: 0.001')
    expect(amount('0.100').toFixed()).toBe('0.1')
    expect(decimal('7.12345678').toFixed()).toBe('7.12345678')
    expect(() => decimal('7.123456789')).toThrow('more than 8 decimals: 7.123456789')
    expect(() => decimal('0.0000001', 6)).toThrow('more than 6 decimals: 0.0000001')
  })
})

describe('rounding', () => {
  test.each([
    ['200.005', '200.01'],
    ['200.004999', '200.00'],
    ['1666.666672', '1666.67'],
    ['6000.000012', '6000.00'],
  ])('M2: a premium of %s is %s', (exact, rounded) => {
    expect(money(roundHalfUpToCent(new Decimal(exact)))).toBe(rounded)
  })

  test.each([
    ['617283.945', '617283.94'],
    ['0.009999', '0.00'],
    ['2000000.016', '2000000.01'],
    ['7466.66', '7466.66'],
  ])('M3: public money of %s is %s', (exact, rounded) => {
    expect(money(roundDownToCent(new Decimal(exact)))).toBe(rounded)
  })

  test('the product of the two longest decimals is exact', () => {
    const nines = decimal('9'.repeat(24))
    expect(nines.times(nines).toFixed()).toBe('999999999999999999999998000000000000000000000001')
  })

  test('M4: what is left of the whole', () => {
    const { part, rest } = splitBySubtraction(new Decimal('9333.33'), new Decimal('7466.66'))
    expect([money(part), money(rest)]).toEqual(['7466.66', '1866.67'])
  })

  test('what is left under a limit is never below zero', () => {
    expect(money(leftOf(new Decimal(5), new Decimal('4.99')))).toBe('0.01')
    expect(money(leftOf(new Decimal(5), new Decimal(5)))).toBe('0.00')
    expect(money(leftOf(new Decimal(5), new Decimal('5.01')))).toBe('0.00')
  })

  test('M3: a conversion is rounded down', () => {
    expect(convertToCny('10000.01', '7.1345')).toBe('71345.07')
    expect(convertToCny('0.01', '0.99999999')).toBe('0.00')
    expect(() => convertToCny('0.001', '7')).toThrow('more than 2 decimals')
  })

  test('amounts add up exactly', () => {
    expect(sumOfAmounts([])).toBe('0.00')
    expect(sumOfAmounts(['0.1', '0.2'])).toBe('0.30')
    expect(sumOfAmounts(['1000', '0.01', '2000000.99'])).toBe('2001001.00')
  })
})

describe('writing', () => {
  test('money always has two decimals and is never rounded by writing it', () => {
    expect(money(new Decimal('1234567.8'))).toBe('1234567.80')
    expect(() => money(new Decimal('1.005'))).toThrow('not rounded to the cent: 1.005')
  })

  test('no exponent, however large or small', () => {
    expect(money(new Decimal('123456789012345678901234'))).toBe('123456789012345678901234.00')
    expect(new Decimal('0.00000001').toString()).toBe('0.00000001')
    expect(new Decimal('123456789012345678901234').toString()).toBe('123456789012345678901234')
  })

  test('a ratio has at least two decimals', () => {
    expect(ratio(new Decimal('0.8'))).toBe('0.80')
    expect(ratio(new Decimal('1'))).toBe('1.00')
    expect(ratio(new Decimal('0.0008'))).toBe('0.0008')
  })

  test.each([
    ['0', '0.00'],
    ['999', '999.00'],
    ['1000', '1,000.00'],
    ['123456.7', '123,456.70'],
    ['2083333.34', '2,083,333.34'],
    ['1666.666672', '1,666.666672'],
  ])('%s is read as %s', (value, written) => {
    expect(grouped(new Decimal(value))).toBe(written)
  })

  test.each([
    ['0.0008', '0.08%'],
    ['0.5', '50%'],
    ['1', '100%'],
    ['0.500001', '50.0001%'],
  ])('%s is %s', (value, written) => {
    expect(percent(new Decimal(value))).toBe(written)
  })
})
