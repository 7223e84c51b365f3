import { parseCsv } from 'hucre/csv'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, expectTypeOf, test } from 'vitest'

import {
  awardList,
  defineTable,
  disbursementList,
  exportCsv,
  exportReport,
  exportTemplate,
  exportXlsx,
  importTable,
  insurancePolicyList,
  invoiceList,
  parityRates,
  premiumPaymentLines,
} from '@/documents'

import { unzip } from './zip-builder'

const CREATED = new Date('2026-03-05T01:00:00Z')

const line = {
  position: '1',
  insurerName: '中国出口信用保险公司河南分公司',
  insurancePolicyNumber: 'SCH026001-260100',
  insuranceProduct: '短期出口信用保险',
  businessKind: 'GENERAL_TRADE',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  premiumNoticeNumber: null,
  invoiceNumber: '26412000000012345678',
  invoiceIssuedOn: '2026-03-01',
  currency: 'USD',
  invoiceAmount: '1234567.89',
  paidOn: '2026-03-05',
  payerAccountName: '河南示例（郑州）贸易有限公司',
  bankTransactionNumber: '0020260305000012345',
  paidAmount: '0.10',
  exchangeRate: '7.1234',
  exchangeRateDate: '2026-03-05',
  amountCny: null,
  requestedAmountCny: null,
  note: '=1+1',
}

describe('a table goes out and comes back the same', () => {
  test('as xlsx', async () => {
    const bytes = await exportXlsx(premiumPaymentLines, [line, { ...line, position: '2' }])
    const { rows, errors } = await importTable(bytes, premiumPaymentLines)
    expect(errors).toEqual([])
    expect(rows).toEqual([
      { rowNumber: 2, values: line },
      { rowNumber: 3, values: { ...line, position: '2' } },
    ])
  })

  test('as csv, with BOM', async () => {
    const bytes = exportCsv(premiumPaymentLines, [line])
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { rows, errors } = await importTable(bytes, premiumPaymentLines)
    expect(errors).toEqual([])
    expect(rows).toEqual([{ rowNumber: 2, values: line }])
  })

  test('as csv in GB18030, which Excel on a Chinese Windows writes', async () => {
    // 币种,日期,中间价,来源 / USD,2026/3/5,7.1234,外汇交易中心
    const gbk = Buffer.from(
      'b1d2d6d62cc8d5c6da2cd6d0bce4bcdb2cc0b4d4b40d0a' +
        '5553442c323032362f332f352c372e313233342ccde2bbe3bdbbd2d7d6d0d0c40d0a',
      'hex',
    )
    const { rows } = await importTable(gbk, parityRates)
    expect(rows).toEqual([
      {
        rowNumber: 2,
        values: {
          currency: 'USD',
          publishedOn: '2026-03-05',
          rate: '7.1234',
          unit: null,
          source: '外汇交易中心',
        },
      },
    ])
  })

  test('the type of a row follows from the definition', async () => {
    const { rows } = await importTable(await exportXlsx(premiumPaymentLines, [line]), premiumPaymentLines)
    expectTypeOf(rows[0]!.values.paidOn).toEqualTypeOf<string>()
    expectTypeOf(rows[0]!.values.exchangeRate).toEqualTypeOf<string | null>()
  })
})

