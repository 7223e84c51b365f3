import { premiumPaymentLines, readCell, type Column } from '@/documents'
import { BUSINESS_KINDS, type BusinessKind } from '@/policy-rules'

/**
 * A line of the 保险费缴纳明细表, typed or imported: the same columns read both, so both accept the same. A row is what
 * was typed, by column; a line is a row that is whole.
 */

/** Written by the portal, never typed (M6, M5). */
const computed = new Set(['position', 'exchangeRate', 'exchangeRateDate', 'amountCny', 'requestedAmountCny'])

export const PAYMENT_METHODS = ['CORPORATE_TRANSFER', 'PRIVATE_ACCOUNT', 'CASH'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

const paymentMethodColumn: Column = {
  key: 'paymentMethod',
  header: '付款方式',
  kind: 'enum',
  required: false,
  width: 14,
  options: [
    { value: 'CORPORATE_TRANSFER', label: '对公转账', aliases: ['转账', '对公账户'] },
    { value: 'PRIVATE_ACCOUNT', label: '个人账户', aliases: ['个人转账', '私人账户'] },
    { value: 'CASH', label: '现金' },
  ],
  hint: '不填视为对公转账',
  example: 'CORPORATE_TRANSFER',
}

/** The table to download and to import: the known columns, and how it was paid. */
export const paymentLineTable = {
  ...premiumPaymentLines,
  columns: [...premiumPaymentLines.columns, paymentMethodColumn] as readonly Column[],
}

/** The columns a person fills in. */
export const typedColumns: readonly Column[] = paymentLineTable.columns.filter(
  (column) => !computed.has(column.key),
)

export type RowValues = Record<string, string>

export interface DraftRow {
  id: string
  values: RowValues
}

export interface PaymentLine {
  id: string
  position: number
  insurerName: string
  insurancePolicyNumber: string
  insuranceProduct: string
  businessKind: BusinessKind
  periodStart: string
  periodEnd: string
  premiumNoticeNumber: string
  invoiceNumber: string
  invoiceIssuedOn: string
  currency: string
  invoiceAmount: string
  paidOn: string
  paymentMethod: PaymentMethod
  payerAccountName: string
  bankTransactionNumber: string
  paidAmount: string
  note: string
}

/** Something about a cell or a row, said to the one who typed it. */
export interface CellProblem {
  rowId: string
  position: number
  /** Null when the row is meant. */
  column: string | null
  /** Not typed yet, or typed wrong. */
  kind: 'MISSING' | 'WRONG'
  message: string
}

/** Every cell of the row by its column: the whole line, or all that is wrong with it. */
export function readRow(row: DraftRow, position: number): PaymentLine | CellProblem[] {
  const read: Record<string, string> = {}
  const problems: CellProblem[] = []
  const missing: string[] = []
  const wrong = (column: Column, message: string) =>
    problems.push({ rowId: row.id, position, column: column.key, kind: 'WRONG', message })
  for (const column of typedColumns) {
    const typed = (row.values[column.key] ?? '').trim()
    const cell = readCell(typed, column)
    if (cell.problem === undefined) read[column.key] = cell.value ?? ''
    else if (typed === '') missing.push(column.header)
    else wrong(column, `第 ${position} 行“${column.header}”：${cell.problem}`)
  }
  if (missing.length > 0)
    problems.push({
      rowId: row.id,
      position,
      column: null,
      kind: 'MISSING',
      message: `第 ${position} 行还缺${missing.join('、')}。请补全，或删除此行。`,
    })
  if (problems.length === 0 && read.periodStart! > read.periodEnd!)
    wrong(
      typedColumns.find(({ key }) => key === 'periodEnd')!,
      `第 ${position} 行“保险期间止”早于“保险期间起”，请按保单更正。`,
    )
  if (problems.length > 0) return problems
  return {
    ...(read as unknown as PaymentLine),
    id: row.id,
    position,
    paymentMethod: PAYMENT_METHODS.find((method) => method === read.paymentMethod) ?? 'CORPORATE_TRANSFER',
    businessKind: BUSINESS_KINDS.find((kind) => kind === read.businessKind)!,
  }
}

export const isEmptyRow = (row: DraftRow): boolean =>
  typedColumns.every((column) => !(row.values[column.key] ?? '').trim())

/** A stored line as the grid shows it. */
export function rowOf(line: PaymentLine): DraftRow {
  const values: RowValues = {}
  for (const { key } of typedColumns) values[key] = line[key as keyof PaymentLine] as string
  return { id: line.id, values }
}
