import {
  type CellInput,
  decimalPlaces,
  normaliseAmount,
  normaliseCode,
  normaliseDate,
  normaliseLabel,
  normaliseRate,
  normaliseText,
} from './normalise'
import { FileRefused } from './refusal'
import type { Column, ImportedRow, ImportedValues, ImportError, ImportResult, TableDefinition } from './table'
import { readRows, type ReadLimits, type SheetRow } from './xlsx/read-rows'

/** The head of the table is looked for in this many rows, so that a title above it does no harm. */
export const HEADER_SEARCH_ROWS = 10
const TOTAL_ROW = /^(合计|总计|小计)[:：]?$/
const FORMULA_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/
const MAX_TEXT = 500

type AnyTable = TableDefinition<readonly Column[]>

/**
 * Reads a whole .xlsx or .csv against its definition: every good row typed, and **every** bad cell of every bad row with
 * a Chinese sentence. A row with any bad cell is not among `rows`. Rows that begin with 合计 / 小计 / 总计 are not data.
 * @throws FileRefused when the file cannot be read at all, or its head lacks required columns.
 */
export async function importTable<D extends AnyTable>(
  bytes: Uint8Array,
  definition: D,
  limits?: Partial<ReadLimits>,
): Promise<ImportResult<ImportedValues<D>>> {
  const result: ImportResult<ImportedValues<D>> = { rows: [], errors: [] }
  for await (const batch of importTableInBatches(bytes, definition, limits)) {
    for (const row of batch.rows) result.rows.push(row)
    for (const error of batch.errors) result.errors.push(error)
  }
  return result
}

/** As {@link importTable}, a batch at a time, for files that should not stand in memory as a whole. */
export async function* importTableInBatches<D extends AnyTable>(
  bytes: Uint8Array,
  definition: D,
  limits?: Partial<ReadLimits>,
): AsyncGenerator<ImportResult<ImportedValues<D>>> {
  let positions: Map<Column, number> | null = null
  const seen: SheetRow[] = []
  for await (const batch of readRows(bytes, limits)) {
    let data = batch
    if (!positions) {
      seen.push(...batch)
      const head = findHead(seen.slice(0, HEADER_SEARCH_ROWS), definition)
      positions = head.positions
      data = seen.slice(head.at + 1)
    }
    yield readBatch<D>(data, positions)
  }
  if (!positions) throw new FileRefused('EMPTY', '表格中没有内容。请下载模板，填写后重新上传。')
}

function readBatch<D extends AnyTable>(
  rows: readonly SheetRow[],
  positions: ReadonlyMap<Column, number>,
): ImportResult<ImportedValues<D>> {
  const result: ImportResult<ImportedValues<D>> = { rows: [], errors: [] }
  for (const row of rows) {
    if (isTotalRow(row)) continue
    const read = readRow(row, positions)
    if (Array.isArray(read)) result.errors.push(...read)
    else result.rows.push(read as ImportedRow<ImportedValues<D>>)
  }
  return result
}

function isTotalRow(row: SheetRow): boolean {
  const first = row.cells.find((cell) => normaliseText(cell) !== '')
  return typeof first === 'string' && TOTAL_ROW.test(normaliseLabel(first))
}

function readRow(
  row: SheetRow,
  positions: ReadonlyMap<Column, number>,
): ImportedRow<Record<string, string | null>> | ImportError[] {
  const values: Record<string, string | null> = {}
  const errors: ImportError[] = []
  for (const [column, position] of positions) {
    const cell = position < 0 ? null : (row.cells[position] ?? null)
    const read = readCell(cell, column)
    if (read.problem) {
      const message = `第 ${row.rowNumber} 行“${column.header}”：${read.problem}`
      errors.push({ rowNumber: row.rowNumber, column: column.header, message })
    } else {
      values[column.key] = read.value ?? null
    }
  }
  return errors.length > 0 ? errors : { rowNumber: row.rowNumber, values }
}

type CellReading = { value: string | null; problem?: undefined } | { value?: undefined; problem: string }

/**
 * One cell by its column: the canonical value (null when empty and allowed), or what is wrong and what to do, as the
 * rest of a sentence. Grid entry on screen uses it too, so that typing and importing accept the same.
 */
export function readCell(cell: CellInput, column: Column): CellReading {
  const shown = shorten(normaliseText(cell))
  if (shown === '') {
    return column.required ? { problem: '不能为空，请填写。' } : { value: null }
  }
  if (FORMULA_ERROR.test(shown)) return { problem: `“${shown}”是公式错误，请改为具体的值。` }
  const reading = READERS[column.kind](cell, column, shown)
  if (reading.problem !== undefined || !column.check) return reading
  const complaint = column.check(reading.value!)
  return complaint ? { problem: complaint } : reading
}

type Reader = (cell: CellInput, column: Column, shown: string) => CellReading

