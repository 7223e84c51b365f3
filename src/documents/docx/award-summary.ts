import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

import { type AwardSummaryData, summaryFacts } from '../award-summary-data'
import { formatAmount } from '../format'

/** A4 landscape; title 小标宋 2号, facts 仿宋 小四, the table small enough for its thirteen columns. */
const TITLE = { font: '方正小标宋简体', size: 44 }
const BODY = { font: '仿宋_GB2312', size: 24 }
const HEAD = { font: '黑体', size: 16 }
const CELL = { font: '仿宋_GB2312', size: 16 }
const MARGINS = { top: 26, bottom: 22, left: 15, right: 15 }

const { CENTER, LEFT, RIGHT } = AlignmentType
const COLUMNS = [
  { header: '序号', mm: 10, align: CENTER },
  { header: '所属市', mm: 17, align: CENTER },
  { header: '企业（机构）名称', mm: 36, align: LEFT },
  { header: '统一社会信用代码', mm: 33, align: LEFT },
  { header: '海关编码', mm: 19, align: LEFT },
  { header: '保险机构', mm: 26, align: LEFT },
  { header: '实缴保费（元）', mm: 21, align: RIGHT },
  { header: '申请金额（元）', mm: 21, align: RIGHT },
  { header: '审定金额（元）', mm: 21, align: RIGHT },
  { header: '拟支持金额（元）', mm: 21, align: RIGHT },
  { header: '联系人', mm: 12, align: LEFT },
  { header: '联系电话', mm: 15, align: LEFT },
  { header: '备注', mm: 15, align: LEFT },
] as const

/** The list's 汇总表 as Word, for the office that circulates it. */
export async function awardSummaryDocx(data: AwardSummaryData): Promise<Uint8Array> {
  const mm = convertMillimetersToTwip
  const facts = summaryFacts(data)
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title: data.title,
    styles: { default: { document: { run: { ...BODY, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            // The library turns the page itself: the sizes are those of the sheet held upright.
            size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
            margin: {
              top: mm(MARGINS.top),
              bottom: mm(MARGINS.bottom),
              left: mm(MARGINS.left),
              right: mm(MARGINS.right),
              footer: mm(12),
            },
          },
        },
        footers: { default: pageNumber() },
        children: [
          line(data.title, TITLE, CENTER, 640),
          line(data.dispatch?.number ?? data.number, BODY, CENTER),
          ...pairs(facts).map((pair) => line(pair, BODY, LEFT)),
          line(''),
          table(data),
          line(''),
          line(`经办：${data.preparedBy}　　　　审核：　　　　　　　　负责人：`),
          line('商务主管部门（盖章）：　　　　　　　　　　　　　　　　财政部门（盖章）：'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** Two facts a line. */
function pairs(facts: readonly [string, string][]): string[] {
  const words = facts.map(([label, value]) => `${label}：${value}`)
  return words.flatMap((word, i) =>
    i % 2 === 0 ? [[word, words[i + 1]].filter(Boolean).join('　　　')] : [],
  )
}

type Align = (typeof AlignmentType)[keyof typeof AlignmentType]

const line = (text: string, run = BODY, alignment: Align = LEFT, pitch = 400) =>
  new Paragraph({
    alignment,
    spacing: { line: pitch, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, ...run })],
  })

function table(data: AwardSummaryData): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const money = (amount: string | null) => (amount === null ? '' : formatAmount(amount))
  const sums = [data.paidCny, data.requestedCny, data.approvedCny, data.amountCny].map(money)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: {
      size: COLUMNS.reduce((sum, column) => sum + convertMillimetersToTwip(column.mm), 0),
      type: WidthType.DXA,
    },
    columnWidths: COLUMNS.map((column) => convertMillimetersToTwip(column.mm)),
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: [
      row(
        COLUMNS.map((column) => column.header),
        HEAD,
        true,
      ),
      ...data.lines.map((each, i) =>
        row(
          [
            String(i + 1),
            each.city,
            each.name,
            each.uscc,
            each.customsCode,
            each.insurers,
            money(each.paidCny),
            money(each.requestedCny),
            money(each.approvedCny),
            money(each.amountCny),
            each.contactName,
            each.contactPhone,
            each.note,
          ],
          CELL,
        ),
      ),
      row(['', '', '合计', '', '', '', ...sums, '', '', ''], HEAD),
    ],
  })
}

function row(cells: readonly string[], run: { font: string; size: number }, head = false): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: COLUMNS.map(
      (column, i) =>
        new TableCell({
          width: { size: convertMillimetersToTwip(column.mm), type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          margins: { top: 30, bottom: 30, left: 40, right: 40 },
          children: [
            new Paragraph({
              alignment: head ? CENTER : column.align,
              children: [new TextRun({ text: cells[i] ?? '', ...run })],
            }),
          ],
        }),
    ),
  })
}

function pageNumber(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: CENTER,
        children: [
          new TextRun({ text: '— ', ...BODY }),
          new TextRun({ children: [PageNumber.CURRENT], ...BODY }),
          new TextRun({ text: ' —', ...BODY }),
        ],
      }),
    ],
  })
}
