import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

import { type AwardListData, objectionSentence } from '../award-list-data'
import { formatAmount, formatDate, formatPeriod } from '../format'

/**
 * GB/T 9704-2012: A4; margins 37 / 35 / 28 / 26 mm leave a type area of 156 × 225 mm with 22 lines; title 小标宋 2号,
 * body 仿宋 3号; page number — n — in 宋体 4号. Sizes are half-points, the line pitch is in twentieths of a point.
 */
const TITLE = { font: '方正小标宋简体', size: 44 }
const BODY = { font: '仿宋_GB2312', size: 32 }
const TABLE_HEAD = { font: '黑体', size: 24 }
const TABLE_BODY = { font: '仿宋_GB2312', size: 24 }
const PAGE_NUMBER = { font: '宋体', size: 28 }
const LINE_PITCH = 580
const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 }

const COLUMNS = [
  { header: '序号', mm: 12, align: AlignmentType.CENTER },
  { header: '企业（机构）名称', mm: 52, align: AlignmentType.LEFT },
  { header: '所属市', mm: 24, align: AlignmentType.CENTER },
  { header: '支持项目', mm: 28, align: AlignmentType.LEFT },
  { header: '拟支持金额（元）', mm: 26, align: AlignmentType.RIGHT },
  { header: '备注', mm: 14, align: AlignmentType.LEFT },
] as const

/** 公示 as .docx in the official format, for the office that publishes it. Columns as ruling L6. */
export async function awardListDocx(data: AwardListData): Promise<Uint8Array> {
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title: data.title,
    styles: { default: { document: { run: { ...BODY, language: { eastAsia: 'zh-CN' } } } } },
    sections: [section(data)],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function section(data: AwardListData): ISectionOptions {
  const mm = convertMillimetersToTwip
  return {
    properties: {
      page: {
        size: { width: 11906, height: 16838 },
        margin: {
          top: mm(MARGINS.top),
          bottom: mm(MARGINS.bottom),
          left: mm(MARGINS.left),
          right: mm(MARGINS.right),
          footer: mm(28),
        },
      },
    },
    footers: { default: pageNumber() },
    children: [
      line(data.title, { run: TITLE, align: AlignmentType.CENTER, pitch: 640 }),
      line(data.number, { align: AlignmentType.CENTER }),
      line(''),
      ...data.body.map((paragraph) => line(paragraph, { indent: true })),
      line(`公示期：${formatPeriod(data.publicityFrom, data.publicityUntil)}。`, { indent: true }),
      line(objectionSentence(data), { indent: true }),
      line(''),
      ...[...data.issuers, formatDate(data.issuedOn)].map((text) =>
        line(text, { align: AlignmentType.RIGHT, inset: true }),
      ),
      line('附件：拟支持名单', { indent: true }),
      line('拟支持名单', { run: { font: '黑体', size: 32 }, align: AlignmentType.CENTER, newPage: true }),
      table(data),
    ],
  }
}

interface LineStyle {
  run?: { font: string; size: number }
  align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  /** First line set in by two characters. */
  indent?: boolean
  /** Four characters free at the right, as signatures stand. */
  inset?: boolean
  newPage?: boolean
  pitch?: number
}

function line(text: string, style: LineStyle = {}): Paragraph {
  return new Paragraph({
    alignment: style.align ?? AlignmentType.BOTH,
    indent: { firstLine: style.indent ? 640 : 0, right: style.inset ? 1280 : 0 },
    pageBreakBefore: style.newPage ?? false,
    spacing: { line: style.pitch ?? LINE_PITCH, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, ...(style.run ?? BODY) })],
  })
}

function table(data: AwardListData): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const rows = data.lines.map((award, i) =>
    row(
      [String(i + 1), award.name, award.city, award.project, formatAmount(award.amountCny), award.note],
      TABLE_BODY,
    ),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: convertMillimetersToTwip(156), type: WidthType.DXA },
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
        TABLE_HEAD,
        true,
      ),
      ...rows,
      row(['', '合计', '', '', formatAmount(data.totalCny), ''], TABLE_HEAD),
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
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          children: [
            new Paragraph({
              alignment: head ? AlignmentType.CENTER : column.align,
              children: [new TextRun({ text: cells[i] ?? '', ...run })],
            }),
          ],
        }),
    ),
  })
}

function pageNumber(): Footer {
  const dash = () => new TextRun({ text: '— ', ...PAGE_NUMBER })
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          dash(),
          new TextRun({ children: [PageNumber.CURRENT], ...PAGE_NUMBER }),
          new TextRun({ text: ' —', ...PAGE_NUMBER }),
        ],
      }),
    ],
  })
}
