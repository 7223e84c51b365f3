import type { ReactNode } from 'react'

import { AmountWan } from './amount'

interface PageHeaderProps {
  title: string
  /** number of rows after the filters, in 条 unless `countUnit` says */
  count?: number
  countUnit?: string
  /** sum of the filtered rows, decimal string in 元 */
  sum?: string
  sumLabel?: string
  /** one line under the title: the record's number, state, whose it is */
  children?: ReactNode
  actions?: ReactNode
}

/** The head of a page: what this is, how many, how much in all, and what can be done. The only h1. */
export function PageHeader({
  title,
  count,
  countUnit = '条',
  sum,
  sumLabel = '合计',
  children,
  actions,
}: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-2xl font-semibold">{title}</h1>
          {count !== undefined && (
            <span className="figures text-ink-2">
              共 {count.toLocaleString('zh-CN')} {countUnit}
            </span>
          )}
          {sum !== undefined && (
            <span className="text-ink-2">
              {sumLabel} <AmountWan value={sum} className="text-ink" />
            </span>
          )}
        </div>
        {children && (
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">{children}</div>
        )}
      </div>
      {actions && (
        <div data-no-print className="flex flex-wrap gap-2">
          {actions}
        </div>
      )}
    </header>
  )
}
