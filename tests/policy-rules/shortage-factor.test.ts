import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

import {
  amountWithFactor,
  Decimal,
  greatestShortageFactor,
  reissueWithFactor,
  shareBehind,
  shortageFactor,
  type ShortageLine,
  sumOfAmounts,
} from '@/policy-rules'

/** M5, with every expectation made by hand. */

const line = (beforeCny: string, shareCny = beforeCny): ShortageLine => ({ shareCny, beforeCny })
const after = (lines: readonly ShortageLine[], factor: string) =>
  lines.map((each) => amountWithFactor(each, factor))

describe('the factor of a budget that is short', () => {
  // 600.00 in all. At 0.9 the three are 90, 180 and 270, together exactly 540.00.
  const three = [line('100.00'), line('200.00'), line('300.00')]

  it('at the fen before: 0.9 would be a fen too much, the next millionth below gives 89.99 + 179.99 + 269.99', () => {
    expect(greatestShortageFactor(three, '539.99')).toBe('0.899999')
    expect(after(three, '0.899999')).toEqual(['89.99', '179.99', '269.99'])
  })
  it('exactly: as far as 300 × 0.900033 = 270.0099 still rounds down to 270.00', () => {
    expect(greatestShortageFactor(three, '540.00')).toBe('0.900033')
    expect(after(three, '0.900033')).toEqual(['90.00', '180.00', '270.00'])
  })
  it('at the fen after: 300 × 0.900049 = 270.0147, and 200 × 0.90005 = 180.01 would be the fen too many', () => {
    expect(greatestShortageFactor(three, '540.01')).toBe('0.900049')
    expect(after(three, '0.900049')).toEqual(['90.00', '180.00', '270.01'])
    expect(after(three, '0.90005')).toEqual(['90.00', '180.01', '270.01'])
  })
  it('is 1 when the budget suffices, and the ceiling when there is one', () => {
    expect(greatestShortageFactor(three, '600.00')).toBe('1')
    expect(greatestShortageFactor(three, '599.99')).toBe('0.999999')
    expect(greatestShortageFactor(three, '600.00', '0.8')).toBe('0.8')
  })
  it('is none when nothing fits: half a yuan of 600 000 would need less than a millionth', () => {
    expect(greatestShortageFactor([line('600000.00')], '0.59')).toBeNull()
    expect(greatestShortageFactor([line('600000.00')], '0.60')).toBe('0.000001')
    expect(greatestShortageFactor(three, '0.00')).toBe('0.000033')
  })
  it('comes before the cap: 3 000 000 cut to 2 000 000 stays whole until two thirds', () => {
    const capped = [line('2000000.00', '3000000'), line('1000000.00')]
    // 2 700 000 is left: the other one gives 300 000, 3 000 000 × 0.7 = 2 100 000 is still above the cap.
    expect(greatestShortageFactor(capped, '2700000.00')).toBe('0.7')
    expect(after(capped, '0.7')).toEqual(['2000000.00', '700000.00'])
    // At 0.6 the cap no longer cuts: 1 800 000 and 600 000.
    expect(after(capped, '0.6')).toEqual(['1800000.00', '600000.00'])
  })
  it('is taken of the exact share, and only then rounded down', () => {
    // 1 234 567.89 × 50 % = 617 283.945; × 0.9 = 555 555.5505. Of the rounded 617 283.94 it would be 555 555.546 → .54.
    expect(amountWithFactor(line('617283.94', '617283.945'), '0.9')).toBe('555555.55')
  })
  it('is a number above 0 and at most 1 with six decimals', () => {
    for (const wrong of ['0', '1.000001', '0.1234567', '-0.5', 'x'])
      expect(() => shortageFactor(wrong)).toThrow(RangeError)
  })
})

describe('the sheet issued again', () => {
  const sheet = {
    programme: 'GENERAL',
    policyDocument: '豫商财〔2024〕15号',
    rulesVersion: '1',
    steps: [{ clause: '一(三)', rulings: ['M3'], description: '核定', formula: '1', result: '617283.94' }],
  }
  it('goes on from the one before, cites M5 and ends with the amount', () => {
    const again = reissueWithFactor(sheet, line('617283.94', '617283.945'), '0.9')
    expect(again.amountCny).toBe('555555.55')
    expect(again.sheet.steps).toHaveLength(3)
    expect(again.sheet.steps[0]).toEqual(sheet.steps[0])
    expect(again.sheet.steps[1]).toMatchObject({
      clause: '一(三)',
      rulings: ['M5', 'M3'],
      formula: '617,283.945 × 90% = 555,555.5505 → 555,555.55',
    })
    expect(again.sheet.steps[2]).toMatchObject({ rulings: ['M5'], result: '555555.55' })
    expect(sheet.steps).toHaveLength(1)
  })
})

const cents = fc.integer({ min: 0, max: 400_000_000 })
const yuan = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
/** A share with up to eight decimals, and an amount that the cap or a cut left of it. */
const anyLine = fc
  .tuple(cents, fc.integer({ min: 0, max: 999_999 }), cents)
  .map(([share, fraction, cut]): ShortageLine => ({
    shareCny: `${yuan(share)}${String(fraction).padStart(6, '0')}`,
    beforeCny: yuan(Math.min(share, cut)),
  }))
const someLines = fc.array(anyLine, { minLength: 1, maxLength: 30 })
const anyFactor = fc.integer({ min: 1, max: 1_000_000 }).map((n) => new Decimal(n).div(1_000_000).toFixed())

test('the sum never exceeds what is left, and a millionth more would exceed it', () => {
  fc.assert(
    fc.property(someLines, cents, (lines, left) => {
      const factor = greatestShortageFactor(lines, yuan(left))
      if (factor === null) return
      expect(new Decimal(sumOfAmounts(after(lines, factor))).lte(yuan(left))).toBe(true)
      if (factor === '1') return
      const next = new Decimal(factor).plus('0.000001').toFixed()
      expect(new Decimal(sumOfAmounts(after(lines, next))).gt(yuan(left))).toBe(true)
    }),
  )
})

test('nobody has more than before, and a smaller factor gives nobody more', () => {
  fc.assert(
    fc.property(someLines, anyFactor, anyFactor, (lines, one, other) => {
      const [less, more] = new Decimal(one).lt(other) ? [one, other] : [other, one]
      for (const each of lines) {
        expect(new Decimal(amountWithFactor(each, more)).lte(each.beforeCny)).toBe(true)
        expect(new Decimal(amountWithFactor(each, less)).lte(amountWithFactor(each, more))).toBe(true)
      }
    }),
  )
})

test('the share behind an amount gives that amount again', () => {
  fc.assert(
    fc.property(cents, anyFactor, (n, factor) => {
      const share = shareBehind(yuan(n), factor)
      expect(amountWithFactor({ shareCny: share, beforeCny: yuan(n) }, factor)).toBe(yuan(n))
    }),
  )
})
