import type { ReactNode } from 'react'

import { DateTimeText } from './date'

export interface TimelineEvent {
  id: string
  at: Date | string
  /** who, with the office: 李敏（省商务厅经办） */
  who?: string
  what: ReactNode
  detail?: ReactNode
}

/** What happened, newest first as given. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="border-t border-line">
      {events.map((event) => (
        <li
          key={event.id}
          className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <span className="text-sm leading-6 text-ink-2">
            <DateTimeText at={event.at} />
          </span>
          <div>
            <p>
              {event.who && <span className="mr-2 text-ink-2">{event.who}</span>}
              {event.what}
            </p>
            {event.detail && <div className="text-sm text-ink-2">{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
