import { StatusMark } from '@/ui/status'

import type { LineIssue } from '../line-checks'

const KINDS = {
  REFUSE: { kind: 'refused', word: '须更正' },
  WAIT: { kind: 'warning', word: '待汇率' },
  FLAG: { kind: 'warning', word: '将核实' },
} as const

/** What the checks say of the lines, each with its clause or ruling. */
export function LineIssues({ issues }: { issues: readonly LineIssue[] }) {
  if (issues.length === 0) return null
  return (
    <ul aria-label="逐行检查" className="mt-4 rounded border border-line">
      {issues.map((issue) => (
        <li
          key={`${issue.lineId}-${issue.rule}`}
          className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line px-3 py-2 not-first:border-t"
        >
          <StatusMark kind={KINDS[issue.level].kind}>{KINDS[issue.level].word}</StatusMark>
          <span className="min-w-0 flex-1 basis-80">{issue.message}</span>
          <span className="text-sm text-ink-2">依据 {issue.clause}</span>
        </li>
      ))}
    </ul>
  )
}
