import { describe, expect, it } from 'vitest'

import { addressWith, many, one } from '@/ui/address'
import { groupAmount, isNegative, toWan } from '@/ui/amount-format'
import { dateWords, daysLeftWords, halfYearWords, instantWords, timeLeftWords } from '@/ui/date-format'
import { samePath } from '@/ui/larger-text'
import { largestOf, shareOf } from '@/ui/proportion'

describe('amounts as people read them', () => {
  it.each([
    ['1234567.8', '1,234,567.80'],
    ['0', '0.00'],
    ['999.99', '999.99'],
    ['1000', '1,000.00'],
    ['-88020.00', '−88,020.00'],
    ['90071992547409931.01', '90,071,992,547,409,931.01'],
  ])('%s → %s', (value, words) => expect(groupAmount(value)).toBe(words))

  it.each([
    ['2000000.00', '200.00'],
    ['16409.02', '1.64'],
    ['50.00', '0.01'],
    ['49.99', '0.00'],
    ['-12345678.90', '−1,234.57'],
    ['-49.99', '0.00'],
  ])('%s 元 is %s 万元 (ruling M8)', (value, wan) => expect(toWan(value)).toBe(wan))

  it('refuses what is no decimal string', () => {
    for (const wrong of ['1,234.00', '1e5', '', '１２']) expect(() => groupAmount(wrong)).toThrow(RangeError)
  })

  it('knows a negative amount from minus nought', () => {
    expect(isNegative('-0.01')).toBe(true)
    expect(isNegative('-0.00')).toBe(false)
  })
})

describe('the length of a bar', () => {
  it('is the share in percent, between 0 and 100', () => {
    expect(shareOf('600000.00', '2000000.00')).toBe(30)
    expect(shareOf('2000000.01', '2000000.00')).toBe(100)
    expect(shareOf('-1', '5')).toBe(0)
    expect(shareOf('5', '0')).toBe(0)
  })

  it('is measured by the largest, a nought at the end included', () => {
    expect(largestOf(['1268.40', '2233.06', '0.00'])).toBe('2233.06')
    expect(largestOf([])).toBe('0')
  })
})

describe('dates in words', () => {
  it('writes days, moments in Shanghai, half-years and what is left', () => {
    expect(dateWords('2026-03-05')).toBe('2026年3月5日')
    expect(instantWords('2026-03-05T16:05:00Z')).toEqual({ date: '2026年3月6日', time: '00:05' })
    expect(halfYearWords('2026H2')).toBe('2026年下半年')
    expect([3, 0, -2].map(daysLeftWords)).toEqual(['还剩 3 个工作日', '今天截止', '已逾期 2 个工作日'])
    expect(timeLeftWords({ workingDays: 3, days: 5 })).toBe('还剩 3 个工作日')
    expect(timeLeftWords({ workingDays: null, days: 69 })).toBe('还剩 69 天')
    expect(timeLeftWords({ workingDays: null, days: -1 })).toBe('已逾期 1 天')
  })
})

describe('the address of a list', () => {
  const params = { q: '轴承', state: ['a', 'b'], page: '3', empty: '' }

  it('changes one thing and goes back to the first page', () => {
    expect(addressWith('/x', params, { q: null })).toBe('/x?state=a&state=b')
    expect(addressWith('/x', params, { page: 4, q: null, state: null })).toBe('/x?page=4')
    expect(addressWith('/x', {}, {})).toBe('/x')
  })

  it('reads one value or all', () => {
    expect(one(params, 'state')).toBe('a')
    expect(many(params, 'state')).toEqual(['a', 'b'])
    expect(many(params, 'empty')).toEqual([])
  })
})

describe('where 长者模式 leads back to', () => {
  it('is a path of this site or the start page', () => {
    expect(samePath('/policy?x=1#y')).toBe('/policy?x=1#y')
    for (const foreign of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '',
      null,
    ])
      expect(samePath(foreign)).toBe('/')
  })
})
