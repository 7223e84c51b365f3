import { many, type SearchParams } from './address'
import { Button } from './button'
import type { Column } from './data-table'
import { Icon } from './icon'

/** The columns a reader chose (`?columns=a&columns=b` in the address); all of them when nothing was chosen. */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  params: SearchParams,
): readonly Column<Row>[] {
  const names = many(params, 'columns')
  return names.length ? columns.filter((column) => column.rowHeader || names.includes(column.key)) : columns
}

/** Which columns to show: a GET form, so the choice lives in the address. The row's name always stays. */
export function ColumnChooser<Row>({
  path,
  params,
  columns,
}: {
  path: string
  params: SearchParams
  columns: readonly Column<Row>[]
}) {
  const shown = chosenColumns(columns, params)
  const others = Object.keys(params).filter((name) => name !== 'columns')
  return (
    <details className="relative">
      <summary className="marker-none flex min-h-9 items-center gap-1.5 rounded px-3 text-accent hover:bg-accent-wash">
        显示列
        <Icon name="down" size={13} />
      </summary>
      <form
        action={path}
        method="get"
        className="absolute right-0 z-20 mt-1 max-h-96 w-56 overflow-y-auto rounded border border-line-2 bg-white p-3"
      >
        {others.flatMap((name) =>
          many(params, name).map((value) => (
            <input key={name + value} type="hidden" name={name} value={value} />
          )),
        )}
        {columns
          .filter((column) => !column.rowHeader)
          .map((column) => (
            <label key={column.key} className="flex items-center gap-2 py-1">
              <input
                type="checkbox"
                name="columns"
                value={column.key}
                defaultChecked={shown.includes(column)}
                className="size-4 accent-accent"
              />
              {column.header}
            </label>
          ))}
        <Button size="small" className="mt-2 w-full">
          按所选显示
        </Button>
      </form>
    </details>
  )
}
