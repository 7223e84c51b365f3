import type { ReactNode } from 'react'

import { LinkButton } from './button'
import { DaysLeft } from './date'
import { EmptyState } from './empty-state'

export interface Task {
  id: string
  /** what is to be done, with its object */
  what: string
  /** whose: the enterprise, the round, the number */
  whose?: ReactNode
  /** until the deadline, on the official calendar; leave out when there is none */
  left?: { workingDays: number | null; days: number }
  href: string
  /** the one button: a verb with its object */
  action: string
}

/** Home: what needs me, by deadline. */
export function TaskList({
  tasks,
  empty = '目前没有需要您办理的事项。',
}: {
  tasks: readonly Task[]
  empty?: string
}) {
  if (!tasks.length) return <EmptyState reason={empty} />
  return (
    <ul className="rounded border border-line">
      {tasks.map((task) => (
        <li
          key={task.id}
          className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line px-4 py-3 not-first:border-t"
        >
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-medium">{task.what}</p>
            {task.whose && <p className="text-sm text-ink-2">{task.whose}</p>}
          </div>
          {task.left && <DaysLeft {...task.left} />}
          <LinkButton href={task.href} size="small">
            {task.action}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
