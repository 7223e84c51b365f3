import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { ExportRecordView } from '../read-records'

/** Every figure that was ever stated, with its source and evidence; the one that decides its year says why (E4). */
export function ExportRecords({ records, empty }: { records: ExportRecordView[]; empty: string }) {
  return (
    <DataTable
      caption="上年出口额记录"
      rows={records}
      rowKey={(record) => record.id}
      rowTone={(record) => (record.decidesBecause ? 'changed' : undefined)}
      empty={empty}
      columns={[
        { key: 'year', header: '年份', render: (record) => `${record.year} 年`, rowHeader: true },
        {
          key: 'amount',
          header: '出口额（美元）',
          align: 'right',
          render: (record) => <Amount value={record.amountUsd} />,
        },
        { key: 'source', header: '来源', render: (record) => record.sourceName },
        { key: 'obtainedOn', header: '取得日期', render: (record) => <DateText date={record.obtainedOn} /> },
        {
          key: 'evidence',
          header: '证明',
          render: (record) =>
            record.evidence ? (
              <a className="link" href={`/files/${record.evidence.id}?inline=1`}>
                {record.evidence.name}
              </a>
            ) : (
              record.note || '—'
            ),
        },
        {
          key: 'decides',
          header: '采用',
          wrap: true,
          className: 'min-w-56',
          render: (record) =>
            record.decidesBecause ? (
              <>
                <StatusMark kind="success">采用</StatusMark>
                <span className="ml-2 text-sm text-ink-2">{record.decidesBecause}</span>
              </>
            ) : (
              <span className="text-ink-2">未采用，留存备查</span>
            ),
        },
      ]}
    />
  )
}
