/**
 * The `leading` cells of a `DataTable` whose rows can be selected: tick boxes named `selected` with the row's id. Put the
 * table and a `SelectionBar` (`@/ui/selectable-table`) in one form.
 */
export function selectRows<Row>(id: (row: Row) => string, label: (row: Row) => string) {
  return {
    header: (
      <>
        <span className="sr-only">选择</span>
        <input
          type="checkbox"
          data-select-all
          aria-label="选择本页全部"
          className="size-4 align-middle accent-accent"
        />
      </>
    ),
    render: (row: Row) => (
      <input
        type="checkbox"
        name="selected"
        value={id(row)}
        aria-label={`选择 ${label(row)}`}
        className="size-4 align-middle accent-accent"
      />
    ),
  }
}
