'use client'

import { useEffect, useReducer, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

import { groupAmount } from './amount-format'
import { buttonClass } from './button-class'
import { parseBlock, sumAmounts, type GridColumn, type GridRow } from './grid-cells'
import { GridRowView, type RowErrors } from './grid-row'
import { filledRows, gridStep, startGrid } from './grid-state'

export type { GridColumn, GridRow } from './grid-cells'

export interface GridError {
  /** index of the filled row, from 0, as it was sent */
  row: number
  /** column key; without it the whole row is meant */
  key?: string
  message: string
}

interface GridEntryProps {
  /** what the grid holds, for screen readers */
  label: string
  columns: readonly GridColumn[]
  /** keys that are no column (an id, say) are kept and sent back */
  initialRows?: readonly GridRow[]
  /** errors answered by the server; each goes when its cell is changed */
  errors?: readonly GridError[]
  /** the hidden input that carries the filled rows as JSON in the form around */
  name?: string
  minRows?: number
  maxRows?: number
  /** keys of amount columns that are added up below */
  totals?: readonly string[]
  /** called with the filled rows when nothing was typed for `debounceMs` */
  onChange?: (rows: GridRow[]) => void
  debounceMs?: number
  /** beside the buttons, e.g. 已保存 14:32 */
  children?: ReactNode
}

/**
 * A grid to type or paste into: blocks from Excel (tabs, line ends, full-width figures, 2026.3.5), errors in the cell,
 * totals below, undo. Arrows and Enter move; it sends its rows in a form as one hidden input.
 */
export function GridEntry(props: GridEntryProps) {
  const { label, columns, initialRows = [], name = 'rows', minRows = 5, maxRows = 2000, totals = [] } = props
  const [state, step] = useReducer(gridStep, undefined, () => startGrid(initialRows, minRows))
  const body = useRef<HTMLTableSectionElement>(null)
  const errors = useErrors(props.errors, state.rows)
  const filled = filledRows(state.rows)
  const json = JSON.stringify(filled)
  useChange(json, props.onChange, props.debounceMs ?? 600)

  const focus = (row: number, column: number) => {
    const cell = body.current?.rows[row]?.querySelectorAll<HTMLElement>('[data-cell]')[column]
    cell?.focus()
    if (cell instanceof HTMLInputElement) cell.select()
  }

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      event.preventDefault()
      step({ type: key === 'y' || event.shiftKey ? 'redo' : 'undo' })
      return
    }
    const cell = event.target as HTMLElement
    const { row, column } = placeOf(cell)
    if (row < 0 || event.nativeEvent.isComposing) return
    const to = moveOf(event, cell)
    if (!to) return
    event.preventDefault()
    if (row + to.down >= state.rows.length && event.key === 'Enter') {
      step({ type: 'add', maxRows })
      requestAnimationFrame(() => focus(row + 1, column))
    } else focus(row + to.down, column + to.right)
  }

  return (
    <div>
      <input type="hidden" name={name} value={json} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys and pastes of the cells inside */}
      <div
        className="max-h-[60dvh] overflow-auto rounded border border-line-2"
        onKeyDown={keys}
        onPaste={(event) => {
          const { row, column } = placeOf(event.target as HTMLElement)
          const text = event.clipboardData.getData('text/plain')
          if (row < 0 || !/[\t\n\r]/.test(text)) return
          event.preventDefault()
          step({ type: 'paste', row, columnIndex: column, block: parseBlock(text), columns, maxRows })
        }}
      >
        <table className="min-w-full border-collapse">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th className={HEAD}>行</th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={HEAD}
                  style={{ minWidth: `${column.width ?? 10}em` }}
                >
                  {column.header}
                  {column.required && (
                    <span className="text-vermilion" title="必填">
                      {' '}
                      *
                    </span>
                  )}
                </th>
              ))}
              <th className={HEAD}>
                <span className="sr-only">删除</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {state.rows.map((row, index) => (
              <GridRowView
                key={row.id}
                row={row}
                index={index}
                columns={columns}
                errors={errors(row)}
                step={step}
              />
            ))}
          </tbody>
          {totals.length > 0 && (
            <tfoot>
              <tr className="border-t-2 border-line-2 bg-wash font-semibold">
                <th scope="row" className="sticky left-0 bg-wash px-2 text-sm whitespace-nowrap">
                  合计
                </th>
                {columns.map((column) => (
                  <td key={column.key} className="figures h-9 px-2 text-right">
                    {totals.includes(column.key) &&
                      groupAmount(sumAmounts(filled.map((r) => r[column.key] ?? '')))}
                  </td>
                ))}
                <td aria-hidden="true" />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <GridButton onPress={() => step({ type: 'add', maxRows })}>增加一行</GridButton>
        <GridButton onPress={() => step({ type: 'undo' })} disabled={!state.past.length}>
          撤销
        </GridButton>
        <GridButton onPress={() => step({ type: 'redo' })} disabled={!state.future.length}>
          重做
        </GridButton>
        <span className="figures text-sm text-ink-2">
          已填 {filled.length} 行。可从 Excel 复制后直接粘贴。
        </span>
        {props.children}
      </div>
    </div>
  )
}

