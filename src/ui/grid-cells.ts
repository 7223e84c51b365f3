/** The cells of a grid as pure text: reading what was pasted, tidying what was typed, saying what is wrong, adding up. */

export type CellType = 'text' | 'digits' | 'amount' | 'date' | 'select'

export interface GridColumn {
  key: string
  header: string
  type: CellType
  /** choices of a `select` */
  options?: readonly { value: string; label: string }[]
  required?: boolean
  /** decimals of an amount, 2 unless told (a rate has more) */
  decimals?: number
  /** width in characters, 10 unless told */
  width?: number
  readOnly?: boolean
}

export type GridRow = Readonly<Record<string, string>>

/** Full-width figures, letters and signs → half-width; blanks at both ends go. */
const halfWidth = (text: string) =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (c) => String.fromCodePoint(c.codePointAt(0)! - 0xfee0))
    .replaceAll(/[\u00A0\u3000]/g, ' ')
    .trim()

/** What was typed or pasted, in the form that is sent. What cannot be read stays as it is and is named by `cellError`. */
export function tidyCell(column: GridColumn, text: string): string {
  const plain = halfWidth(text)
  switch (column.type) {
    case 'amount':
      return plain.replaceAll(/[,\s¥￥元]/g, '')
    case 'digits':
      return plain.replaceAll(/\s/g, '')
    case 'date':
      return tidyDate(plain)
    case 'select':
      return column.options?.find((o) => o.value === plain || o.label === plain)?.value ?? plain
    default:
      return text.trim()
  }
}

/** 2026.3.5, 2026/3/5, 2026年3月5日, 20260305 → `2026-03-05` */
function tidyDate(text: string): string {
  const match =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : text
}

/** What is wrong with a tidied cell, as a sentence; undefined when nothing is. */
export function cellError(column: GridColumn, value: string): string | undefined {
  if (value === '') return undefined
  const decimals = column.decimals ?? 2
  if (column.type === 'amount' && !/^-?\d+(\.\d+)?$/.test(value)) return '不是数字，请填写金额，如 1234.56'
  if (column.type === 'amount' && (value.split('.')[1]?.length ?? 0) > decimals)
    return `最多 ${decimals} 位小数`
  if (column.type === 'digits' && !/^[0-9A-Za-z-]+$/.test(value)) return '只能填写数字和字母'
  if (column.type === 'date' && !isDate(value)) return '日期无法识别，请填写如 2026-03-05'
  if (column.type === 'select' && !column.options?.some((o) => o.value === value)) return '请从列表中选择'
  return undefined
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** A block copied from a spreadsheet: tabs between cells, line ends between rows, quoted cells may hold both. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!
    if (quoted) {
      if (c === '"' && source[i + 1] === '"') cell += source[++i]
      else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t' || c === '\n') {
      row.push(cell)
      cell = ''
      if (c === '\n') rows.push(row.splice(0))
    } else cell += c
  }
  rows.push([...row, cell])
  return rows
}

/** The sum of amounts as a decimal string; what is no number is left out. Exact: added as integers. */
export function sumAmounts(values: readonly string[]): string {
  const numbers = values.filter((value) => /^-?\d+(\.\d+)?$/.test(value))
  const decimals = Math.max(2, ...numbers.map((value) => value.split('.')[1]?.length ?? 0))
  const total = numbers.reduce((sum, value) => {
    const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
    const size = BigInt(whole + fraction.padEnd(decimals, '0'))
    return sum + (value.startsWith('-') ? -size : size)
  }, 0n)
  const digits = (total < 0n ? -total : total).toString().padStart(decimals + 1, '0')
  return `${total < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
