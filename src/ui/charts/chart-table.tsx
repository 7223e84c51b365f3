import type { ReactNode } from 'react'

/** The figures of a chart as a table, folded under it; the chart is a picture, this is the data. */
export function ChartTable({
  title,
  heads,
  rows,
}: {
  title: string
  heads: readonly string[]
  rows: readonly (readonly ReactNode[])[]
}) {
  return (
    <details className="mt-2">
      <summary className="link inline-block">数据表</summary>
      <table className="mt-2 border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`bg-wash-2 px-3 py-1 text-sm ${index ? 'text-right' : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a picture, never moved
            <tr key={row} className="border-t border-line">
              {cells.map((cell, index) => (
                <td key={heads[index]} className={`px-3 py-1 ${index ? 'figures text-right' : ''}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
