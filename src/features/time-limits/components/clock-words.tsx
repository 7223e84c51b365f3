import type { Outcome } from '@/server/use-case'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { Clock } from '../clock'

/** How long there is left, in words; late ones marked. */
export function ClockWords({ clock }: { clock: Pick<Clock, 'late' | 'words'> | undefined }) {
  if (!clock) return <span className="text-ink-2">—</span>
  if (clock.late) return <StatusMark kind="refused">{clock.words}</StatusMark>
  if (clock.words === '今天到期') return <StatusMark kind="warning">{clock.words}</StatusMark>
  return <span className="text-ink-2">{clock.words}</span>
}

/** The whole clock in one line: which limit runs, until when, how long. */
export function ClockLine({ clock }: { clock: Clock | undefined }) {
  if (!clock) return null
  return (
    <span>
      {clock.label}
      {clock.dueOn && (
        <>
          ，截止 <DateText date={clock.dueOn} />
        </>
      )}
      ：<ClockWords clock={clock} />
    </span>
  )
}

/** For the rows of a list that another room draws. */
export function clockCells(clocks: Outcome<Record<string, Clock>>): Record<string, React.ReactNode> {
  if (!clocks.ok) return {}
  return Object.fromEntries(
    Object.entries(clocks.value).map(([id, clock]) => [id, <ClockWords key={id} clock={clock} />]),
  )
}
