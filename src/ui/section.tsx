import type { ReactNode } from 'react'

import { cx } from './cx'

interface SectionProps {
  title: string
  /** one line beside the title */
  note?: ReactNode
  actions?: ReactNode
  /** anchor */
  id?: string
  /** a box around it; without it, a section is set apart by space alone */
  boxed?: boolean
  /** the heading's level: 3 inside another section */
  level?: 2 | 3
  className?: string
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, note, actions, id, boxed, level = 2, className, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={cx('mb-8', boxed && 'rounded border border-line p-5', className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <Heading className={cx('font-semibold', level === 2 ? 'text-lg' : 'text-base')}>{title}</Heading>
          {note && <span className="text-sm text-ink-2">{note}</span>}
        </div>
        {actions && (
          <div data-no-print className="flex flex-wrap gap-2">
            {actions}
          </div>
        )}
      </div>
      {children}
    </section>
  )
}
