import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { ImportSummary } from '../imports'
import { stateLabels, stateTones } from '../state'

const path = '/insurer/policies/imports'
const count = (rows: number) => rows.toLocaleString('zh-CN')

/** The insurer's imports, newest first. */
export function ImportList({
  rows,
  total,
  page,
  pageSize,
}: {
  rows: readonly ImportSummary[]
  total: number
  page: number
  pageSize: number
}) {
  return (
    <Section title="导入记录" note={`共 ${total} 次`}>
      <DataTable
        caption="导入记录"
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty="还没有导入过。请下载模板，填好后在上方上传。"
        columns={[
          { key: 'number', header: '编号', rowHeader: true, render: ({ number }) => number },
          { key: 'file', header: '文件', wrap: true, render: ({ fileName }) => fileName },
          { key: 'rows', header: '行数', align: 'right', render: ({ rowsRead }) => count(rowsRead) },
          { key: 'recorded', header: '已登记', align: 'right', render: (row) => count(row.recordedRows) },
          {
            key: 'state',
            header: '状态',
            render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
          },
          { key: 'at', header: '上传时间', render: ({ sentAt }) => <DateTimeText at={sentAt} /> },
        ]}
      />
      <Pagination path={path} params={{}} page={page} pageSize={pageSize} total={total} />
    </Section>
  )
}
