import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
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
import { line, officialLetter, TITLE } from './official-letter'

const TABLE_HEAD = { font: '黑体', size: 24 }
const TABLE_BODY = { font: '仿宋_GB2312', size: 24 }

const COLUMNS = [
  { header: '序号', mm: 12, align: AlignmentType.CENTER },
  { header: '企业（机构）名称', mm: 52, align: AlignmentType.LEFT },
  { header: '所属市', mm: 24, align: AlignmentType.CENTER },
  { header: '支持项目', mm: 28, align: AlignmentType.LEFT },
  { header: '拟支持金额（元）', mm: 26, align: AlignmentType.RIGHT },
  { header: '备注', mm: 14, align: AlignmentType.LEFT },
] as const

/** 公示 as .docx in the official format, for the office that publishes it. Columns as ruling L6. */
export const awardListDocx = (data: AwardListData): Promise<Uint8Array> =>
  officialLetter(data.title, [
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
  ])

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
