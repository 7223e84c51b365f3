import type { ReactNode } from 'react'

interface WorkspaceProps {
  /** the record's head: who, amount, state, previous / next */
  head: ReactNode
  /** left: the lines to be decided */
  lines: ReactNode
  /** right: the evidence, staying in sight while the lines scroll */
  evidence: ReactNode
  /** below: findings and the calculation sheet */
  below?: ReactNode
  /** a bar at the foot with the decision, always in sight */
  decision?: ReactNode
}

/** Review: the lines on the left, their evidence on the right, findings and sheet below, the decision at the foot. */
export function Workspace({ head, lines, evidence, below, decision }: WorkspaceProps) {
  return (
    <div>
      {head}
      <div className="gap-6 xl:grid xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">{lines}</div>
        <div className="min-w-0 max-xl:mt-6 xl:sticky xl:top-4 xl:self-start">{evidence}</div>
      </div>
      {below && <div className="mt-8">{below}</div>}
      {decision && (
        <div
          data-no-print
          className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-2 bg-white px-4 py-3 max-md:bottom-16 md:-mx-8 md:px-8"
        >
          {decision}
        </div>
      )}
    </div>
  )
}
