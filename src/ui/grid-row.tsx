'use client'

import { memo, type Dispatch } from 'react'

import { cx } from './cx'
import { cellError, type GridColumn } from './grid-cells'
import type { GridStep, StateRow } from './grid-state'

export type RowErrors = readonly { key?: string; message: string }[]

interface GridRowProps {
  row: StateRow
  index: number
  columns: readonly GridColumn[]
  errors?: RowErrors
  step: Dispatch<GridStep>
}

/** One row of a grid; drawn again only when it changed. */
export const GridRowView = memo(
  function GridRowView({ row, index, columns, errors = [], step }: GridRowProps) {
    const ofRow = errors.filter((error) => error.key === undefined)
    const empty = Object.values(row.cells).every((value) => value === '')
    return (
      <tr className="border-t border-line align-top">
        <th
          scope="row"
          className="figures sticky left-0 z-1 bg-wash px-2 pt-1.5 text-right text-sm font-normal text-ink-2"
        >
          {index + 1}
          {ofRow.map((error) => (
            <span key={error.message} className="block max-w-40 text-left whitespace-normal text-vermilion">
              {error.message}
            </span>
          ))}
        </th>
        {columns.map((column, at) => {
          const value = row.cells[column.key] ?? ''
          const own = errors.filter((error) => error.key === column.key).map((error) => error.message)
          const wrong = [
            ...own,
            ...(own.length ? [] : [cellError(column, value)].filter((e) => e !== undefined)),
          ]
          const missing = column.required && !empty && value === ''
          const id = `cell-${row.id}-${column.key}`
          const cell = {
            id,
            'data-cell': `${index}:${at}`,
            'aria-label': `第 ${index + 1} 行 ${column.header}`,
            'aria-invalid': wrong.length > 0 || undefined,
            'aria-describedby': wrong.length ? `${id}-error` : undefined,
            value,
            className: cx(
              'h-9 w-full min-w-0 bg-transparent px-2 -outline-offset-3!',
              column.type === 'amount' && 'text-right tabular-nums',
              missing && 'bg-amber-wash',
              wrong.length > 0 && 'bg-vermilion-wash',
            ),
          }
          return (
            <td key={column.key} className="border-l border-line p-0">
              {column.type === 'select' ? (
                <select
                  {...cell}
                  disabled={column.readOnly}
                  onChange={(e) => step({ type: 'type', row: index, column, text: e.target.value })}
                >
                  <option value="">请选择</option>
                  {column.options?.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...cell}
                  type="text"
                  autoComplete="off"
                  inputMode={column.type === 'amount' ? 'decimal' : undefined}
                  placeholder={column.type === 'date' ? '2026-03-05' : undefined}
                  readOnly={column.readOnly}
                  onChange={(e) => step({ type: 'type', row: index, column, text: e.target.value })}
                  onBlur={() => step({ type: 'leave', row: index, column })}
                />
              )}
              {wrong.length > 0 && (
                <p id={`${id}-error`} className="w-0 min-w-full px-2 pb-1 text-sm text-vermilion">
                  {wrong.join('；')}
                </p>
              )}
            </td>
          )
        })}
        <td className="border-l border-line">
          <button
            type="button"
            aria-label={`删除第 ${index + 1} 行`}
            className="h-9 w-9 cursor-pointer text-ink-2 -outline-offset-3! hover:text-vermilion"
            onClick={() => step({ type: 'remove', row: index })}
          >
            ×
          </button>
        </td>
      </tr>
    )
  },
  (a, b) =>
    a.row === b.row &&
    a.index === b.index &&
    a.columns === b.columns &&
    JSON.stringify(a.errors) === JSON.stringify(b.errors),
)
