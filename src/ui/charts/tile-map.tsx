import { groupAmount } from '../amount-format'
import { cx } from '../cx'
import { Link } from '../link'
import { largestOf, shareOf } from '../proportion'

/** Where each division's tile stands (column, row), roughly as on the map; 航空港区 is a unit of its own. */
const TILES: Record<string, { name: string; at: string }> = {
  '410500': { name: '安阳', at: 'col-start-4 row-start-1' },
  '410600': { name: '鹤壁', at: 'col-start-4 row-start-2' },
  '410900': { name: '濮阳', at: 'col-start-5 row-start-2' },
  '419001': { name: '济源', at: 'col-start-2 row-start-3' },
  '410800': { name: '焦作', at: 'col-start-3 row-start-3' },
  '410700': { name: '新乡', at: 'col-start-4 row-start-3' },
  '411200': { name: '三门峡', at: 'col-start-1 row-start-4' },
  '410300': { name: '洛阳', at: 'col-start-2 row-start-4' },
  '410100': { name: '郑州', at: 'col-start-3 row-start-4' },
  '410200': { name: '开封', at: 'col-start-5 row-start-4' },
  '411400': { name: '商丘', at: 'col-start-6 row-start-4' },
  '410173': { name: '航空港', at: 'col-start-4 row-start-4' },
  '410400': { name: '平顶山', at: 'col-start-3 row-start-5' },
  '411000': { name: '许昌', at: 'col-start-4 row-start-5' },
  '411600': { name: '周口', at: 'col-start-5 row-start-5' },
  '411300': { name: '南阳', at: 'col-start-2 row-start-6' },
  '411100': { name: '漯河', at: 'col-start-4 row-start-6' },
  '411700': { name: '驻马店', at: 'col-start-4 row-start-7' },
  '411500': { name: '信阳', at: 'col-start-5 row-start-7' },
}

interface TileMapProps {
  title: string
  unit: string
  /** by division code; value a decimal string or a count as text */
  data: readonly { division: string; value: string; href?: string }[]
  decimals?: number
}

/** The 19 divisions as tiles where they lie, each with its figure: the darker, the more. A division without data says so. */
export function TileMap({ title, unit, data, decimals = 0 }: TileMapProps) {
  const byDivision = new Map(data.map((d) => [d.division, d]))
  const largest = largestOf(data.map((d) => d.value))
  return (
    <figure className="mb-6">
      <figcaption className="mb-2 font-medium">
        {title}
        <span className="ml-2 text-sm font-normal text-ink-2">单位：{unit}</span>
      </figcaption>
      <ul className="grid max-w-180 grid-cols-6 gap-1">
        {Object.entries(TILES).map(([division, tile]) => {
          const datum = byDivision.get(division)
          return (
            <li
              key={division}
              className={cx(
                'flex min-h-14 flex-col justify-center rounded p-1 text-center',
                tile.at,
                shade(datum && shareOf(datum.value, largest)),
              )}
            >
              <span className="text-sm">
                {datum?.href ? (
                  <Link href={datum.href} plain className="underline underline-offset-4">
                    {tile.name}
                  </Link>
                ) : (
                  tile.name
                )}
              </span>
              <span className="text-sm font-semibold break-all tabular-nums">
                {datum ? groupAmount(datum.value, decimals) : '无数据'}
              </span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

/** Four steps of one colour, each with words that stand out from it. */
function shade(percent: number | undefined): string {
  if (percent === undefined) return 'border border-dashed border-line-2 text-ink-2'
  if (percent > 75) return 'bg-accent-2 text-white'
  if (percent > 40) return 'bg-accent text-white'
  if (percent > 15) return 'bg-accent-wash-2 text-ink'
  return 'bg-accent-wash text-ink'
}
