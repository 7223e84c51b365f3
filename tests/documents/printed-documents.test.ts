import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'

import { awardListXlsx, contentDigest, reconciliationCsv, reconciliationXlsx } from '@/documents'
import { awardListDocx, objectionReplyDocx } from '@/documents/docx'
import {
  applicationFormPdf,
  awardListPdf,
  calculationSheetPdf,
  checkCertificatePdf,
  panelSummaryPdf,
  reconciliationPdf,
} from '@/documents/pdf'
import { breakOpportunities } from '@/documents/pdf/fonts'

import { textOf } from './pdf-text'
import {
  applicationForm,
  awardListNotice,
  calculationSheet,
  checkCertificate,
  panelSummary,
  reconciliation,
} from './samples'
import { unzip } from './zip-builder'

describe('every document as PDF', () => {
  const documents = {
    申请表: () => applicationFormPdf(applicationForm()),
    计算书: () => calculationSheetPdf(calculationSheet),
    查重凭证: () => checkCertificatePdf(checkCertificate),
    专家评审意见汇总表: () => panelSummaryPdf(panelSummary),
    公示: () => awardListPdf(awardListNotice()),
    对账单: () => reconciliationPdf(reconciliation()),
  }
  test.each(Object.entries(documents))('%s: same data, same bytes; fonts embedded; A4', async (_, render) => {
    const [first, second] = [await render(), await render()]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const raw = Buffer.from(first).toString('latin1')
    expect(raw.startsWith('%PDF-1.')).toBe(true)
    expect(raw).toContain('/FontFile2')
    expect(raw).toMatch(/MediaBox \[0 0 (595\.28\d* 841\.89\d*|841\.89\d* 595\.28\d*)\]/)
    expect(first.length).toBeLessThan(400_000)
  })

  test('what is printed, page by page', async () => {
    const form = textOf(await applicationFormPdf(applicationForm(45)))
    expect(form.join('')).toContain('人民币（大写）：贰佰万元整')
    form.forEach((page, i) => {
      expect(page).toContain('编号：SB2026H1-410100-000123')
      expect(page).toContain(`第 ${i + 1} 页 / 共 ${form.length} 页`)
      expect(page).toContain(contentDigest(applicationForm(45)))
    })
    const withLines = form.filter((page) => page.includes('2026-03-05') && page.includes('CNY'))
    expect(withLines.length).toBeGreaterThan(1)
    for (const page of withLines) expect(page).toContain('付款日期')
    expect(form.join('')).toContain('2,218,699.49')
    expect(form.join('')).toContain('口径 C1、M6')
  })

  test('the panel’s summary says what was recommended, by whom and by which seed', async () => {
    const text = textOf(await panelSummaryPdf(panelSummary)).join('')
    for (const said of ['350,000.00', '77.33', '经复评', '钱学文（组长）', '5f'.repeat(16), '尚未汇总'])
      expect(text).toContain(said)
  })

  test('a certificate tells a rival nothing but the last day of cover (E8)', async () => {
    const covered = {
      ...checkCertificate,
      outcome: 'COVERED' as const,
      coveredUntil: '2027-03-04',
      reservedUntil: null,
    }
    const text = textOf(await checkCertificatePdf(covered)).join('')
    expect(text).toContain('已有统保保单在保至2027年3月4日止')
    expect(text).not.toContain('现为查询机构预留')
  })

  test('a long table becomes an annex of full pages: every row once, the head on each, the total on the last', async () => {
    const pages = textOf(await reconciliationPdf(reconciliation(400)))
    const annex = pages.slice(1)
    for (const page of annex) expect(page).toContain('统一社会信用代码')
    const printed = annex.join('').match(/XW410100-26\d{5}/g)!
    expect(new Set(printed).size).toBe(400)
    expect(printed).toHaveLength(400)
    expect(pages.findIndex((page) => page.includes('2,736,000.00'))).toBe(pages.length - 1)
    // The estimate of heights holds: no page spilled a few rows onto another.
    for (const page of annex.slice(0, -1)) expect(page.match(/XW410100/g)!.length).toBeGreaterThan(12)
  })

  test('a reconciliation of very many policies prints its totals and points to the workbook', async () => {
    const text = textOf(await reconciliationPdf(reconciliation(2001))).join('')
    expect(text).toContain('明细超过 2000 张保单')
    expect(text).toContain('13,686,840.00')
  })
})

test('a digest changes with what is said and not with when it is printed', () => {
  const data = reconciliation()
  expect(contentDigest({ ...data, createdAt: new Date(0) })).toBe(contentDigest(data))
  expect(contentDigest({ ...data, closing: '168000.06' })).not.toBe(contentDigest(data))
  expect(contentDigest({ b: 1, a: { d: [1], c: 2 } })).toBe(contentDigest({ a: { c: 2, d: [1] }, b: 1 }))
})