describe('what Excel finds in an export', () => {
  test('codes are text, amounts numbers, dates dates, and nothing is a formula', async () => {
    const bytes = await exportXlsx(premiumPaymentLines, [line])
    const sheet = (await readXlsx(bytes, { readStyles: true })).sheets[0]!
    const at = (header: string) => sheet.rows[1]![sheet.rows[0]!.indexOf(header)]
    expect(at('发票号码')).toBe('26412000000012345678')
    expect(at('银行流水号')).toBe('0020260305000012345')
    expect(at('发票金额')).toBe(1234567.89)
    expect(at('付款日期')).toEqual(new Date('2026-03-05T00:00:00Z'))
    expect(at('业务类型')).toBe('一般贸易')
    expect(at('备注')).toBe('=1+1')
    expect(sheet.freezePane).toMatchObject({ rows: 1 })
    const xml = (await unzip(bytes)).get('xl/worksheets/sheet1.xml')!
    expect(xml).not.toContain('<f>')
    const styles = (await unzip(bytes)).get('xl/styles.xml')!
    expect(styles).toContain('#,##0.00')
    expect(sheet.cells?.get('0,0')?.style?.font?.bold).toBe(true)
    expect(sheet.cells?.get('1,0')?.style?.font?.bold ?? false).toBe(false)
  })

  test('an amount beyond 15 digits is text, exact, rather than a wrong number', async () => {
    const table = defineTable({
      name: 't',
      title: '表',
      columns: [{ key: 'a', header: '金额', kind: 'amount', required: true, width: 20 }],
    })
    const bytes = await exportXlsx(table, [{ a: '12345678901234.56' }, { a: '9999999999999.99' }])
    const sheet = (await readXlsx(bytes)).sheets[0]!
    expect(sheet.rows[1]).toEqual(['12345678901234.56'])
    expect(sheet.rows[2]).toEqual([9999999999999.99])
  })

  test.each(['exportXlsx', 'exportTemplate', 'exportReport'] as const)(
    '%s: no author, no comments, no hidden sheets',
    async (kind) => {
      const bytes = {
        exportXlsx: () => exportXlsx(awardList, [{ position: 1, name: '甲', amount: '1.00' }]),
        exportTemplate: () => exportTemplate(premiumPaymentLines, CREATED),
        exportReport: () => exportReport([{ name: '公示', table: awardList, rows: [] }], CREATED),
      }[kind]()
      const parts = await unzip(await bytes)
      const all = [...parts.values()].join('')
      expect(
        [...parts.keys()].filter((name) => /comment|person|vml|externalLink|custom/i.test(name)),
      ).toEqual([])
      expect(all).not.toMatch(/<dc:creator>|<cp:lastModifiedBy>|state="(veryH|h)idden"| hidden="/)
    },
  )

  test('csv neutralises what a spreadsheet would run, and leaves negative amounts alone', async () => {
    const table = defineTable({
      name: 't',
      title: '表',
      columns: [
        { key: 'n', header: '名称', kind: 'text', required: true, width: 20 },
        { key: 'c', header: '代码', kind: 'code', required: true, width: 20 },
        { key: 'a', header: '金额', kind: 'amount', required: true, width: 20, allowNegative: true },
      ],
    })
    const hostile = ['=cmd|x', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1']
    const bytes = exportCsv(
      table,
      hostile.map((n) => ({ n, c: '-5', a: '-12.50' })),
    )
    const rows = parseCsv(new TextDecoder().decode(bytes)).slice(1)
    expect(rows.map((row) => row[0])).toEqual(hostile.map((n) => `'${n}`))
    expect(rows.map((row) => row[1])).toEqual(hostile.map(() => `'-5`))
    expect(rows.map((row) => row[2])).toEqual(hostile.map(() => '-12.50'))
  })
})

describe('a template', () => {
  test('has the head, a visible second sheet 填写说明, and keeps typed codes as text', async () => {
    const book = await readXlsx(await exportTemplate(premiumPaymentLines, CREATED), { readStyles: true })
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['保险费缴纳明细表', '填写说明'])
    const [data, help] = book.sheets
    expect(data!.rows[0]!.slice(0, 5)).toEqual(['序号', '保险机构', '保单号', '险种', '业务类型'])
    expect(data!.cells!.get('500,8')!.style!.numFmt).toBe('@')
    expect(data!.dataValidations!.map((v) => v.range)).toEqual(['E2:E1001', 'K2:K1001'])
    expect(help!.rows.flat()).toContain('20 位数电票号码；旧版发票填发票代码加发票号码')
  })

  test('an untouched template is a table without rows', async () => {
    for (const table of [premiumPaymentLines, parityRates, insurancePolicyList, invoiceList]) {
      expect(await importTable(await exportTemplate(table, CREATED), table)).toEqual({ rows: [], errors: [] })
    }
  })
})

describe('an import', () => {
  const head = premiumPaymentLines.columns.map((column) => column.header)
  const good = [
    '1',
    '中国信保',
    'P-1',
    '短期险',
    '跨境电子商务',
    '2026.1.1',
    '2026年12月31日',
    '',
    '26412000000012345678',
  ]
  good.push(
    '20260301',
    '人民币',
    '1,000.00',
    '2026/3/5',
    '示例(郑州)公司',
    'LS001',
    '￥1,000元',
    '',
    '',
    '',
    '',
    '',
  )
  const book = (rows: (string | number | null)[][]) => writeXlsx({ sheets: [{ name: '明细', rows }] })

  test('reads what people type, below a title, with starred heads, and leaves the total row', async () => {
    const starred = head.map((h, i) => (i % 2 ? `${h}*` : ` ${h}（必填）`))
    const bytes = await book([
      ['河南示例公司保险费缴纳明细表'],
      [],
      starred,
      good,
      ['合计', null, null, 1000],
    ])
    const { rows, errors } = await importTable(bytes, premiumPaymentLines)
    expect(errors).toEqual([])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      rowNumber: 4,
      values: {
        businessKind: 'CROSS_BORDER_ECOMMERCE',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
        invoiceIssuedOn: '2026-03-01',
        currency: 'CNY',
        invoiceAmount: '1000.00',
        paidOn: '2026-03-05',
        payerAccountName: '示例（郑州）公司',
        paidAmount: '1000.00',
        exchangeRate: null,
      },
    })
  })

  test('names every bad cell of 1,000 rows, in the words of the look', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => {
      const row: (string | number | null)[] = [...good]
      if (i % 2 === 0) row[12] = '2026-02-30'
      if (i % 4 === 0) row[15] = '壹仟'
      return row
    })
    const { rows: accepted, errors } = await importTable(await book([head, ...rows]), premiumPaymentLines)
    expect(accepted).toHaveLength(500)
    expect(errors).toHaveLength(750)
    expect(new Set(errors.map((error) => error.rowNumber)).size).toBe(500)
    expect(errors.filter((error) => error.rowNumber === 998)).toEqual([
      {
        rowNumber: 998,
        column: '付款日期',
        message: '第 998 行“付款日期”：“2026-02-30”不是有效日期，请按 2026-03-05 的格式填写。',
      },
      {
        rowNumber: 998,
        column: '实付原币',
        message: '第 998 行“实付原币”：“壹仟”不是有效金额，请填写以元为单位的数字，例如 1234.50。',
      },
    ])
  })

  test.each([
    [
      8,
      26412000000012345000,
      '被 Excel 改成了数字或日期，末尾数字可能已丢失，请把单元格设为文本格式后重新填写。',
    ],
    [8, '123', '“123”不是有效的发票号码，请填写 20 位数电票号码，或发票代码加发票号码。'],
    [1, '', '不能为空，请填写。'],
    [
      4,
      '走私',
      '“走私”不在可选范围内，请填写一般贸易、对外承包工程带动出口、加工贸易、跨境电商、服务贸易之一。',
    ],
    [11, '12.345', '“12.345”的小数超过 2 位，请按实际金额填写。'],
    [11, '-1', '“-1”是负数，请填写不小于 0 的金额。'],
    [11, '#REF!', '“#REF!”是公式错误，请改为具体的值。'],
    [20, '长'.repeat(501), '内容超过 500 个字，请缩短后填写。'],
  ])('column %i: %s is refused with a sentence', async (column, typed, sentence) => {
    const row: (string | number | null)[] = [...good]
    row[column] = typed
    const { rows, errors } = await importTable(await book([head, row]), premiumPaymentLines)
    expect(rows).toEqual([])
    expect(errors).toHaveLength(1)
    expect(errors[0]!.message).toContain(`第 2 行“${head[column]}”：`)
    expect(errors[0]!.message.endsWith(sentence)).toBe(true)
  })

  test('a USCC that fails only its check character is accepted (E12), one of the wrong shape is not', async () => {
    const row = ['中国信保', 'P-1', '26412000000012345678', '2026-03-01', 'CNY', '10', '91350100m0001tgqxm']
    const heads = invoiceList.columns.map((column) => column.header)
    const result = await importTable(await book([heads, row, [...row.slice(0, 6), '9135']]), invoiceList)
    expect(result.rows[0]!.values.uscc).toBe('91350100M0001TGQXM')
    expect(result.errors.map((error) => error.message)).toEqual([
      '第 3 行“统一社会信用代码”：“9135”不是 18 位统一社会信用代码，请核对营业执照后填写。',
    ])
  })

  test('a percentage becomes its fraction', async () => {
    const values = { uscc: '91410100MA9TE5T046', premiumRate: '0.0008', insuredPercentage: '0.8' }
    const bytes = await exportXlsx(insurancePolicyList, [values])
    const { errors } = await importTable(bytes, insurancePolicyList)
    expect(errors.map((error) => error.column)).not.toContain('费率')
  })

  test('missing heads are named together, an empty or foreign file is refused', async () => {
    await expect(importTable(await book([['币种', '中间价']]), parityRates)).rejects.toThrow(
      '表头缺少“日期”、“来源”。',
    )
    await expect(importTable(await book([['你好']]), parityRates)).rejects.toThrow(
      '没有找到“人民币汇率中间价”的表头',
    )
    await expect(importTable(await book([]), parityRates)).rejects.toThrow('表格中没有内容')
    await expect(importTable(new Uint8Array(), parityRates)).rejects.toThrow('文件是空的')
    await expect(importTable(Buffer.from('\x00\x01\x02binary'), parityRates)).rejects.toThrow(
      '文件不是 Excel 表格',
    )
    await expect(importTable(Buffer.from('d0cf11e0a1b11ae1', 'hex'), parityRates)).rejects.toThrow(
      '旧版 .xls',
    )
  })

  test('too many rows are refused', async () => {
    const bytes = exportCsv(
      parityRates,
      Array.from({ length: 20 }, () => ({ currency: 'USD' })),
    )
    await expect(importTable(bytes, parityRates, { maxRows: 10 })).rejects.toThrow('表格超过 10 行')
  })
})

