import { groupAmount } from '../amount-format'
import { Link } from '../link'
import { largestOf, shareOf } from '../proportion'
import { ChartTable } from './chart-table'

export interface BarDatum {
  label: string
  /** decimal string or a count as text */
  value: string
  /** the rows it counts */
  href?: string
}

interface BarChartProps {
  title: string
  unit: string
  data: readonly BarDatum[]
  /** decimals shown; 2 for amounts, 0 for counts */
  decimals?: number
  /** as of when */
  asOf?: string
}

const ROW = 28
const LABEL = 150
const WIDTH = 720
const BAR = 420

/** Bars lying down, each with its name and figure; a table under them. Drawn on the server. */
export function BarChart({ title, unit, data, decimals = 2, asOf }: BarChartProps) {
  const largest = largestOf(data.map((d) => d.value))
  const height = data.length * ROW
  return (
    <figure className="mb-6">
      <figcaption className="mb-2 font-medium">
        {title}
        <span className="ml-2 text-sm font-normal text-ink-2">
          单位：{unit}
          {asOf && `，截至 ${asOf}`}
        </span>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone */}
      <section aria-label={title} tabIndex={0} className="overflow-x-auto">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${height}`}
          className="block w-full max-w-180 min-w-120"
        >
          {data.map((d, index) => {
            const y = index * ROW
            const length = (shareOf(d.value, largest) / 100) * BAR
            return (
              <g key={d.label}>
                <text x={LABEL - 8} y={y + 18} textAnchor="end" fontSize="13" className="fill-ink">
                  {d.label}
                </text>
                <rect
                  x={LABEL}
                  y={y + 5}
                  width={Math.max(1, length)}
                  height={ROW - 10}
                  className="fill-accent"
                />
                <text x={LABEL + length + 6} y={y + 18} fontSize="13" className="fill-ink tabular-nums">
                  {groupAmount(d.value, decimals)}
                </text>
              </g>
            )
          })}
          <line x1={LABEL} x2={LABEL} y1="0" y2={height} className="stroke-line-2" />
        </svg>
      </section>
      <ChartTable
        title={title}
        heads={['名称', unit]}
        rows={data.map((d) => [
          d.href ? (
            <Link key="link" href={d.href}>
              {d.label}
            </Link>
          ) : (
            d.label
          ),
          groupAmount(d.value, decimals),
        ])}
      />
    </figure>
  )
}