test('Chinese breaks between characters, never before closing or after opening punctuation, not inside short words', () => {
  expect(breakOpportunities('支持（上限）：200万元')).toEqual([
    ...['支', '', '持', '', '（上', '', '限）：', '', '200', '', '万', '', '元'],
  ])
})

test('xlsx, csv and pdf of a reconciliation agree to the fen and in their digest', async () => {
  const data = reconciliation(7)
  const book = await readXlsx(await reconciliationXlsx(data))
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['收支汇总', '提取明细'])
  const lines = book.sheets[1]!.rows
  expect(lines.at(-1)!.slice(5)).toEqual([47880, 47880, 47880])
  const csv = parseCsv(new TextDecoder().decode(reconciliationCsv(data)))
  expect(csv.at(-1)!.slice(5)).toEqual(['47880.00', '47880.00', '47880.00'])
  expect(csv.find((row) => row[0] === '期末余额')![1]).toBe('168000.05')
  const pdf = textOf(await reconciliationPdf(data)).join('')
  expect(pdf).toContain('47,880.00')
  expect(pdf).toContain('168,000.05')
  for (const text of [pdf, String(book.sheets[0]!.rows[1]![0]), csv.flat().join()])
    expect(text).toContain(contentDigest(data))
})

describe('a publicity notice holds what ruling L6 allows', () => {
  test('as xlsx', async () => {
    const sheet = (await readXlsx(await awardListXlsx(awardListNotice(3)))).sheets[0]!
    expect(sheet.rows[3]).toEqual([
      '序号',
      '企业（机构）名称',
      '所属市',
      '支持项目',
      '拟支持金额（元）',
      '备注',
    ])
    expect(sheet.rows[5]!.slice(0, 5)).toEqual([
      2,
      '河南示例第2贸易有限公司',
      '三门峡市',
      '一般出口信用保险',
      123456.78,
    ])
  })

  test('a reply to an objection as docx: to whom, about what, the answer paragraph by paragraph, the office', async () => {
    const parts = await unzip(
      await objectionReplyDocx({
        number: '豫信保异〔2026〕000007号',
        title: '异议答复书',
        objector: '赵一诺',
        publicityNumber: '豫商财公示〔2026〕3号',
        publicityTitle: '拟支持名单公示',
        item: '河南示例贸易有限公司（一般出口信用保险）',
        receivedOn: '2026-11-24',
        outcome: '异议不成立',
        reply: ['经核对，两张发票号码不同。', '未重复申报。'],
        office: '河南省商务厅对外贸易处',
        telephone: '0371-63576000',
        decidedOn: '2026-11-26',
        createdAt: new Date('2026-11-26T02:00:00Z'),
      }),
    )
    const words = parts
      .get('word/document.xml')!
      .replaceAll(/<\/w:p>/g, '\n')
      .replaceAll(/<[^>]+>/g, '')
    expect(words.split('\n').filter(Boolean)).toEqual([
      '异议答复书',
      '豫信保异〔2026〕000007号',
      '赵一诺：',
      '公示：拟支持名单公示（豫商财公示〔2026〕3号）。',
      '所涉条目：河南示例贸易有限公司（一般出口信用保险）。',
      '收到日期：2026年11月24日。',
      '您对上述公示提出的异议（受理号 豫信保异〔2026〕000007号），办理结果为：异议不成立。',
      '经核对，两张发票号码不同。',
      '未重复申报。',
      '对本答复有疑问的，请拨打 0371-63576000（河南省商务厅对外贸易处）。',
      '河南省商务厅对外贸易处',
      '2026年11月26日',
    ])
    expect(parts.get('word/document.xml')).toMatch(/w:pgSz w:w="11906" w:h="16838"/)
  })

  test('as docx in GB/T 9704', async () => {
    const parts = await unzip(await awardListDocx(awardListNotice(3)))
    const xml = parts.get('word/document.xml')!
    expect(xml).toContain('关于2026年上半年河南省出口信用保险保费支持资金拟支持名单的公示')
    expect(xml).toContain('豫商财公示〔2026〕3号')
    expect(xml).toContain('方正小标宋简体')
    expect(xml).toMatch(/仿宋_GB2312/)
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml).toMatch(/w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/w:top="209\d".*w:right="147\d"|w:right="147\d".*w:top="209\d"/)
    expect(xml).toContain('123,456.78')
    expect(parts.get('docProps/core.xml')).not.toContain('Un-named')
    expect(
      [...parts.keys()].filter((name) => /comment/i.test(name) && parts.get(name)!.includes('<w:comment ')),
    ).toEqual([])
  })
})
