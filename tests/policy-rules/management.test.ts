import { describe, expect, test } from 'vitest'

import {
  contradicts,
  decidingExportStatement,
  DEFAULT_SETTINGS,
  earliestInception,
  earliestNextStart,
  exchangeRateDate,
  type ExportStatement,
  isListed,
  isPrepaidProgramme,
  MANAGEMENT,
  negativeListEnd,
  overlappingCover,
  prepaymentProposal,
  PROGRAMMES,
  rateInForce,
  startsOnReceipt,
} from '@/policy-rules'

describe('L2: the negative list', () => {
  test.each([
    ['2024-08-10', '2027-08-10'],
    ['2024-02-29', '2027-02-28'],
  ])('decided on %s, to %s', (decidedOn, end) => {
    expect(negativeListEnd(decidedOn)).toBe(end)
  })

  test.each([
    ['2024-08-09', false],
    ['2024-08-10', true],
    ['2027-08-10', true],
    ['2027-08-11', false],
  ])('L3: on %s: %s', (date, listed) => {
    expect(isListed('2024-08-10', date)).toBe(listed)
  })

  test('both clauses that list an enterprise say three years', () => {
    expect(MANAGEMENT.negativeListYears.value).toBe(3)
    expect(MANAGEMENT.negativeListYearsForDuplicateCover.value).toBe(3)
  })
})

describe('P1: prepayment proposals', () => {
  test.each([
    ['0.01', '0.00'],
    ['0.02', '0.01'],
    ['1234567.89', '617283.94'],
    ['0', '0.00'],
    [null, '0.00'],
  ])('last year %s, proposed %s', (lastYear, proposedCny) => {
    expect(prepaymentProposal('MICRO', lastYear, DEFAULT_SETTINGS).proposedCny).toBe(proposedCny)
  })

  test('its sheet', () => {
    expect(prepaymentProposal('OVERSEAS', '1234567.89', DEFAULT_SETTINGS).sheet).toEqual({
      programme: 'OVERSEAS',
      policyDocument: '豫商财〔2024〕15号',
      rulesVersion: 'yushangcai-2024-15/1',
      readings: [{ ruling: 'P1', value: '0.5', words: '预拨比例：0.5' }],
      steps: [
        {
          clause: '二(六)',
          rulings: ['P1'],
          description: '上年度核定金额（元），上年度无核定金额的新保险机构按零计算',
          formula: '1,234,567.89',
          result: '1234567.89',
        },
        {
          clause: '二(六)',
          rulings: ['P1', 'M3'],
          description: '预拨建议金额（元）= 上年度核定金额 × 预拨比例，只舍不入到分',
          formula: '1,234,567.89 × 50% = 617,283.945 → 617,283.94',
          result: '617283.94',
        },
      ],
    })
    expect(prepaymentProposal('MEDIUM', null, DEFAULT_SETTINGS).sheet.steps[0]).toMatchObject({
      formula: '0.00',
      result: '0.00',
    })
  })

  test('a lower ratio may be set, a higher one may not', () => {
    expect(prepaymentProposal('MICRO', '100', { prepaymentRatio: '0.3' }).proposedCny).toBe('30.00')
    expect(() => prepaymentProposal('MICRO', '100', { prepaymentRatio: '0.500001' })).toThrow(
      'not a prepayment ratio: 0.500001',
    )
  })

  test('three programmes are prepaid', () => {
    expect(PROGRAMMES.filter(isPrepaidProgramme)).toEqual(['MICRO', 'MEDIUM', 'OVERSEAS'])
  })
})

