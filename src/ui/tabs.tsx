import { cx } from './cx'
import { Link } from './link'

export interface Tab {
  label: string
  href: string
  count?: number
}

/** Views of one thing, each with its own address. */
export function Tabs({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label: string }) {
  return (
    <nav aria-label={label} data-no-print className="mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              plain
              aria-current={tab.href === current ? 'page' : undefined}
              className={cx(
                'block border-b-3 px-4 py-2 whitespace-nowrap -outline-offset-3!',
                tab.href === current
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-accent hover:border-line-2',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="figures ml-1.5 text-sm text-ink-2">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