const HEAD = 'sticky top-0 z-1 h-9 bg-wash-2 px-2 text-left text-sm font-semibold whitespace-nowrap'

function GridButton({
  children,
  onPress,
  disabled,
}: {
  children: string
  onPress: () => void
  disabled?: boolean
}) {
  return (
    <button type="button" className={buttonClass('secondary', 'small')} onClick={onPress} disabled={disabled}>
      {children}
    </button>
  )
}

/** Where a cell stands, or -1 when the element is no cell. */
function placeOf(element: HTMLElement): { row: number; column: number } {
  const [row = -1, column = -1] = (element.dataset.cell ?? '').split(':').filter(Boolean).map(Number)
  return { row, column }
}

/** Where a key leads: Enter and the arrows; left and right only from the end of the text, as in a spreadsheet. */
function moveOf(event: KeyboardEvent, cell: HTMLElement): { down: number; right: number } | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined
  if (event.key === 'Enter') return { down: event.shiftKey ? -1 : 1, right: 0 }
  if (!(cell instanceof HTMLInputElement)) return undefined
  if (event.key === 'ArrowDown') return { down: 1, right: 0 }
  if (event.key === 'ArrowUp') return { down: -1, right: 0 }
  const all = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length
  if (event.key === 'ArrowLeft' && (all || cell.selectionEnd === 0)) return { down: 0, right: -1 }
  if (event.key === 'ArrowRight' && (all || cell.selectionStart === cell.value.length))
    return { down: 0, right: 1 }
  return undefined
}

/** The server's errors by row, kept with the row they were about; an error goes when its cell has another text. */
function useErrors(given: readonly GridError[] | undefined, rows: readonly { id: number; cells: GridRow }[]) {
  const [seen, setSeen] = useState<{
    given: typeof given
    byRow: Map<number, { cells: GridRow; list: GridError[] }>
  }>()
  let current = seen
  if (!current || current.given !== given) {
    const filled = rows.filter((row) => Object.values(row.cells).some((value) => value !== ''))
    const byRow = new Map<number, { cells: GridRow; list: GridError[] }>()
    for (const error of given ?? []) {
      const row = filled[error.row]
      if (!row) continue
      const entry = byRow.get(row.id) ?? { cells: row.cells, list: [] }
      entry.list.push(error)
      byRow.set(row.id, entry)
    }
    current = { given, byRow }
    setSeen(current)
  }
  const { byRow } = current
  return (row: { id: number; cells: GridRow }): RowErrors | undefined => {
    const entry = byRow.get(row.id)
    if (!entry) return undefined
    const left = entry.list.filter((e) =>
      e.key === undefined ? row.cells === entry.cells : row.cells[e.key] === entry.cells[e.key],
    )
    return left.length ? left : undefined
  }
}

/** Tells the page about changes, once it is quiet; not about what it started with. */
function useChange(json: string, onChange: ((rows: GridRow[]) => void) | undefined, ms: number) {
  const last = useRef(json)
  useEffect(() => {
    if (!onChange || json === last.current) return
    const timer = setTimeout(() => {
      last.current = json
      onChange(JSON.parse(json) as GridRow[])
    }, ms)
    return () => clearTimeout(timer)
  }, [json, onChange, ms])
}
