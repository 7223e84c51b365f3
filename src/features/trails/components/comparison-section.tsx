import { Amount } from '@/ui/amount'
import { DataTable, type Column } from '@/ui/data-table'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/section'

import type { FieldChange, RowChange } from '../comparison'
import type { RecordVersions } from '../read-versions'
import { ChangeWord } from './change-word'

interface Line extends FieldChange {
  key: string
  kind: RowChange['kind']
  row?: string
}

/** Two versions beside one another: what was added, taken away or changed, in words, with the difference of amounts. */
export function ComparisonSection({ comparison }: { comparison: NonNullable<RecordVersions['comparison']> }) {
  const { from, to, facts, tables, same } = comparison
  return (
    <Section id="comparison" title={`第 ${from} 版与第 ${to} 版比较`}>
      {same && <EmptyState reason="这两版之间，您可以查看的内容没有差别。" />}
      {facts.length > 0 && (
        <Section title="基本内容" level={3}>
          <DataTable
            caption={`基本内容：第 ${from} 版与第 ${to} 版`}
            rows={facts.map((change): Line => ({ ...change, key: change.label, kind: kindOf(change) }))}
            rowKey={(line) => line.key}
            empty=""
            columns={columns(from, to)}
          />
        </Section>
      )}
      {tables.map(({ key, title, rows }) => (
        <Section key={key} title={title} note={counted(rows)} level={3}>
          <DataTable
            caption={`${title}：第 ${from} 版与第 ${to} 版`}
            rows={rows.flatMap(linesOf)}
            rowKey={(line) => line.key}
            empty=""
            columns={[
              { key: 'row', header: '所在的行', rowHeader: true, wrap: true, render: (line) => line.row },
              ...columns(from, to),
            ]}
          />
        </Section>
      ))}
    </Section>
  )
}

const kindOf = ({ before, after }: FieldChange): RowChange['kind'] =>
  before === null ? 'ADDED' : after === null ? 'REMOVED' : 'CHANGED'

/** A changed row gives a line a field; one that came or went is one line with all that it says. */
function linesOf(row: RowChange): Line[] {
  if (row.kind === 'CHANGED')
    return row.fields.map((change) => ({
      ...change,
      key: `${row.key} ${change.label}`,
      kind: 'CHANGED',
      row: row.label,
    }))
  const side = row.kind === 'ADDED' ? 'after' : 'before'
  const words = row.fields.map((change) => `${change.label} ${change[side]}`).join('；')
  const amount = row.fields.findLast(({ difference }) => difference !== null)
  return [
    {
      key: row.key,
      kind: row.kind,
      row: row.label,
      label: '整行',
      before: side === 'before' ? words : null,
      after: side === 'after' ? words : null,
      difference: amount?.difference ?? null,
    },
  ]
}

function counted(rows: readonly RowChange[]): string {
  const count = (kind: RowChange['kind']) => rows.filter((row) => row.kind === kind).length
  return `增加 ${count('ADDED')} 行，减少 ${count('REMOVED')} 行，变更 ${count('CHANGED')} 行`
}

const columns = (from: number, to: number): Column<Line>[] => [
  { key: 'kind', header: '变化', render: (line) => <ChangeWord kind={line.kind} /> },
  { key: 'field', header: '项目', render: (line) => line.label },
  {
    key: 'before',
    header: `第 ${from} 版`,
    wrap: true,
    className: 'break-all',
    render: (line) => line.before ?? '—',
  },
  {
    key: 'after',
    header: `第 ${to} 版`,
    wrap: true,
    className: 'break-all',
    render: (line) => line.after ?? '—',
  },
  {
    key: 'difference',
    header: '差额',
    align: 'right',
    render: (line) => <Amount value={line.difference} signed />,
  },
]
