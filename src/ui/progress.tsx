import { Link } from './link'
import { StatusMark, type StatusKind } from './status'

interface JobProgressProps {
  label: string
  state: StatusKind
  stateWords: string
  done: number
  /** unknown until the file has been counted */
  total?: number
  failed?: number
  /** the job's own page */
  href?: string
  /** the result, when there is one */
  result?: { label: string; href: string }
}

/** Long work: bar, rows done, failures so far, the result to download. May be left and returned to. */
export function JobProgress({
  label,
  state,
  stateWords,
  done,
  total,
  failed = 0,
  href,
  result,
}: JobProgressProps) {
  return (
    <div className="rounded border border-line px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{href ? <Link href={href}>{label}</Link> : label}</span>
        <StatusMark kind={state}>{stateWords}</StatusMark>
      </div>
      <progress
        aria-label={label}
        value={total === undefined ? undefined : done}
        max={total ?? 1}
        className="mt-2 block h-2 w-full appearance-none overflow-hidden rounded [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-wash-2 [&::-webkit-progress-value]:bg-accent"
      />
      <p className="figures mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2">
        <span>
          已处理 {done.toLocaleString('zh-CN')}
          {total !== undefined && ` / ${total.toLocaleString('zh-CN')}`} 行
        </span>
        {failed > 0 && <span className="text-vermilion">其中 {failed.toLocaleString('zh-CN')} 行有误</span>}
        {result && (
          <a href={result.href} download className="link">
            {result.label}
          </a>
        )}
      </p>
    </div>
  )
}
