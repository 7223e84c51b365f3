import type { ReactNode } from 'react'

/** Nothing here: why, and what to do. */
export function EmptyState({ reason, children }: { reason: string; children?: ReactNode }) {
  return (
    <div className="rounded border border-dashed border-line-2 px-6 py-10 text-center">
      <p className="font-medium">{reason}</p>
      {children && <div className="mt-2 text-ink-2">{children}</div>}
    </div>
  )
}
