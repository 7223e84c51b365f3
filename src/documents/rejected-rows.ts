import type { Column, ExportValues, TableDefinition } from './table'
import { exportXlsx } from './table-export'
import { findHead, HEADER_SEARCH_ROWS } from './table-import'
import { readRows, type SheetRow } from './xlsx/read-rows'

type AnyTable = TableDefinition<readonly Column[]>

/**
 * The rows of a file that were not taken, as the same table with a column 原因 at its end: what was typed stands as it was
 * typed, so that it can be corrected there and sent again (an import passes over the column).
 * @throws FileRefused when the file cannot be read.
 */
export async function exportRejectedRows(
  definition: AnyTable,
  bytes: Uint8Array,
  reasons: ReadonlyMap<number, string>,
): Promise<Uint8Array> {
  const columns = definition.columns.filter((column) => !column.exportOnly)
  const table: AnyTable = {
    ...definition,
    columns: [...columns, { key: REASON, header: '原因', kind: 'text', required: true, width: 80 }],
  }
  return exportXlsx(table, rejected(definition, bytes, reasons))
}

const REASON = 'reason'

async function* rejected(
  definition: AnyTable,
  bytes: Uint8Array,
  reasons: ReadonlyMap<number, string>,
): AsyncGenerator<ExportValues<AnyTable>> {
  let positions: Map<Column, number> | null = null
  const seen: SheetRow[] = []
  for await (const batch of readRows(bytes)) {
    if (!positions) {
      seen.push(...batch)
      positions = findHead(seen.slice(0, HEADER_SEARCH_ROWS), definition).positions
    }
    for (const row of batch) {
      const reason = reasons.get(row.rowNumber)
      if (reason !== undefined) yield { ...typed(row, positions), [REASON]: reason }
    }
  }
}

/** Each cell as it was typed; a date as a day. */
function typed({ cells }: SheetRow, positions: ReadonlyMap<Column, number>): ExportValues<AnyTable> {
  const values: Record<string, string | number | null> = {}
  for (const [column, position] of positions) {
    const cell = position < 0 ? null : (cells[position] ?? null)
    values[column.key] =
      cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'boolean' ? String(cell) : cell
  }
  return values
}
