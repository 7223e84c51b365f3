import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark, type StatusKind } from '@/ui/status'

import type { BatchSummary } from '../batches'

export const stateMarks: Record<BatchSummary['state'], { kind: StatusKind; word: string }> = {
  WAITING: { kind: 'progress', word: '正在查询' },
  DONE: { kind: 'success', word: '已答复' },
  STOPPED: { kind: 'refused', word: '已中止' },
}

interface BatchListProps {
  batches: readonly BatchSummary[]
  total: number
  page: number
  pageSize: number
  path: string
  params: SearchParams
}

/** The insurer's lists, newest first. */
export function BatchList({ batches, total, page, pageSize, path, params }: BatchListProps) {
  return (
    <Section title="批量查重记录" note={`共 ${total} 次`}>
      <DataTable
        caption="批量查重记录"
        rows={batches}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty="还没有批量查重。请在上方粘贴代码，或选择名单文件。"
        columns={[
          { key: 'number', header: '编号', rowHeader: true, render: ({ number }) => number },
          { key: 'source', header: '名单', wrap: true, render: ({ source }) => source },
          { key: 'rows', header: '行数', align: 'right', render: ({ rowCount }) => count(rowCount) },
          { key: 'clear', header: '可以承保', align: 'right', render: ({ tally }) => count(tally.CLEAR) },
          { key: 'covered', header: '已在保', align: 'right', render: ({ tally }) => count(tally.COVERED) },
          { key: 'bad', header: '有误', align: 'right', render: ({ tally }) => count(tally.BAD) },
          {
            key: 'state',
            header: '状态',
            render: ({ state }) => (
              <StatusMark kind={stateMarks[state].kind}>{stateMarks[state].word}</StatusMark>
            ),
          },
          { key: 'at', header: '提交时间', render: ({ askedAt }) => <DateTimeText at={askedAt} /> },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={total} />
    </Section>
  )
}

const count = (rows: number) => rows.toLocaleString('zh-CN')
