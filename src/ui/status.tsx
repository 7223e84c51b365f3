import { cx } from './cx'

/** grey hollow 草稿 · blue dot 进行 · amber triangle 待补正 / 临期 · green tick 通过 / 已拨付 · red cross 不予支持 / 逾期 */
export type StatusKind = 'draft' | 'progress' | 'warning' | 'success' | 'refused'

const COLOURS: Record<StatusKind, string> = {
  draft: 'text-ink-2',
  progress: 'text-accent',
  warning: 'text-amber',
  success: 'text-green',
  refused: 'text-vermilion',
}

/** The shape of a status alone; hidden from screen readers, the word beside it speaks. */
export function StatusShape({ kind, size = 14 }: { kind: StatusKind; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 14 14"
      width={size}
      height={size}
      className={cx('shrink-0', COLOURS[kind])}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {kind === 'draft' && <circle cx="7" cy="7" r="4.5" />}
      {kind === 'progress' && <circle cx="7" cy="7" r="4.5" fill="currentColor" />}
      {kind === 'warning' && <path d="M7 2.200L12.600 12H1.400z" fill="currentColor" />}
      {kind === 'success' && <path d="M2 7.500l3.500 3.500L12 3.500" />}
      {kind === 'refused' && <path d="M3 3l8 8M11 3l-8 8" />}
    </svg>
  )
}

/** A status: word, shape and colour together, the same everywhere. */
export function StatusMark({
  kind,
  children,
  className,
}: {
  kind: StatusKind
  children: string
  className?: string
}) {
  return (
    <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', COLOURS[kind], className)}>
      <StatusShape kind={kind} />
      {children}
    </span>
  )
}
