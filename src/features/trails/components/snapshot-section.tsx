import { DataTable } from '@/ui/data-table'
import { DetailsList } from '@/ui/details-list'
import { Section } from '@/ui/section'

import type { Snapshot, SnapshotTable } from '../snapshots'

/** A version as it was. */
export function SnapshotSection({ ordinal, snapshot }: { ordinal: number; snapshot: Snapshot }) {
  return (
    <Section id="version" title={`第 ${ordinal} 版的内容`} note="按当时留存的版本显示，不受以后改动影响。">
      <DetailsList
        columns={2}
        items={snapshot.facts.map(({ label, text }) => ({
          label,
          value: text && <span className="break-all">{text}</span>,
        }))}
      />
      {snapshot.tables.map((table) => (
        <Section key={table.key} title={table.title} level={3} className="mt-6">
          <SnapshotRows table={table} />
        </Section>
      ))}
    </Section>
  )
}

function SnapshotRows({ table }: { table: SnapshotTable }) {
  const fields = table.rows[0]?.fields ?? []
  return (
    <DataTable
      caption={table.title}
      rows={table.rows}
      rowKey={(row) => row.id}
      empty={table.empty}
      columns={[
        { key: 'label', header: '行', rowHeader: true, wrap: true, render: (row) => row.label },
        ...fields.map(({ key, label, amount }, index) => ({
          key,
          header: label,
          align: amount === undefined ? ('left' as const) : ('right' as const),
          className: key === 'sha256' ? 'break-all whitespace-normal! min-w-52' : undefined,
          render: (row: SnapshotTable['rows'][number]) => row.fields[index]?.text ?? '—',
        })),
      ]}
    />
  )
}
