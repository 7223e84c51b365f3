import { DataTable } from '@/ui/data-table'

import type { LineChange, SubmissionDiff } from '../submission-diff'

const WORDS = { ADDED: '新增', REMOVED: '删除', CHANGED: '修改' } as const

/** What a resubmission changed, line by line and cell by cell. */
export function SubmissionChanges({ changes }: { changes: SubmissionDiff }) {
  const { lines, materialsAdded, materialsRemoved, facts } = changes
  if (lines.length + materialsAdded.length + materialsRemoved.length + facts.length === 0)
    return <p>与上一次提交相比没有变化。</p>
  return (
    <>
      <DataTable
        caption="与上一次提交相比的变化"
        rows={cells(lines)}
        rowKey={(row) => row.key}
        rowTone={() => 'changed'}
        columns={[
          { key: 'line', header: '行次', render: (row) => row.position, align: 'center' },
          { key: 'kind', header: '变化', render: (row) => row.kind },
          { key: 'invoice', header: '发票号码', render: (row) => row.invoiceNumber, rowHeader: true },
          { key: 'label', header: '内容', render: (row) => row.label },
          { key: 'before', header: '原为', render: (row) => row.before, wrap: true },
          { key: 'after', header: '现为', render: (row) => row.after, wrap: true },
        ]}
        empty="缴费明细没有变化。"
      />
      <ul className="mt-3 list-disc pl-6">
        {materialsAdded.map((name) => (
          <li key={`+${name}`}>新增材料：{name}</li>
        ))}
        {materialsRemoved.map((name) => (
          <li key={`-${name}`}>删除材料：{name}</li>
        ))}
        {facts.map(({ label, before, after }) => (
          <li key={label}>
            {label}：原为 {before}，现为 {after}
          </li>
        ))}
      </ul>
    </>
  )
}

function cells(lines: readonly LineChange[]) {
  return lines.flatMap((line) => {
    const base = { position: line.position, kind: WORDS[line.kind], invoiceNumber: line.invoiceNumber }
    if (line.cells.length === 0)
      return [{ ...base, key: `${line.kind}-${line.lineId}`, label: '整行', before: '', after: '' }]
    return line.cells.map(({ column, label, before, after }) => ({
      ...base,
      key: `${line.lineId}-${column}`,
      label,
      before: before ?? '—',
      after: after ?? '—',
    }))
  })
}
