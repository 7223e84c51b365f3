import { cx } from './cx'
import { dateWords, instantWords, timeLeftWords } from './date-format'
import { StatusMark } from './status'

/** A day of the law: 2026年3月5日. Null shows a dash. */
export function DateText({ date, className }: { date: string | null | undefined; className?: string }) {
  if (!date) return <span className="text-ink-2">—</span>
  return (
    <time dateTime={date.slice(0, 10)} className={cx('figures', className)}>
      {dateWords(date)}
    </time>
  )
}

/** A moment, in Shanghai: 2026年3月5日 14:32. */
export function DateTimeText({
  at,
  className,
}: {
  at: Date | string | null | undefined
  className?: string
}) {
  if (!at) return <span className="text-ink-2">—</span>
  const { date, time } = instantWords(at)
  return (
    <time dateTime={new Date(at).toISOString()} className={cx('figures', className)}>
      {date} {time}
    </time>
  )
}

/**
 * 还剩 3 个工作日; amber at two or fewer, red when over. Counted by the caller on the official calendar; where that is not known
 * so far, `workingDays` is null and calendar days are told.
 */
export function DaysLeft({ workingDays, days }: { workingDays: number | null; days: number }) {
  const words = timeLeftWords({ workingDays, days })
  const left = workingDays ?? days
  if (left < 0) return <StatusMark kind="refused">{words}</StatusMark>
  if (left <= 2) return <StatusMark kind="warning">{words}</StatusMark>
  return <span className="whitespace-nowrap text-ink-2">{words}</span>
}