describe('E4: the export statement that decides', () => {
  const official = { year: 2025, source: 'OFFICIAL', amountUsd: '100', inForceFrom: '2026-03-10' } as const
  const window = { year: 2025, source: 'SINGLE_WINDOW', amountUsd: '200', inForceFrom: '2026-02-10' } as const
  const undertaking = {
    year: 2025,
    source: 'UNDERTAKING',
    amountUsd: '300',
    inForceFrom: '2026-01-10',
  } as const
  const all: ExportStatement[] = [undertaking, official, window]

  test.each([
    ['2026-01-09', null],
    ['2026-01-10', undertaking],
    ['2026-02-09', undertaking],
    ['2026-02-10', window],
    ['2026-03-09', window],
    ['2026-03-10', official],
    ['2026-12-31', official],
    ['2027-01-01', null],
  ])('for inception on %s', (inceptionDate, decides) => {
    expect(decidingExportStatement(all, inceptionDate)).toBe(decides)
  })

  test('of two from the same source the later one decides, whichever was kept first', () => {
    const later = { ...window, inForceFrom: '2026-02-20' }
    expect(decidingExportStatement([window, later], '2026-03-01')).toBe(later)
    expect(decidingExportStatement([later, window], '2026-03-01')).toBe(later)
    expect(decidingExportStatement([window, later], '2026-02-19')).toBe(window)
    expect(decidingExportStatement([], '2026-02-19')).toBeNull()
  })

  test('a later, better source with another amount contradicts', () => {
    expect(contradicts(window, official)).toBe(true)
    expect(contradicts(window, { ...official, inForceFrom: '2026-02-10' })).toBe(true)
    expect(contradicts(window, { ...official, inForceFrom: '2026-02-09' })).toBe(false)
    expect(contradicts(window, { ...official, amountUsd: '200.00' })).toBe(false)
    expect(contradicts(window, { ...official, year: 2024 })).toBe(false)
    expect(contradicts(window, { ...undertaking, inForceFrom: '2026-03-10' })).toBe(false)
    expect(contradicts(window, { ...window, amountUsd: '201', inForceFrom: '2026-03-10' })).toBe(false)
  })
})

describe('E7: one live platform policy', () => {
  const live = [
    { start: '2026-03-01', end: '2027-02-28' },
    { start: '2025-03-01', end: '2026-02-28' },
  ]

  test('the insurance policies that overlap the period wanted', () => {
    expect(overlappingCover(live, { start: '2027-02-28', end: '2028-02-27' })).toEqual([live[0]])
    expect(overlappingCover(live, { start: '2027-03-01', end: '2028-02-28' })).toEqual([])
    expect(overlappingCover(live, { start: '2026-02-28', end: '2026-03-01' })).toEqual(live)
  })

  test('the earliest new start is the last end + 1 day', () => {
    expect(earliestNextStart(live, '2025-06-01')).toBe('2027-03-01')
    expect(earliestNextStart(live.toReversed(), '2025-06-01')).toBe('2027-03-01')
    expect(earliestNextStart(live, '2027-02-28')).toBe('2027-03-01')
    expect(earliestNextStart(live, '2027-03-01')).toBeNull()
    expect(earliestNextStart([], '2027-03-01')).toBeNull()
  })
})

describe('E10: cover starts no earlier than the self-paid share is received', () => {
  test('for MEDIUM and OVERSEAS only', () => {
    expect(PROGRAMMES.filter(startsOnReceipt)).toEqual(['MEDIUM', 'OVERSEAS'])
  })

  test.each([
    ['MEDIUM', '2026-03-01', null, null],
    ['MEDIUM', '2026-03-01', '2026-02-28', '2026-03-01'],
    ['MEDIUM', '2026-03-01', '2026-03-01', '2026-03-01'],
    ['OVERSEAS', '2026-03-01', '2026-03-02', '2026-03-02'],
    ['MICRO', '2026-03-01', null, '2026-03-01'],
    ['ECOMMERCE', '2026-03-01', '2026-03-02', '2026-03-01'],
  ] as const)('%s wanted on %s, received on %s: %s', (programme, wanted, received, earliest) => {
    expect(earliestInception(programme, wanted, received)).toBe(earliest)
  })
})

describe('M6: the day of the exchange rate', () => {
  const dates = { paidOn: '2026-03-02', invoicedOn: '2026-02-03', halfYear: '2026H1' }

  test.each([
    ['PAYMENT_DATE', '2026-03-02'],
    ['INVOICE_DATE', '2026-02-03'],
    ['PERIOD_END', '2026-06-30'],
    ['FIXED', null],
  ] as const)('%s: %s', (setting, date) => {
    expect(exchangeRateDate(dates, setting)).toBe(date)
  })

  test('that day’s rate, or the last one published before it', () => {
    const friday = { date: '2026-02-27', rate: '7.1' }
    const monday = { date: '2026-03-02', rate: '7.2' }
    for (const published of [
      [friday, monday],
      [monday, friday],
    ]) {
      expect(rateInForce(published, '2026-02-26')).toBeNull()
      expect(rateInForce(published, '2026-02-27')).toBe(friday)
      expect(rateInForce(published, '2026-03-01')).toBe(friday)
      expect(rateInForce(published, '2026-03-02')).toBe(monday)
      expect(rateInForce(published, '2026-12-31')).toBe(monday)
    }
    expect(rateInForce([], '2026-12-31')).toBeNull()
  })
})
