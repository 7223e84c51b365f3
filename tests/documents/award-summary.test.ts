import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'

import { type AwardSummaryData, awardSummaryXlsx, contentDigest } from '@/documents'
import { awardSummaryDocx } from '@/documents/docx'
import { awardSummaryPdf } from '@/documents/pdf'

import { textOf } from './pdf-text'
import { unzip } from './zip-builder'

const summary = (count: number, dispatched = true): AwardSummaryData => ({
  number: '豫信保名单〔2026〕000007号',
  dispatch: dispatched ? { number: '豫商财〔2026〕66号', on: '2026-11-24' } : null,
  title: '2026年上半年一般出口信用保险保费支持资金拟支持名单',
  noticeNumber: '豫商财函〔2026〕31号',
  programmeName: '一般出口信用保险',
  halfYearInWords: '2026年上半年',
  previousInWords: '2025年下半年',
  budgetYear: 2026,
  fundDocument: '豫财贸〔2026〕8号',
  consultationNumber: '豫财贸函〔2026〕12号',
  factor: '0.9',
  preparedBy: '李商务',
  preparedOn: '2026-11-20',
  lines: Array.from({ length: count }, (_, i) => ({
    city: '郑州市',
    name: `郑州豫达第${i + 1}进出口有限公司`,
    uscc: '91410100MA9TE5T046',
    customsCode: '4101960123',
    insurers: '中原信用保险河南分公司',
    paidCny: '2000.00',
    requestedCny: '1000.00',
    approvedCny: '1000.00',
    amountCny: '900.00',
    previousCny: i === 0 ? '950.00' : null,
    differenceCny: i === 0 ? '-50.00' : '900.00',
    contactName: '李四',
    contactPhone: '0371-60000000',
    note: '按资金不足调整系数 0.9 重新计算',
  })),
  // Two lines of 2 000, 1 000, 1 000 and 900.
  paidCny: '4000.00',
  requestedCny: '2000.00',
  approvedCny: '2000.00',
  amountCny: '1800.00',
  amountInCapitals: '壹仟捌佰元整',
  comparison: {
    rows: [
      {
        name: '乙公司',
        city: '洛阳市',
        previousCny: null,
        currentCny: '900.00',
        differenceCny: '900.00',
        kind: '新增',
      },
      {
        name: '甲公司',
        city: '郑州市',
        previousCny: '950.00',
        currentCny: '900.00',
        differenceCny: '-50.00',
        kind: '减少',
      },
      {
        name: '丙公司',
        city: '开封市',
        previousCny: '70.00',
        currentCny: null,
        differenceCny: '-70.00',
        kind: '本期没有',
      },
    ],
    previousCny: '1020.00',
    currentCny: '1800.00',
    differenceCny: '780.00',
  },
  createdAt: new Date('2026-11-20T02:00:00Z'),
})

describe('拟支持名单汇总表', () => {
  it('as .xlsx: number, date and totals; codes as text; the half-year before as columns and as a sheet', async () => {
    const workbook = await readXlsx(await awardSummaryXlsx(summary(2)))
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['拟支持名单汇总表', '与上期比较'])
    const [list, comparison] = workbook.sheets
    expect(list!.rows[1]![0]).toBe('豫商财〔2026〕66号　2026年11月24日')
    expect(list!.rows[2]![0]).toContain('资金文号：2026 年度　豫财贸〔2026〕8号')
    expect(list!.rows[3]![0]).toContain(contentDigest(summary(2)))
    expect(list!.rows[5]!.slice(2, 12)).toEqual([
      '郑州豫达第1进出口有限公司',
      '91410100MA9TE5T046',
      '4101960123',
      '中原信用保险河南分公司',
      2000,
      1000,
      1000,
      900,
      950,
      -50,
    ])
    expect(list!.rows[7]!.slice(6, 10)).toEqual([4000, 2000, 2000, 1800])
    expect(comparison!.rows[5]!.slice(1)).toEqual(['丙公司', '开封市', 70, null, -70, '本期没有'])
    expect(comparison!.rows[6]!.slice(3, 6)).toEqual([1020, 1800, 780])
  })

  it('as PDF: the same, two seals; same data, same bytes; a long one on pages of its own', async () => {
    const [first, second] = [await awardSummaryPdf(summary(2)), await awardSummaryPdf(summary(2))]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const text = textOf(first).join('')
    for (const part of [
      '豫商财〔2026〕66号',
      '2026年11月24日',
      '豫信保名单〔2026〕000007号',
      '1,800.00',
      '壹仟捌佰元整',
      '商务主管部门（盖章）',
      '财政部门（盖章）',
      '经办：李商务',
      '资金不足调整系数',
    ])
      expect(text).toContain(part)
    expect(textOf(await awardSummaryPdf(summary(120))).length).toBeGreaterThan(3)
  })

  it('as .docx: the same; without a dispatch number it says when there will be one', async () => {
    const words = async (data: AwardSummaryData) =>
      (await unzip(await awardSummaryDocx(data))).get('word/document.xml')!
    const text = await words(summary(2))
    for (const part of [
      '豫商财〔2026〕66号',
      '1,800.00',
      '郑州豫达第2进出口有限公司',
      '财政部门（盖章）',
      'landscape',
    ])
      expect(text).toContain(part)
    expect(await words(summary(1, false))).toContain('发文字号：名单确定后登记')
  })
})
