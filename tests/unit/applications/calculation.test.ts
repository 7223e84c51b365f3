import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { calculate, type CalculationTerms, type ConvertedLine } from '@/features/applications/calculation'

const terms: CalculationTerms = {
  halfYear: '2026H1',
  supportRatio: '0.5',
  shortageFactor: null,
  fxRule: 'PAYMENT_DATE',
  alreadySupportedCny: '0.00',
  otherSubsidiesCny: '0.00',
}

const line = (amountCny: string | null, position = 1): ConvertedLine => ({
  id: `line-${position}`,
  position,
  insurerName: '甲保险',
  insurancePolicyNumber: 'P1',
  insuranceProduct: '短期险',
  businessKind: 'GENERAL_TRADE',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  premiumNoticeNumber: '',
  invoiceNumber: '1'.repeat(20),
  invoiceIssuedOn: '2026-03-01',
  currency: 'CNY',
  invoiceAmount: amountCny ?? '1.00',
  paidOn: '2026-03-05',
  paymentMethod: 'CORPORATE_TRANSFER',
  payerAccountName: '甲公司',
  bankTransactionNumber: String(position),
  paidAmount: amountCny ?? '1.00',
  note: '',
  exchangeRate: amountCny && '1',
  exchangeRateDate: '2026-03-05',
  amountCny,
})

const cents = fc.integer({ min: 1, max: 900_000_000 }).map((fen) => new Decimal(fen).div(100).toFixed(2))

describe('the amount of an application', () => {
  it('the lines always add up to the sheet, and support exceeds neither ratio nor cap', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), (amounts) => {
        const result = calculate(
          amounts.map((amount, i) => line(amount, i + 1)),
          terms,
        )
        const sum = amounts.reduce((total, amount) => total.plus(amount), new Decimal(0))
        expect(result.eligiblePremiumCny).toBe(sum.toFixed(2))
        expect(result.sheet.steps.map((step) => step.result)).toContain(sum.toFixed(2))
        const requested = new Decimal(result.requestedAmountCny)
        expect(requested.lte(sum.div(2))).toBe(true)
        expect(requested.lte(2_000_000)).toBe(true)
      }),
    )
  })

  it('keeps on its sheet how the round read M6, where a payment was converted', () => {
    const converted = { ...line('700.00'), currency: 'USD', paidAmount: '100.00', exchangeRate: '7' }
    const readings = calculate([converted], { ...terms, fxRule: 'INVOICE_DATE' }).sheet.readings
    expect(readings).toEqual([{ ruling: 'M6', value: 'INVOICE_DATE', words: '折算汇率的日期：开票日' }])
    expect(calculate([line('700.00')], terms).sheet.readings).toBeUndefined()
  })

  it('takes off what the cap has given already, to the fen', () => {
    const used = (alreadySupportedCny: string) =>
      calculate([line('200000.00')], { ...terms, alreadySupportedCny }).requestedAmountCny
    expect(used('1899999.99')).toBe('100000.00')
    expect(used('1900000.00')).toBe('100000.00')
    expect(used('1900000.01')).toBe('99999.99')
    expect(used('2000000.00')).toBe('0.00')
  })

  it('other subsidies leave at most the rest of the premium (C11), written on the sheet', () => {
    const result = calculate([line('100.01')], { ...terms, otherSubsidiesCny: '80.00' })
    expect(result.requestedAmountCny).toBe('20.01')
    expect(result.sheet.steps.at(-1)).toMatchObject({ rulings: ['C11'], result: '20.01' })
    expect(calculate([line('100.01')], { ...terms, otherSubsidiesCny: '200' }).requestedAmountCny).toBe(
      '0.00',
    )
    // 50.005 rounded down leaves room: nothing is cut.
    expect(calculate([line('100.01')], { ...terms, otherSubsidiesCny: '50' }).requestedAmountCny).toBe(
      '50.00',
    )
  })

  it('a line without its rate does not count, and without any line there is a reason', () => {
    expect(calculate([line('10.00'), line(null, 2)], terms).eligiblePremiumCny).toBe('10.00')
    expect(calculate([line(null)], terms)).toMatchObject({
      requestedAmountCny: '0.00',
      cap: null,
      reasons: [{ message: expect.stringContaining('没有可计入的缴费') }],
    })
  })
})
