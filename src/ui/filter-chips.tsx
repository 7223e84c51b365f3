import type { ReactNode } from 'react'

import { addressWith, many, one, type SearchParams } from './address'
import { Button } from './button'
import { cx } from './cx'
import { Icon } from './icon'
import { Link } from './link'

export interface Filter {
  /** the parameter's name in the address */
  name: string
  label: string
  options: readonly { value: string; label: string; count?: number }[]
  /** several values at once */
  multiple?: boolean
}

interface FilterChipsProps {
  path: string
  params: SearchParams
  filters: readonly Filter[]
  /** a search box in front, parameter `q` */
  search?: { label: string; placeholder?: string }
  /** further controls that belong to the list, at the end of the line */
  children?: ReactNode
}

/** Filters as one line of chips; they live in the address, so a list can be kept, sent and gone back to. No script. */
export function FilterChips({ path, params, filters, search, children }: FilterChipsProps) {
  const active = filters.filter((filter) => many(params, filter.name).length > 0)
  return (
    <div data-no-print className="mb-3 flex flex-wrap items-center gap-2">
      {search && <SearchBox path={path} params={params} {...search} />}
      {filters.map((filter) => (
        <Chip key={filter.name} filter={filter} path={path} params={params} />
      ))}
      {(active.length > 0 || one(params, 'q')) && (
        <Link
          href={addressWith(path, params, {
            ...Object.fromEntries(filters.map((f) => [f.name, null])),
            q: null,
          })}
          className="px-2"
        >
          清除筛选
        </Link>
      )}
      {children && <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}

function Chip({ filter, path, params }: { filter: Filter; path: string; params: SearchParams }) {
  const chosen = many(params, filter.name)
  const words = filter.options.filter((option) => chosen.includes(option.value)).map((option) => option.label)
  const href = (value: string) => {
    const has = chosen.includes(value)
    const next = filter.multiple
      ? has
        ? chosen.filter((v) => v !== value)
        : [...chosen, value]
      : has
        ? []
        : [value]
    return addressWith(path, params, { [filter.name]: next })
  }
  return (
    // Details of one name close each other.
    <details name={`filters-${path}`} className="group relative">
      <summary
        className={cx(
          'marker-none flex min-h-9 items-center gap-1.5 rounded border px-3',
          words.length
            ? 'border-accent bg-accent-wash font-medium text-accent'
            : 'border-line-2 hover:border-ink',
        )}
      >
        {filter.label}
        {words.length > 0 && `：${words.length > 2 ? `${words.length} 项` : words.join('、')}`}
        <Icon name="down" size={13} className="group-open:rotate-180" />
      </summary>
      <ul className="absolute z-20 mt-1 max-h-80 min-w-44 overflow-y-auto rounded border border-line-2 bg-white py-1">
        {filter.options.map((option) => {
          const on = chosen.includes(option.value)
          return (
            <li key={option.value}>
              <Link
                href={href(option.value)}
                plain
                aria-current={on || undefined}
                className="flex items-center gap-2 px-3 py-1.5 whitespace-nowrap -outline-offset-3! hover:bg-wash"
              >
                <span className="w-4">{on && <Icon name="tick" size={14} className="text-accent" />}</span>
                <span className="flex-1">{option.label}</span>
                {option.count !== undefined && (
                  <span className="figures text-sm text-ink-2">{option.count}</span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** A search that keeps the filters: a GET form with the other parameters hidden in it. */
function SearchBox({
  path,
  params,
  label,
  placeholder,
}: {
  path: string
  params: SearchParams
  label: string
  placeholder?: string
}) {
  const others = Object.keys(params).filter((name) => name !== 'q' && name !== 'page')
  return (
    <search>
      <form action={path} method="get" className="flex gap-1">
        {others.flatMap((name) =>
          many(params, name).map((value) => (
            <input key={name + value} type="hidden" name={name} value={value} />
          )),
        )}
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={placeholder ?? label}
          defaultValue={one(params, 'q')}
          className="control min-h-9! w-60!"
        />
        <Button size="small" icon="search">
          查找
        </Button>
      </form>
    </search>
  )
}
