import type { ReactNode } from 'react'

import { addressWith, one, type SearchParams } from './address'
import { cx } from './cx'
import { EmptyState } from './empty-state'
import { Icon } from './icon'
import { Link } from './link'

export interface Column<Row> {
  key: string
  header: ReactNode
  render: (row: Row, index: number) => ReactNode
  /** figures stand to the right */
  align?: 'left' | 'right' | 'center'
  /** the name under which the list can be sorted (`?sort=name` or `?sort=-name`) */
  sort?: string
  /** the cell that names the row: a row header, and the place of the row's link */
  rowHeader?: boolean
  /** words may break over lines; cells are on one line otherwise */
  wrap?: boolean
  className?: string
}

export interface DataTableProps<Row> {
  /** what the table holds, for screen readers (and printed above when `showCaption`) */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** address of the record: the row header cell becomes a link that covers the row */
  rowHref?: (row: Row) => string
  /** marks a row: amber for what needs a look, red for what is wrong, blue for what changed */
  rowTone?: (row: Row) => 'warning' | 'danger' | 'changed' | undefined
  /** cells of the last row by column key, e.g. totals */
  footer?: Readonly<Record<string, ReactNode>>
  /** the page's path and parameters: sort links are made from them */
  path?: string
  params?: SearchParams
  /** shown instead when there are no rows: why, and what to do */
  empty: ReactNode
  /** the table scrolls inside this height and its head stays */
  maxHeight?: 'screen'
  /** a leading cell per row, e.g. a tick box; see `selectable-table` */
  leading?: { header: ReactNode; render: (row: Row) => ReactNode }
}

const TONES = { warning: 'bg-amber-wash', danger: 'bg-vermilion-wash', changed: 'bg-accent-wash' }

/** A dense table of records: 36 px rows, head that stays, figures to the right; on a phone, a card a row. Plain HTML. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, rowTone, footer, leading } = props
  if (rows.length === 0)
    return typeof props.empty === 'string' ? <EmptyState reason={props.empty} /> : props.empty
  return (
    // A scrolling box must be reachable by keyboard.
    <section
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
      data-scroll
      className={cx(
        'overflow-x-auto rounded border border-line',
        props.maxHeight && 'max-h-[75dvh] overflow-y-auto',
      )}
    >
      <table className="w-full border-collapse" data-cards>
        <caption className={props.showCaption ? 'p-2 text-left font-medium' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {leading && <th className={headClass()}>{leading.header}</th>}
            {columns.map((column) => (
              <Head key={column.key} column={column} path={props.path} params={props.params} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const tone = rowTone?.(row)
            return (
              <tr
                key={rowKey(row)}
                className={cx(
                  'relative border-t border-line has-checked:bg-accent-wash',
                  tone ? TONES[tone] : rowHref && 'hover:bg-wash',
                )}
              >
                {leading && (
                  <td data-leading className="relative z-1 w-10 px-3 text-center">
                    {leading.render(row)}
                  </td>
                )}
                {columns.map((column) => (
                  <Cell key={column.key} column={column}>
                    {column.rowHeader && rowHref ? (
                      <Link href={rowHref(row)} className="after:absolute after:inset-0">
                        {column.render(row, index)}
                      </Link>
                    ) : (
                      column.render(row, index)
                    )}
                  </Cell>
                ))}
              </tr>
            )
          })}
        </tbody>
        {footer && (
          <tfoot>
            <tr className="border-t-2 border-line-2 bg-wash font-semibold">
              {leading && <td aria-hidden="true" />}
              {columns.map((column) => (
                <td key={column.key} className={cx(CELL, align(column))} data-label={labelOf(column)}>
                  {footer[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

const CELL = 'h-9 px-3 py-1'

const align = (column: { align?: string }) =>
  column.align === 'right' ? 'text-right figures' : column.align === 'center' ? 'text-center' : 'text-left'

const headClass = () => 'sticky top-0 z-2 h-9 bg-wash-2 px-3 py-1 text-sm font-semibold whitespace-nowrap'

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const classes = cx(CELL, align(column), column.wrap ? 'min-w-44' : 'whitespace-nowrap', column.className)
  return column.rowHeader ? (
    <th scope="row" className={cx(classes, 'font-normal')}>
      {children}
    </th>
  ) : (
    <td className={classes} data-label={labelOf(column)}>
      {/* One box, so that on a card the label stands left of all of it. */}
      <div>{children}</div>
    </td>
  )
}

/** On a phone a row becomes a card, and each cell says its column's name (`globals.css`). */
const labelOf = ({ header }: { header: ReactNode }) => (typeof header === 'string' ? header : undefined)

function Head<Row>({ column, path, params }: { column: Column<Row>; path?: string; params?: SearchParams }) {
  const classes = cx(headClass(), align(column))
  if (!column.sort || !path || !params) {
    return (
      <th scope="col" className={classes}>
        {column.header}
      </th>
    )
  }
  const now = one(params, 'sort')
  const up = now === column.sort
  const down = now === `-${column.sort}`
  return (
    <th scope="col" className={classes} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <Link
        href={addressWith(path, params, { sort: up ? `-${column.sort}` : column.sort })}
        plain
        className="inline-flex items-center gap-1 text-accent hover:underline"
      >
        {column.header}
        <Icon name={up ? 'up' : down ? 'down' : 'sort'} size={13} />
      </Link>
    </th>
  )
}
