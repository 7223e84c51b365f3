import type { ReactNode } from 'react'

import { cx } from './cx'

export interface DetailsItem {
  label: string
  value: ReactNode
  /** over both columns */
  wide?: boolean
}

/** Facts of a record: name on the left, value on the right. An empty value shows a dash. */
export function DetailsList({ items, columns = 1 }: { items: readonly DetailsItem[]; columns?: 1 | 2 }) {
  return (
    <dl className={cx('grid border-t border-line', columns === 2 && 'gap-x-8 md:grid-cols-2')}>
      {items.map((item) => (
        <div
          key={item.label}
          className={cx(
            'grid grid-cols-[6.5em_minmax(0,1fr)] gap-x-3 sm:grid-cols-[8em_minmax(0,1fr)] sm:gap-x-4 border-b border-line py-1.5',
            item.wide && columns === 2 && 'md:col-span-2',
          )}
        >
          <dt className="text-ink-2">{item.label}</dt>
          <dd className="min-w-0">{item.value ?? <span className="text-ink-2">—</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
