import { tidyCell, type GridColumn, type GridRow } from './grid-cells'

export interface StateRow {
  /** stays with the row while others come and go */
  id: number
  cells: GridRow
}

export interface GridState {
  rows: readonly StateRow[]
  past: readonly (readonly StateRow[])[]
  future: readonly (readonly StateRow[])[]
  /** the cell typed in last: further letters there are the same step back */
  typing: string
  nextId: number
}

export type GridStep =
  | { type: 'type'; row: number; column: GridColumn; text: string }
  | { type: 'leave'; row: number; column: GridColumn }
  | {
      type: 'paste'
      row: number
      columnIndex: number
      block: readonly (readonly string[])[]
      columns: readonly GridColumn[]
      maxRows: number
    }
  | { type: 'add'; maxRows: number }
  | { type: 'remove'; row: number }
  | { type: 'undo' }
  | { type: 'redo' }

const STEPS_BACK = 100

export function startGrid(rows: readonly GridRow[], minRows: number): GridState {
  const empty = Array.from({ length: Math.max(0, minRows - rows.length) }, () => ({}))
  const all = [...rows, ...empty].map((cells, id) => ({ id, cells }))
  return { rows: all, past: [], future: [], typing: '', nextId: all.length }
}

/** Pure: the next state of the grid. Rows that a step does not touch stay the same objects. */
export function gridStep(state: GridState, step: GridStep): GridState {
  switch (step.type) {
    case 'type': {
      const cell = `${state.rows[step.row]?.id}:${step.column.key}`
      const rows = setCell(state.rows, step.row, step.column.key, step.text)
      return state.typing === cell
        ? { ...state, rows, future: [] }
        : { ...changed(state, rows), typing: cell }
    }
    case 'leave': {
      const before = state.rows[step.row]?.cells[step.column.key] ?? ''
      const after = tidyCell(step.column, before)
      return before === after
        ? { ...state, typing: '' }
        : { ...state, rows: setCell(state.rows, step.row, step.column.key, after), typing: '' }
    }
    case 'paste':
      return paste(state, step)
    case 'add':
      if (state.rows.length >= step.maxRows) return state
      return { ...changed(state, [...state.rows, { id: state.nextId, cells: {} }]), nextId: state.nextId + 1 }
    case 'remove':
      return changed(
        state,
        state.rows.filter((_, index) => index !== step.row),
      )
    case 'undo': {
      const rows = state.past.at(-1)
      if (!rows) return state
      return {
        ...state,
        rows,
        past: state.past.slice(0, -1),
        future: [state.rows, ...state.future],
        typing: '',
      }
    }
    case 'redo': {
      const [rows, ...future] = state.future
      if (!rows) return state
      return { ...state, rows, past: [...state.past, state.rows], future, typing: '' }
    }
  }
}

/** The rows that hold anything, as they are sent. */
export const filledRows = (rows: readonly StateRow[]): GridRow[] =>
  rows.map((row) => row.cells).filter((cells) => Object.values(cells).some((value) => value !== ''))

function changed(state: GridState, rows: readonly StateRow[]): GridState {
  return { ...state, rows, past: [...state.past, state.rows].slice(-STEPS_BACK), future: [], typing: '' }
}

function setCell(rows: readonly StateRow[], at: number, key: string, text: string): readonly StateRow[] {
  return rows.map((row, index) => (index === at ? { ...row, cells: { ...row.cells, [key]: text } } : row))
}

/** Fills from the cell to the right and down; rows are added for what is longer than the grid. */
function paste(state: GridState, step: Extract<GridStep, { type: 'paste' }>): GridState {
  const rows = [...state.rows]
  let nextId = state.nextId
  step.block.forEach((texts, down) => {
    const at = step.row + down
    if (at >= step.maxRows) return
    while (rows.length <= at) rows.push({ id: nextId++, cells: {} })
    const cells: Record<string, string> = { ...rows[at]!.cells }
    texts.forEach((text, right) => {
      const column = step.columns[step.columnIndex + right]
      if (column && !column.readOnly) cells[column.key] = tidyCell(column, text)
    })
    rows[at] = { ...rows[at]!, cells }
  })
  return { ...changed(state, rows), nextId }
}
