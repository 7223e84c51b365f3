import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'

import type { Column, TableDefinition } from './table'
import { cellValue, columnStyle, HEAD_STYLE } from './table-export'

/** Empty rows that already carry their column's format, so that a 20-digit code typed into them stays text. */
const PREPARED_ROWS = 1000
const KIND_HINTS: Record<Column['kind'], string> = {
  text: '文字',
  code: '文本，不要让 Excel 改成数字',
  date: '日期，例如 2026-03-05',
  amount: '数字，单位元，最多两位小数',
  rate: '数字',
  integer: '整数',
  enum: '从下拉列表中选择',
}

/**
 * The .xlsx that people download, fill in and upload: a sheet with the head (required columns in vermilion) and prepared
 * rows with drop-down lists, and a second visible sheet 填写说明 with one line per column.
 */
export async function exportTemplate(
  definition: TableDefinition<readonly Column[]>,
  createdAt: Date,
): Promise<Uint8Array> {
  const columns = definition.columns.filter((column) => !column.exportOnly)
  return writeXlsx({
    sheets: [dataSheet(definition, columns), instructionSheet(definition, columns)],
    properties: { title: definition.title, created: createdAt, modified: createdAt },
    defaultFont: { name: '宋体', size: 11 },
  })
}

function dataSheet(definition: TableDefinition<readonly Column[]>, columns: readonly Column[]) {
  const cells = new Map<string, { style: CellStyle }>()
  columns.forEach((column, c) => {
    const ink = column.required ? { font: { bold: true, color: { rgb: 'B3261E' } } } : {}
    cells.set(`0,${c}`, { style: { ...HEAD_STYLE, ...ink } })
    const style = columnStyle(column)
    for (let row = 1; row <= PREPARED_ROWS; row += 1) cells.set(`${row},${c}`, { style })
  })
  const prepared = Array.from({ length: PREPARED_ROWS }, (): CellValue[] => columns.map(() => null))
  return {
    name: definition.title,
    columns: columns.map((column) => ({ width: column.width })),
    rows: [columns.map((column) => column.header), ...prepared],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, c) => (column.options ? [dropDown(column, c)] : [])),
  }
}

function dropDown(column: Column, index: number) {
  const letter = columnLetter(index)
  return {
    type: 'list' as const,
    values: column.options!.map((option) => option.label),
    range: `${letter}2:${letter}${PREPARED_ROWS + 1}`,
    allowBlank: !column.required,
    showErrorMessage: true,
    errorTitle: column.header,
    errorMessage: '请从下拉列表中选择。',
  }
}

function columnLetter(index: number): string {
  const high = Math.floor(index / 26)
  return (high > 0 ? String.fromCharCode(64 + high) : '') + String.fromCharCode(65 + (index % 26))
}

function instructionSheet(definition: TableDefinition<readonly Column[]>, columns: readonly Column[]) {
  const sentences = [
    `“${definition.title}”填写说明`,
    '请在第一个工作表中填写，每行一笔；不要改动表头，不要合并单元格。红色表头为必填项。',
    ...(definition.instructions ?? []),
  ]
  const head = ['栏目', '是否必填', '格式', '说明', '示例']
  const lines = columns.map((column) => [
    column.header,
    column.required ? '必填' : '选填',
    KIND_HINTS[column.kind],
    column.hint ?? optionList(column),
    exampleText(column),
  ])
  const cells = new Map<string, { style: CellStyle }>()
  sentences.forEach((_, row) =>
    cells.set(`${row},0`, {
      style: row === 0 ? { font: { bold: true, size: 14 } } : { alignment: { wrapText: true } },
    }),
  )
  head.forEach((_, c) => cells.set(`${sentences.length},${c}`, { style: HEAD_STYLE }))
  lines.forEach((line, i) =>
    line.forEach((_, c) =>
      cells.set(`${sentences.length + 1 + i},${c}`, {
        style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
      }),
    ),
  )
  return {
    name: '填写说明',
    columns: [18, 10, 30, 60, 26].map((width) => ({ width })),
    rows: [...sentences.map((sentence) => [sentence]), head, ...lines],
    cells,
    merges: sentences.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: head.length - 1 })),
  }
}

function optionList(column: Column): string {
  return column.options ? `可填：${column.options.map((option) => option.label).join('、')}` : ''
}

function exampleText(column: Column): string {
  if (column.example === undefined) return ''
  const value = cellValue(column.example, { ...column, kind: column.kind === 'enum' ? 'enum' : 'text' })
  return String(value ?? '')
}
