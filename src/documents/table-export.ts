import { writeCsv, type CellValue as CsvValue } from 'hucre/csv'
import { type CellStyle, type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from 'hucre/xlsx'

import type { Column, ExportValues, TableDefinition } from './table'

type AnyTable = TableDefinition<readonly Column[]>
type Rows<D> = Iterable<ExportValues<D>> | AsyncIterable<ExportValues<D>>

/** Excel keeps 15 significant digits; a longer amount is written as text rather than wrongly. */
const EXACT_DIGITS = 15
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

const FORMATS: Record<Column['kind'], string> = {
  text: '@',
  code: '@',
  enum: '@',
  date: 'yyyy-mm-dd',
  amount: '#,##0.00',
  rate: '0.00######',
  integer: '0',
}

export const HEAD_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF1F5' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A3' } } },
  numFmt: '@',
}

/** How the cells of a column look: codes are text cells, so that Excel never turns them into numbers. */
export function columnStyle(column: Column): CellStyle {
  const numFmt =
    column.kind === 'amount' && column.decimals
      ? `#,##0.${'0'.repeat(column.decimals)}`
      : FORMATS[column.kind]
  const right = column.kind === 'amount' || column.kind === 'rate' || column.kind === 'integer'
  return { numFmt, alignment: { horizontal: right ? 'right' : 'left', vertical: 'center' } }
}

/** The value of an .xlsx cell: amounts as numbers, dates as dates, everything else as text (and so never as a formula). */
export function cellValue(value: string | number | null | undefined, column: Column): CellValue {
  if (value === null || value === undefined || value === '') return null
  switch (column.kind) {
    case 'amount':
    case 'rate':
    case 'integer':
      return numberCell(String(value))
    case 'date': {
      const day = DAY.exec(String(value))
      return day ? new Date(Date.UTC(+day[1]!, +day[2]! - 1, +day[3]!)) : String(value)
    }
    case 'enum':
      return optionLabel(String(value), column)
    default:
      return String(value)
  }
}

/** A spreadsheet has no decimals, only doubles: up to 15 digits a double gives back the very same decimal. */
function numberCell(value: string): CellValue {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value
  return value.replace(/\D/g, '').replace(/^0+/, '').length <= EXACT_DIGITS ? +value : value
}

export function optionLabel(value: string, column: Column): string {
  return column.options?.find((option) => option.value === value)?.label ?? value
}

/**
 * The table as .xlsx, streamed: rows are pulled as the reader reads, so memory does not grow with their number.
 * Bold frozen head, column widths, no author, no comments, no hidden sheets.
 */
export function exportXlsxStream<D extends AnyTable>(
  definition: D,
  rows: Rows<D>,
): ReadableStream<Uint8Array> {
  const { columns } = definition
  const head: ColumnDef[] = columns.map((column) => ({ width: column.width, style: HEAD_STYLE }))
  return writeXlsxStream(headThenRows(columns, head, rows), {
    name: definition.title,
    columns: head,
    freezePane: { rows: 1 },
  })
}

/**
 * The stream writer knows one style per column, the head's included. Rows are serialised one at a time as they are
 * pulled, so the head goes out in its own style and the columns take theirs before the first row follows.
 */
async function* headThenRows<D extends AnyTable>(
  columns: readonly Column[],
  styles: ColumnDef[],
  rows: Rows<D>,
): AsyncGenerator<CellValue[]> {
  yield columns.map((column) => column.header)
  columns.forEach((column, i) => {
    styles[i]!.style = columnStyle(column)
  })
  for await (const row of rows) yield rowCells(row, columns)
}

function rowCells(
  row: Record<string, string | number | null | undefined>,
  columns: readonly Column[],
): CellValue[] {
  return columns.map((column) => cellValue(row[column.key], column))
}

/** As {@link exportXlsxStream}, collected into bytes. */
export async function exportXlsx<D extends AnyTable>(definition: D, rows: Rows<D>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(exportXlsxStream(definition, rows)).arrayBuffer())
}

/** A worksheet of a report: lines of text above, one table, lines below. */
export interface ReportSheet<D extends AnyTable = AnyTable> {
  name: string
  /** Lines above the table; the first one is the title. */
  above?: readonly string[]
  table: D
  rows: readonly ExportValues<D>[]
  /** A last row in bold, e.g. 合计. */
  total?: ExportValues<D>
  below?: readonly string[]
}

/**
 * A printable workbook (A4 landscape, one page wide, repeated head) of one or more sheets, for lists that carry text
 * around their table. Kept in memory: for lists up to some ten thousand rows.
 */
export async function exportReport(
  sheets: readonly ReportSheet<AnyTable>[],
  createdAt: Date,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(reportSheet),
    properties: { title: sheets[0]?.above?.[0] ?? sheets[0]?.name, created: createdAt, modified: createdAt },
    defaultFont: { name: '宋体', size: 11 },
  })
}

function reportSheet(sheet: ReportSheet<AnyTable>) {
  const columns = sheet.table.columns
  const above = sheet.above ?? []
  const headAt = above.length
  const data = sheet.rows.map((row) => rowCells(row, columns))
  const rows: CellValue[][] = [
    ...above.map((line) => [line]),
    columns.map((column) => column.header),
    ...data,
    ...(sheet.total ? [rowCells(sheet.total, columns)] : []),
    ...(sheet.below ?? []).map((line) => [line]),
  ]
  const cells = new Map<string, { style: CellStyle }>()
  const style = (row: number, column: number, given: CellStyle) =>
    cells.set(`${row},${column}`, { style: given })
  above.forEach((_, row) =>
    style(row, 0, row === 0 ? TITLE_STYLE : { alignment: { wrapText: true, vertical: 'center' } }),
  )
  columns.forEach((column, c) => {
    style(headAt, c, HEAD_STYLE)
    for (let row = headAt + 1; row <= headAt + data.length; row += 1) style(row, c, columnStyle(column))
    if (sheet.total) style(headAt + data.length + 1, c, { ...columnStyle(column), font: { bold: true } })
  })
  const lastColumn = columns.length - 1
  const textRows = [
    ...above.keys(),
    ...(sheet.below ?? []).map((_, i) => rows.length - (sheet.below ?? []).length + i),
  ]
  return {
    name: sheet.name,
    columns: columns.map((column) => ({ width: column.width })),
    rows,
    cells,
    merges: textRows.map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: lastColumn })),
    freezePane: { rows: headAt + 1 },
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headAt + 1}:$${headAt + 1}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  }
}

const TITLE_STYLE: CellStyle = {
  font: { bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
}

/**
 * The table as .csv: UTF-8 with BOM, CRLF. Amounts are plain decimals, dates `YYYY-MM-DD`; text that a spreadsheet would
 * run as a formula (beginning with `= + - @`, tab or carriage return) gets an apostrophe before it.
 */
export function exportCsv<D extends AnyTable>(definition: D, rows: Iterable<ExportValues<D>>): Uint8Array {
  const { columns } = definition
  const lines: CsvValue[][] = [columns.map((column) => column.header)]
  for (const row of rows)
    lines.push(columns.map((column) => csvValue(row[column.key as keyof typeof row], column)))
  return new TextEncoder().encode(writeCsv(lines, { bom: true }))
}

/** Also for csv streams written elsewhere: one value, neutral. */
export function csvValue(value: string | number | null | undefined, column: Column): string {
  if (value === null || value === undefined) return ''
  const text = column.kind === 'enum' ? optionLabel(String(value), column) : String(value)
  const isNumber = /^-?\d+(\.\d+)?$/.test(text) && (column.kind === 'amount' || column.kind === 'rate')
  return !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
