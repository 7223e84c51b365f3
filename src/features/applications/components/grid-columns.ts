import type { Column } from '@/documents'
import type { GridColumn } from '@/ui/grid-entry'

import { typedColumns } from '../payment-line'

/** The table's columns as the grid knows them: one definition serves template, import and typing. */
export const gridColumns: GridColumn[] = typedColumns.map((column) => ({
  key: column.key,
  header: column.header,
  type: cellType(column),
  required: column.required,
  width: Math.max(10, Math.min(column.width, 24)),
  ...(column.options
    ? {
        options: column.options.map((option) => ({
          value: option.value,
          // A currency reads in Chinese and is pasted so.
          label: option.label === option.value ? (option.aliases?.[0] ?? option.label) : option.label,
        })),
      }
    : {}),
}))

function cellType({ key, kind }: Column): GridColumn['type'] {
  if (kind === 'enum') return 'select'
  if (kind === 'date' || kind === 'amount') return kind
  return key === 'invoiceNumber' ? 'digits' : 'text'
}