const READERS: Record<Column['kind'], Reader> = {
  text: (cell, column) => {
    // A CSV of ours carries an apostrophe before what a spreadsheet would run as a formula.
    const value = normaliseText(cell).replace(/^'(?=[=+\-@])/, '')
    return tooLong(value, column) ?? { value }
  },
  code: (cell, column, shown) => {
    const value = normaliseCode(cell)
    if (value === null) {
      return {
        problem: `“${shown}”被 Excel 改成了数字或日期，末尾数字可能已丢失，请把单元格设为文本格式后重新填写。`,
      }
    }
    const code = (column.upperCase ? value.toUpperCase() : value).replace(/^'(?=[=+\-@\d])/, '')
    return tooLong(code, column) ?? { value: code }
  },
  date: (cell, _column, shown) => {
    const value = normaliseDate(cell)
    return value === null ? { problem: `“${shown}”不是有效日期，请按 2026-03-05 的格式填写。` } : { value }
  },
  amount: (cell, column, shown) => {
    const value = normaliseAmount(cell)
    if (value === null) return { problem: `“${shown}”不是有效金额，请填写以元为单位的数字，例如 1234.50。` }
    const decimals = column.decimals ?? 2
    if (decimalPlaces(value) > decimals)
      return { problem: `“${shown}”的小数超过 ${decimals} 位，请按实际金额填写。` }
    if (value.startsWith('-') && !column.allowNegative)
      return { problem: `“${shown}”是负数，请填写不小于 0 的金额。` }
    return { value: padDecimals(value, decimals) }
  },
  rate: (cell, column, shown) => {
    const value = normaliseRate(cell)
    if (value === null || value.startsWith('-'))
      return { problem: `“${shown}”不是有效数值，请填写数字，例如 7.1234。` }
    const decimals = column.decimals ?? 8
    return decimalPlaces(value) > decimals
      ? { problem: `“${shown}”的小数超过 ${decimals} 位，请核对后填写。` }
      : { value }
  },
  integer: (cell, _column, shown) => {
    const value = normaliseAmount(cell)
    return value !== null && /^\d+$/.test(value) ? { value } : { problem: `“${shown}”不是整数，请填写整数。` }
  },
  enum: (cell, column, shown) => {
    const typed = normaliseLabel(cell).toUpperCase()
    const matches = (name: string) => normaliseLabel(name).toUpperCase() === typed
    const options = column.options ?? []
    const found = options.find((o) => [o.value, o.label, ...(o.aliases ?? [])].some(matches))
    if (found) return { value: found.value }
    const choices = options
      .slice(0, 8)
      .map((o) => o.label)
      .join('、')
    return { problem: `“${shown}”不在可选范围内，请填写${choices}${options.length > 8 ? '等' : '之一'}。` }
  },
}

function tooLong(value: string, column: Column): CellReading | null {
  const limit = column.maxLength ?? MAX_TEXT
  return value.length > limit ? { problem: `内容超过 ${limit} 个字，请缩短后填写。` } : null
}

/** `12.5` → `12.50`: two spellings of one amount must not differ as strings. */
function padDecimals(value: string, decimals: number): string {
  const [whole, fraction = ''] = value.split('.')
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0')
  return kept ? `${whole}.${kept}` : whole!
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Where the head stands, and each column in it (-1 when it is missing). */
export function findHead(
  rows: readonly SheetRow[],
  definition: AnyTable,
): { at: number; positions: Map<Column, number> } {
  const columns = definition.columns.filter((column) => !column.exportOnly)
  const found = rows.map((row) => matchHead(row, columns))
  const at = found.reduce((best, head, i) => (head.matched > found[best]!.matched ? i : best), 0)
  const head = found[at]
  if (!head || head.matched === 0) {
    throw new FileRefused(
      'HEADER_NOT_FOUND',
      `没有找到“${definition.title}”的表头。请使用下载的模板，不要改动表头，数据放在第一个工作表。`,
    )
  }
  const missing = columns.filter((column) => column.required && head.positions.get(column) === -1)
  if (missing.length > 0) {
    const names = missing.map((column) => `“${column.header}”`).join('、')
    throw new FileRefused('HEADER_NOT_FOUND', `表头缺少${names}。请使用下载的模板，不要改动表头。`)
  }
  return { at, positions: head.positions }
}

function matchHead(
  row: SheetRow,
  columns: readonly Column[],
): { matched: number; positions: Map<Column, number> } {
  const labels = row.cells.map(normaliseLabel)
  const positions = new Map<Column, number>()
  for (const column of columns) {
    const names = [column.header, ...(column.aliases ?? [])].map(normaliseLabel)
    positions.set(
      column,
      labels.findIndex((label) => names.includes(label)),
    )
  }
  return { matched: [...positions.values()].filter((position) => position >= 0).length, positions }
}
