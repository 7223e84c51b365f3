import { FileRefused, importTable, type ImportError } from '@/documents'
import { query, refuse } from '@/server/use-case'

import { assess, draftRows, readRows } from './draft'
import { openDraft } from './gate'
import type { LineIssue } from './line-checks'
import { isEmptyRow, paymentLineTable, typedColumns, type DraftRow } from './payment-line'
import { importInput, MAX_ROWS } from './schema'

export interface ImportPreview {
  fileName: string
  /** Good rows, ready for the grid; nothing of them is kept yet. */
  rows: DraftRow[]
  /** Every bad cell of every bad row, with its row number in the file. */
  errors: ImportError[]
  /** What the checks say of the good rows, by their place among them. */
  issues: LineIssue[]
  totalCny: string
  /** How many lines the draft has now, which 追加 keeps and 替换 removes. */
  existing: number
}

/** Reads and checks a whole 保险费缴纳明细表 (.xlsx or .csv) and keeps nothing: people look first, then replace or append. */
export const previewImport = query({
  name: 'applications.previewImport',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: importInput,
  run: async ({ tx, actor, now }, { applicationId, fileName, bytes }): Promise<ImportPreview> => {
    const application = await openDraft({ tx, actor }, applicationId, null)
    const { rows, errors } = await readFile(bytes)
    const drafts: DraftRow[] = rows.map((row) => ({
      id: `row-${row.rowNumber}`,
      values: Object.fromEntries(
        typedColumns.flatMap(({ key }) => {
          const value = (row.values as Record<string, string | null>)[key]
          return value ? [[key, value]] : []
        }),
      ),
    }))
    const filled = drafts.filter((row) => !isEmptyRow(row))
    if (filled.length === 0 && errors.length === 0)
      refuse('INVALID', '表格中没有明细行。请按模板填写后重新上传。')
    if (filled.length > MAX_ROWS)
      refuse('INVALID', `表格有 ${filled.length} 行，超过 ${MAX_ROWS} 行。请核对是否选错了文件。`)
    const read = readRows(filled, application)
    const { issues, totalCny } = await assess(tx, application, read, now)
    return {
      fileName,
      rows: filled,
      errors: [
        ...errors,
        ...read.problems.map(({ position, column, message }) => ({
          rowNumber: rowNumberOf(filled[position - 1]!),
          column,
          message,
        })),
      ],
      issues,
      totalCny,
      existing: draftRows(application).length,
    }
  },
})

async function readFile(bytes: Uint8Array) {
  try {
    return await importTable(bytes, paymentLineTable)
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}

const rowNumberOf = (row: DraftRow): number => Number(row.id.slice('row-'.length))