test('a disbursement list keeps accounts whole', async () => {
  const values = { accountNumber: '6222020200012345678', amount: '100000.00', amountInCapitals: '壹拾万元整' }
  const sheet = (await readXlsx(await exportXlsx(disbursementList, [values]))).sheets[0]!
  expect(sheet.rows[1]!.slice(5, 8)).toEqual(['6222020200012345678', 100000, '壹拾万元整'])
})

test('a report has its title above, the total below, and prints its head on every page', async () => {
  const bytes = await exportReport(
    [
      {
        name: '公示表',
        above: ['2026年上半年拟支持名单', '公示期：2026年3月5日至2026年3月11日'],
        table: awardList,
        rows: [
          {
            position: 1,
            name: '河南示例贸易有限公司',
            city: '郑州市',
            project: '一般出口信用保险',
            amount: '100.50',
          },
        ],
        total: { name: '合计', amount: '100.50' },
        below: ['异议电话：0371-00000000'],
      },
    ],
    CREATED,
  )
  const sheet = (await readXlsx(bytes)).sheets[0]!
  expect(sheet.rows.map((row) => row[1] ?? row[0])).toEqual([
    '2026年上半年拟支持名单',
    '公示期：2026年3月5日至2026年3月11日',
    '企业（机构）名称',
    '河南示例贸易有限公司',
    '合计',
    '异议电话：0371-00000000',
  ])
  expect(sheet.rows[4]![4]).toBe(100.5)
  expect(sheet.pageSetup?.printTitlesRow).toMatch(/3:\$?3/)
})
