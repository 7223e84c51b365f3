import { groupAmount } from '../amount-format'
import { largestOf, shareOf } from '../proportion'
import { ChartTable } from './chart-table'

interface LineChartProps {
  title: string
  unit: string
  /** names along the bottom, e.g. 2025H1 */
  points: readonly string[]
  /** at most three lines; values are decimal strings, one per point */
  series: readonly { label: string; values: readonly string[] }[]
  decimals?: number
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 240, 24, 130, 24, 28]
const LOOKS = ['stroke-accent', 'stroke-green', 'stroke-amber']
const DASHES = [undefined, '6 4', '2 4']

/** Lines over time; each ends with its name, each point carries its figure, a table under them. Drawn on the server. */
export function LineChart({ title, unit, points, series, decimals = 2 }: LineChartProps) {
  const largest = largestOf(series.flatMap((s) => s.values))
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, points.length - 1)
  const y = (value: string) => HEIGHT - BOTTOM - (shareOf(value, largest) / 100) * (HEIGHT - TOP - BOTTOM)
  return (
    <figure className="mb-6">
      <figcaption className="mb-2 font-medium">
        {title}
        <span className="ml-2 text-sm font-normal text-ink-2">单位：{unit}</span>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone */}
      <section aria-label={title} tabIndex={0} className="overflow-x-auto">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="block w-full max-w-180 min-w-120"
        >
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={HEIGHT - BOTTOM}
            y2={HEIGHT - BOTTOM}
            className="stroke-line-2"
          />
          {points.map((point, index) => (
            <text
              key={point}
              x={x(index)}
              y={HEIGHT - 8}
              textAnchor="middle"
              fontSize="12"
              className="fill-ink-2"
            >
              {point}
            </text>
          ))}
          {series.map((line, number) => (
            <g key={line.label}>
              <polyline
                points={line.values.map((value, index) => `${x(index)},${y(value)}`).join(' ')}
                fill="none"
                strokeWidth="2"
                strokeDasharray={DASHES[number]}
                className={LOOKS[number]}
              />
              {line.values.map((value, index) => (
                <g key={points[index]}>
                  <circle
                    cx={x(index)}
                    cy={y(value)}
                    r="3"
                    strokeWidth="2"
                    className={`fill-white ${LOOKS[number]}`}
                  />
                  <text x={x(index)} y={y(value) - 8} textAnchor="middle" fontSize="12" className="fill-ink">
                    {groupAmount(value, decimals)}
                  </text>
                </g>
              ))}
              <text
                x={x(line.values.length - 1) + 12}
                y={y(line.values.at(-1) ?? '0') + 14}
                fontSize="13"
                className="fill-ink"
              >
                {line.label}
              </text>
            </g>
          ))}
        </svg>
      </section>
      <ChartTable
        title={title}
        heads={['时间', ...series.map((s) => s.label)]}
        rows={points.map((point, index) => [
          point,
          ...series.map((s) => groupAmount(s.values[index] ?? '0', decimals)),
        ])}
      />
    </figure>
  )
}
