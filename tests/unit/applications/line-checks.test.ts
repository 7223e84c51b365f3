import { describe, expect, it } from 'vitest'

import { checkLines, sameName, type LineCircumstances } from '@/features/applications/line-checks'
import { readRow, type PaymentLine } from '@/features/applications/payment-line'

const enterpriseName = '郑州豫新进出口（集团）有限公司'
const typed: Record<string, string> = {
  insurerName: '中国出口信用保险公司河南分公司',
  insurancePolicyNumber: 'SCH026001',
  insuranceProduct: '短期出口信用保险',
  businessKind: '一般贸易',
  periodStart: '2026.1.1',
  periodEnd: '2026年12月31日',
  invoiceNumber: '２６４１２０００００００１２３４５６７８',
  invoiceIssuedOn: '2026/3/1',
  currency: '人民币',
  invoiceAmount: '10,000',
  paidOn: '20260305',
  payerAccountName: enterpriseName,
  bankTransactionNumber: 'T1',
  paidAmount: '10000.00',
}

function line(changes: Record<string, string> = {}, position = 1): PaymentLine {
  const read = readRow({ id: `line-${position}`, values: { ...typed, ...changes } }, position)
  if (Array.isArray(read)) throw new Error(JSON.stringify(read))
  return read
}

function issuesOf(lines: PaymentLine[], changes: Partial<LineCircumstances> = {}) {
  return checkLines(lines, {
    enterpriseName,
    halfYear: '2026H1',
    today: '2026-08-20',
    platformPolicyNumbers: new Set(),
    appliedFor: new Map(),
    converted: new Set(lines.map(({ id }) => id)),
    ...changes,
  })
}

describe('a line of the 保险费缴纳明细表', () => {
  it('is read as people write it', () => {
    expect(line()).toMatchObject({
      businessKind: 'GENERAL_TRADE',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      invoiceNumber: '26412000000012345678',
      currency: 'CNY',
      invoiceAmount: '10000.00',
      paidOn: '2026-03-05',
      paymentMethod: 'CORPORATE_TRANSFER',
    })
    expect(issuesOf([line()])).toEqual([])
  })

  it('names row and column of each bad cell', () => {
    const read = readRow({ id: 'a', values: { ...typed, invoiceNumber: '12345', businessKind: '旅游' } }, 7)
    expect(read).toMatchObject([
      { column: 'businessKind', message: expect.stringMatching(/^第 7 行“业务类型”：“旅游”不在可选范围内/) },
      {
        column: 'invoiceNumber',
        message: expect.stringMatching(/^第 7 行“发票号码”：“12345”不是有效的发票号码/),
      },
    ])
  })

  it.each(['2026-01-01', '2026-06-30'])('paid on %s belongs to the half-year', (paidOn) => {
    expect(issuesOf([line({ paidOn })])).toEqual([])
  })

  it.each(['2025-12-31', '2026-07-01'])('paid on %s does not (C1)', (paidOn) => {
    expect(issuesOf([line({ paidOn })])).toMatchObject([
      {
        rule: 'OUTSIDE_PERIOD',
        clause: 'C1',
        level: 'REFUSE',
        message: expect.stringContaining('第 1 行：'),
      },
    ])
  })

  it('paid before the document was in force, or after today, is refused', () => {
    expect(issuesOf([line({ paidOn: '2024-08-04' })], { halfYear: '2024H2' })).toMatchObject([
      { rule: 'OUTSIDE_POLICY_TERM', clause: '三(四)' },
    ])
    expect(issuesOf([line({ paidOn: '2024-08-05' })], { halfYear: '2024H2' })).toEqual([])
    expect(issuesOf([line({ paidOn: '2026-03-05' })], { today: '2026-03-04' })).toMatchObject([
      { rule: 'PAID_IN_FUTURE' },
    ])
    expect(issuesOf([line({ paidOn: '2026-03-05' })], { today: '2026-03-05' })).toEqual([])
  })

  it.each([
    ['现金', '现金付款的保费不予支持'],
    ['个人账户', '个人账户付款的保费不予支持'],
  ])('paid by %s is refused', (paymentMethod, words) => {
    expect(issuesOf([line({ paymentMethod })])).toMatchObject([
      { rule: 'CASH_OR_PRIVATE', level: 'REFUSE', message: expect.stringContaining(words) },
    ])
  })

  it('paid by another name is refused; blanks and the width of brackets do not matter', () => {
    expect(issuesOf([line({ payerAccountName: '张三' })])).toMatchObject([
      { rule: 'PAYER_NAME', level: 'REFUSE' },
    ])
    expect(issuesOf([line({ payerAccountName: '郑州豫新进出口 (集团)有限公司' })])).toEqual([])
    expect(sameName('甲公司', '乙公司')).toBe(false)
  })

  it('the same invoice and transaction twice is refused at the second; another transaction is not', () => {
    const half = { paidAmount: '5000' }
    expect(issuesOf([line(half), line(half, 2)])).toMatchObject([
      { rule: 'DUPLICATE_LINE', position: 2, message: expect.stringContaining('与第 1 行相同') },
    ])
    expect(issuesOf([line(half), line({ ...half, bankTransactionNumber: 'T2' }, 2)])).toEqual([])
  })

  it('payments above the invoice, together too, are refused; up to it they are not', () => {
    expect(issuesOf([line({ paidAmount: '10000.01' })])).toMatchObject([{ rule: 'PAID_ABOVE_INVOICE' }])
    const second = line({ paidAmount: '0.01', bankTransactionNumber: 'T2' }, 2)
    expect(issuesOf([line(), second]).map(({ rule, position }) => [rule, position])).toEqual([
      ['PAID_ABOVE_INVOICE', 1],
      ['PAID_ABOVE_INVOICE', 2],
    ])
    expect(issuesOf([line({ paidAmount: '0' })])).toMatchObject([{ rule: 'NOTHING_PAID' }])
  })

  it('the premium of a platform policy is refused (C11, E6)', () => {
    expect(issuesOf([line()], { platformPolicyNumbers: new Set(['SCH026001']) })).toMatchObject([
      { rule: 'PLATFORM_PREMIUM', clause: 'C11、E6', level: 'REFUSE' },
    ])
  })

  it('waits for its rate', () => {
    expect(issuesOf([line({ currency: '美元' })], { converted: new Set() })).toMatchObject([
      { rule: 'RATE_MISSING', level: 'WAIT', clause: 'M6' },
    ])
  })
})
