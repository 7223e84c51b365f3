/**
 * One definition of a table serves its template, its import and its export, so that the three cannot drift apart.
 * Values are canonical strings everywhere: `YYYY-MM-DD` dates, decimal amounts, codes as text, enum values as codes.
 */

export type ColumnKind = 'text' | 'code' | 'date' | 'amount' | 'rate' | 'integer' | 'enum'

export interface ColumnOption {
  /** What the program stores. */
  value: string
  /** What people read and choose. */
  label: string
  /** Other spellings that an import accepts. */
  aliases?: readonly string[]
}

export interface Column<Key extends string = string> {
  key: Key
  /** The Chinese head of the column, unit included where it has one. */
  header: string
  /** Other heads that an import accepts. */
  aliases?: readonly string[]
  kind: ColumnKind
  required: boolean
  /** In characters of Excel's default font; a Chinese character takes two. */
  width: number
  /** Largest number of decimals taken: 2 for `amount`, 8 for `rate` unless given. */
  decimals?: number
  /** Negative amounts are refused unless this is set. */
  allowNegative?: boolean
  maxLength?: number
  options?: readonly ColumnOption[]
  /** Codes whose letters are always capitals (统一社会信用代码, 币种). */
  upperCase?: boolean
  /** A further test of the canonical value; answers the rest of a Chinese sentence, or null when it is well. */
  check?: (value: string) => string | null
  /** For the sheet 填写说明. */
  hint?: string
  /** A canonical value, shown on the sheet 填写说明. */
  example?: string
  /** Written by exports only (序号, totals): not in the template, ignored by imports. */
  exportOnly?: boolean
}

export interface TableDefinition<C extends readonly Column[] = readonly Column[]> {
  /** A stable name for code and file names, e.g. `premium-payment-lines`. */
  name: string
  /** The table's Chinese title; also the name of its worksheet. */
  title: string
  columns: C
  /** Sentences for the sheet 填写说明, above the list of columns. */
  instructions?: readonly string[]
}

/** Keeps the literal types of keys and `required`, from which the type of a row follows. */
export function defineTable<const C extends readonly Column[]>(
  definition: TableDefinition<C>,
): TableDefinition<C> {
  return definition
}

type ColumnOf<D> = D extends TableDefinition<infer C> ? C[number] : never
type KeyWhere<C, R> = C extends { key: infer K extends string; required: R; exportOnly?: false } ? K : never
type Importable<D> = Exclude<ColumnOf<D>, { exportOnly: true }>

/** A row that an import accepted: required columns are there, the others may be null. */
export type ImportedValues<D> = { [K in KeyWhere<Importable<D>, true>]: string } & {
  [K in KeyWhere<Importable<D>, false>]: string | null
}

/** A row to export: every column may be absent or null; numbers are for counts and 序号, never for money. */
export type ExportValues<D> = { [K in ColumnOf<D>['key']]?: string | number | null }

/** One bad cell. `column` is the head, or null when the whole row is meant. */
export interface ImportError {
  rowNumber: number
  column: string | null
  message: string
}

export interface ImportedRow<V> {
  rowNumber: number
  values: V
}

export interface ImportResult<V> {
  rows: ImportedRow<V>[]
  errors: ImportError[]
}
