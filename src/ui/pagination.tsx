import { addressWith, type SearchParams } from './address'
import { buttonClass } from './button-class'
import { Link } from './link'

interface PaginationProps {
  path: string
  params: SearchParams
  /** from 1 */
  page: number
  pageSize: number
  /** rows in all */
  total: number
  /** the parameter's name, where a page has two lists */
  name?: string
  /** the list's own place on the page */
  hash?: string
}

/** Pages of a list, in the address (`?page=3`). Shows nothing when one page holds all. */
export function Pagination({
  path,
  params,
  page,
  pageSize,
  total,
  name = 'page',
  hash = '',
}: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (last === 1) return null
  const to = (n: number) =>
    addressWith(path, params, { page: params.page ?? null, [name]: n === 1 ? null : n }) + hash
  const from = (page - 1) * pageSize + 1
  return (
    <nav aria-label="分页" data-no-print className="mt-3 flex flex-wrap items-center justify-between gap-3">
      <p className="figures text-ink-2">
        第 {from}–{Math.min(total, page * pageSize)} 条，共 {total.toLocaleString('zh-CN')} 条
      </p>
      <ul className="flex flex-wrap items-center gap-1">
        {page > 1 && (
          <li>
            <Link plain className={buttonClass('quiet', 'small')} href={to(page - 1)} rel="prev">
              上一页
            </Link>
          </li>
        )}
        {around(page, last).map((n, index, all) => (
          <li key={n} className="flex items-center">
            {index > 0 && n - (all[index - 1] ?? 0) > 1 && <span className="px-1 text-ink-2">…</span>}
            <Link
              plain
              href={to(n)}
              aria-label={`第 ${n} 页`}
              aria-current={n === page ? 'page' : undefined}
              className={buttonClass(n === page ? 'primary' : 'quiet', 'small', 'figures')}
            >
              {n}
            </Link>
          </li>
        ))}
        {page < last && (
          <li>
            <Link plain className={buttonClass('quiet', 'small')} href={to(page + 1)} rel="next">
              下一页
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, the last, and those beside the current page. */
function around(page: number, last: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, last])
  return [...wanted].filter((n) => n >= 1 && n <= last).toSorted((a, b) => a - b)
}
