import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'

import { contentDigest, type DivisionSummaryData, divisionSummaryXlsx } from '@/documents'
import { divisionSummaryPdf } from '@/documents/pdf'

import { textOf } from './pdf-text'

const line = (i: number): DivisionSummaryData['lines'][number] => ({
  receiptNumber: `豫信保申〔2026〕${String(i).padStart(6, '0')}号`,
  county: '郑州市',
  name: `郑州豫达第${i}进出口有限公司`,
  uscc: '91410100MA9TE5T046',
  customsCode: '4101960123',
  insurers: ['中原信用保险河南分公司'],
  paidCny: '30000.00',
  requestedCny: '15000.00',
  reviewedCny: '12500.00',
  contactName: '李四',
  contactPhone: '0371-60000000',
  note: i === 1 ? '第 2 行保费 20000.00 → 15000.00 元（发票不符）' : '',
  signedByCommerce: '郭强',
  signedByFinance: '钱进',
  signedOn: '2026-11-20',
})
const summary = (count: number): DivisionSummaryData => ({
  number: '豫信保初〔2026〕000003号',
  divisionName: '郑州市',
  roundTitle: '关于组织申报2026年上半年一般出口信用保险保费支持资金的通知',
  noticeNumber: '豫商财函〔2026〕49号',
  handedInOn: '2026-11-24',
  handedInBy: '郭强',
  lines: Array.from({ length: count }, (_, i) => line(i + 1)),
  // Two lines of 30 000, 15 000 and 12 500.
  paidCny: '60000.00',
  requestedCny: '30000.00',
  reviewedCny: '25000.00',
  createdAt: new Date('2026-11-24T02:00:00Z'),
})

describe('初审汇总表', () => {
  it('as PDF: the columns people know, totals, both signatures, two seals, the digest; same data, same bytes', async () => {
    const [first, second] = [await divisionSummaryPdf(summary(2)), await divisionSummaryPdf(summary(2))]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const text = textOf(first).join('')
    for (const part of [
      '县（市、区）',
      '海关编码',
      '实缴保费（元）',
      '初审金额（元）',
      '60,000.00',
      '30,000.00',
      '25,000.00',
      '商务主管部门（盖章）',
      '财政部门（盖章）',
      '经办：郭强',
      '审核：钱进',
      contentDigest(summary(2)),
    ])
      expect(text).toContain(part)
  })

  it('as xlsx: codes are text, amounts numbers, the same digest', async () => {
    const book = await readXlsx(await divisionSummaryXlsx(summary(2)))
    const rows = book.sheets[0]!.rows
    const head = rows.findIndex((row) => row[0] === '序号')
    expect(rows[head]).toEqual([
      '序号',
      '县（市、区）',
      '企业名称',
      '统一社会信用代码',
      '海关编码',
      '保险机构',
      '实缴保费（元）',
      '申请金额（元）',
      '初审金额（元）',
      '联系人',
      '联系电话',
      '备注',
    ])
    expect(rows[head + 1]!.slice(3, 9)).toEqual([
      '91410100MA9TE5T046',
      '4101960123',
      '中原信用保险河南分公司',
      30000,
      15000,
      12500,
    ])
    expect(rows.flat().join('')).toContain(contentDigest(summary(2)))
  })
})
