import type { ReactNode } from 'react'

import { Link } from './link'

export interface FigureTile {
  label: string
  value: ReactNode
  unit?: string
  /** as of when, or what is counted */
  note?: ReactNode
  /** the rows it counts */
  href?: string
}

/** At most four figures, each opening to the rows that it counts. */
export function FigureTiles({ tiles }: { tiles: readonly FigureTile[] }) {
  return (
    <ul className="grid gap-px overflow-hidden rounded border border-line bg-line sm:grid-cols-2 xl:grid-cols-4">
      {tiles.map((tile) => (
        <li key={tile.label} className="relative bg-white px-4 py-3 has-[a:hover]:bg-wash">
          <p className="text-sm text-ink-2">
            {tile.href ? (
              <Link href={tile.href} className="after:absolute after:inset-0">
                {tile.label}
              </Link>
            ) : (
              tile.label
            )}
          </p>
          <p className="text-xl font-semibold">
            <span className="figures">{tile.value}</span>
            {tile.unit && <span className="ml-1 text-sm font-normal">{tile.unit}</span>}
          </p>
          {tile.note && <p className="text-sm text-ink-2">{tile.note}</p>}
        </li>
      ))}
    </ul>
  )
}
