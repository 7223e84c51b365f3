import { Decimal } from 'decimal.js'

/**
 * What people type in Excel, made canonical. Every function is pure, takes a cell as it was read and returns the
 * canonical string, or `null` when the cell cannot be read as that kind. Nothing is guessed and nothing is rounded.
 */

/** A cell as a spreadsheet gives it. A `Date` stands for midnight UTC of the day shown in the cell. */
export type CellInput = string | number | boolean | Date | null | undefined

const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g
const BLANKS = /[\s\u00A0\u3000]+/g
const HAN = /\p{Script=Han}/u

/** Full-width ASCII (`１２ＡＢ（）`) to half-width. Chinese punctuation that has no ASCII twin stays. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

function asText(cell: CellInput): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return numberText(cell)
  return String(cell)
}

/**
 * A number cell as the decimal that Excel shows: a double holds 15 significant digits, the rest is noise
 * (`0.1 + 0.2` is stored as 0.30000000000000004 and means 0.3). Never exponential.
 */
function numberText(value: number): string {
  return Number.isFinite(value) ? new Decimal(value).toSignificantDigits(15).toFixed() : ''
}

/**
 * Text for people: letters and digits half-width, stray and invisible blanks gone, blanks next to a Chinese character
 * dropped, and brackets as registered names write them: （） beside Chinese, () otherwise. Empty → `''`.
 */
export function normaliseText(cell: CellInput): string {
  const text = asText(cell).replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
  if (!HAN.test(text)) return halfWidth(text)
  return text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, halfWidth)
    .replace(/(?<=\p{Script=Han}|[（）]) | (?=\p{Script=Han}|[（）])/gu, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
}

/**
 * A code (保单号, 发票号码, 统一社会信用代码, 账号): half-width, no blanks at all, case as typed.
 * `null` for a cell that Excel has spoilt: a number above 15 digits has lost its last ones, and some codes become dates.
 */
export function normaliseCode(cell: CellInput): string | null {
  if (cell instanceof Date || typeof cell === 'boolean') return null
  if (typeof cell === 'number' && !(Number.isInteger(cell) && Math.abs(cell) < 1e15)) return null
  return halfWidth(asText(cell)).replace(INVISIBLE, '').replace(BLANKS, '')
}

/** A header or an option, for comparing only: half-width, no blanks, no `*`, no trailing 「（必填）」. */
export function normaliseLabel(cell: CellInput): string {
  return halfWidth(asText(cell))
    .replace(INVISIBLE, '')
    .replace(BLANKS, '')
    .replace(/\*/g, '')
    .replace(/\(必填\)$/, '')
}

const DATE_SHAPES = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]
const DAY_MS = 86_400_000
/** Serial 25569 is 1970-01-01 in Excel's 1900 system. */
const UNIX_EPOCH_SERIAL = 25_569

/**
 * A date as `YYYY-MM-DD`. Reads 2024-1-5, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105 (text or number), an Excel serial
 * number and a date cell; a time of day is dropped. Impossible dates (2026-02-30) and years outside 1990–2100 → `null`.
 */
export function normaliseDate(cell: CellInput): string | null {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? null : plausible(cell.toISOString().slice(0, 10))
  const text = halfWidth(asText(cell)).replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
  for (const shape of DATE_SHAPES) {
    const parts = shape.exec(text.replace(/ ?([年月日]) ?/g, '$1'))
    if (parts) return calendarDate(parts[1]!, parts[2]!, parts[3]!)
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const days = new Decimal(text).floor().minus(UNIX_EPOCH_SERIAL).toNumber()
    return plausible(new Date(days * DAY_MS).toISOString().slice(0, 10))
  }
  return null
}

function calendarDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${iso}T00:00:00Z`)
  // `new Date` rolls 30 February over to March; a real date comes back as it went in.
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso) return null
  return plausible(iso)
}

function plausible(iso: string): string | null {
  return iso >= '1990-01-01' && iso <= '2100-12-31' ? iso : null
}

/**
 * An amount or any decimal as an exact string without separators: `￥1,234.50元` → `1234.50`, `(12.00)` → `-12.00`.
 * Takes ¥, ￥, 元, CNY, RMB; any other unit (万元, $), misplaced commas and exponents → `null`.
 */
export function normaliseAmount(cell: CellInput): string | null {
  if (typeof cell === 'boolean' || cell instanceof Date) return null
  const text = halfWidth(asText(cell))
    .replace(INVISIBLE, '')
    .replace(BLANKS, '')
    .replace(/，/g, ',')
    .replace(/[−﹣–]/g, '-')
  const bracketed = /^\((.+)\)$/.exec(text)
  const bare = (bracketed ? bracketed[1]! : text)
    .replace(/^(-?)(?:人民币|CNY|RMB|[¥￥])+/i, '$1')
    .replace(/(?:人民币|CNY|RMB|元)+$/i, '')
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(bare)) return null
  const digits = bare.replace(/,/g, '').replace(/^(-?)0+(?=\d)/, '$1')
  if (!bracketed) return digits
  return digits.startsWith('-') ? null : `-${digits}`
}

/** A rate as an exact fraction: `0.08%` → `0.0008`, `0.0008` → `0.0008`, `0.8‰` → `0.0008`. */
export function normaliseRate(cell: CellInput): string | null {
  const text = typeof cell === 'string' ? halfWidth(cell).replace(BLANKS, '') : cell
  const sign = typeof text === 'string' ? /^(.*)([%‰])$/.exec(text) : null
  if (!sign) return normaliseAmount(cell)
  const value = normaliseAmount(sign[1]!)
  return value === null ? null : new Decimal(value).div(sign[2] === '%' ? 100 : 1000).toFixed()
}

/** How many decimals a canonical decimal string really has (trailing zeros do not count). */
export function decimalPlaces(value: string): number {
  return new Decimal(value).decimalPlaces()
}
