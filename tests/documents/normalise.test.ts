import { describe, expect, test } from 'vitest'

import {
  formatAmount,
  formatDate,
  formatHalfYear,
  formatPercent,
  formatPeriod,
  normaliseAmount,
  normaliseCode,
  normaliseDate,
  normaliseRate,
  normaliseText,
  sumAmounts,
} from '@/documents'

describe('dates as people type them', () => {
  test.each([
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024-01-05', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['2024 年 1 月 5 日', '2024-01-05'],
    ['２０２４／１／５', '2024-01-05'],
    ['20240105', '2024-01-05'],
    [20240105, '2024-01-05'],
    [45296, '2024-01-05'],
    [45296.75, '2024-01-05'],
    ['45296', '2024-01-05'],
    [' 2024-01-05 ', '2024-01-05'],
    ['2024/1/5 0:00:00', '2024-01-05'],
    ['2024-02-29', '2024-02-29'],
    [new Date('2024-01-05T00:00:00Z'), '2024-01-05'],
  ])('%s → %s', (typed, date) => {
    expect(normaliseDate(typed)).toBe(date)
  })

  test.each([
    '2026-02-30',
    '2023-02-29',
    '2024/13/1',
    '20240230',
    '五月一日',
    '2024-1',
    '',
    '1889-01-01',
    '12345',
    7,
  ])('%s is no date', (typed) => {
    expect(normaliseDate(typed)).toBeNull()
  })
})

describe('amounts as people type them', () => {
  test.each([
    ['1,234.50', '1234.50'],
    ['￥1,234.50', '1234.50'],
    ['¥ 1234.5', '1234.5'],
    ['1,234,567.89元', '1234567.89'],
    ['人民币1234元', '1234'],
    ['１２３４．５０', '1234.50'],
    ['1，234.50', '1234.50'],
    ['(12.00)', '-12.00'],
    ['-0.01', '-0.01'],
    ['0012.30', '12.30'],
    [1234.5, '1234.5'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [2_000_000, '2000000'],
    [8_765_432_109.87, '8765432109.87'],
  ])('%s → %s', (typed, amount) => {
    expect(normaliseAmount(typed)).toBe(amount)
  })

  test.each(['1,23.45', '12,34', '1.2.3', '1e5', '12万元', '$12', '一百', '', '-(5)', true, NaN])(
    '%s is no amount',
    (typed) => {
      expect(normaliseAmount(typed)).toBeNull()
    },
  )

  test.each([
    ['0.08%', '0.0008'],
    ['0.8‰', '0.0008'],
    ['80％', '0.8'],
    [0.0008, '0.0008'],
    ['7.1234', '7.1234'],
  ])('rate %s → %s', (typed, rate) => {
    expect(normaliseRate(typed)).toBe(rate)
  })
})

describe('text and codes', () => {
  test.each([
    ['  河南 示例(郑州)贸易有限公司\u200B ', '河南示例（郑州）贸易有限公司'],
    ['河南示例（郑州）贸易　有限公司', '河南示例（郑州）贸易有限公司'],
    ['ＡＢＣ  Ｌｔｄ．', 'ABC Ltd.'],
    ['Acme （China） Ltd', 'Acme (China) Ltd'],
    ['第３批', '第3批'],
    [12, '12'],
    [null, ''],
  ])('text %s → %s', (typed, text) => {
    expect(normaliseText(typed)).toBe(text)
  })

  test.each([
    [' 9141 0100 MA9T E5T0 46 ', '91410100MA9TE5T046'],
    ['２６４１２０００', '26412000'],
    [123456789012345, '123456789012345'],
    ['00123', '00123'],
  ])('code %s → %s', (typed, code) => {
    expect(normaliseCode(typed)).toBe(code)
  })

  test.each([26412000000012345000, 1.5, new Date(0)])(
    'a code that Excel has spoilt (%s) is refused',
    (typed) => {
      expect(normaliseCode(typed)).toBeNull()
    },
  )
})

describe('how documents write', () => {
  test('amounts, dates, periods, sums', () => {
    expect(formatAmount('1234567.8')).toBe('1,234,567.80')
    expect(formatAmount('-1000')).toBe('-1,000.00')
    expect(formatAmount('999.99')).toBe('999.99')
    expect(formatAmount('0')).toBe('0.00')
    expect(formatAmount('9007199254740993.01')).toBe('9,007,199,254,740,993.01')
    expect(formatAmount('1234.56789', 2)).toBe('1,234.56789')
    expect(formatPercent('0.0008')).toBe('0.08%')
    expect(formatDate('2026-03-05')).toBe('2026年3月5日')
    expect(formatPeriod('2026-03-05', '2026-03-11')).toBe('2026年3月5日至2026年3月11日')
    expect(formatHalfYear('2026H2')).toBe('2026年下半年')
    expect(sumAmounts(['0.10', '0.20', '1000000000000.01'])).toBe('1000000000000.31')
    expect(sumAmounts([])).toBe('0.00')
  })
})
