import { addressWith, type SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { JobProgress } from '@/ui/progress'
import { RefreshWhile } from '@/ui/refresh-while'
import { StatusMark, type StatusKind } from '@/ui/status'
import { Tabs } from '@/ui/tabs'

import type { RowKind } from '../batch-store'
import type { BatchRowView, BatchView } from '../batches'
import { kindNames } from '../kind-names'
import { stateMarks } from './batch-list'

const path = '/insurer/duplicate-cover/batches'

/** A list and its answers: how far it is, each row, and what may be taken away. */
export function BatchPage({
  view,
  pageSize,
  params,
}: {
  view: BatchView
  pageSize: number
  params: SearchParams
}) {
  const own = `${path}/${view.id}`
  const done = view.rowCount - view.tally.WAITING
  return (
    <>
      <PageHeader
        title="批量查重"
        count={view.rowCount}
        countUnit="行"
        actions={
          view.state !== 'WAITING' && (
            <>
              <LinkButton href={`${own}/pdf`} icon="download" download>
                下载凭证 PDF
              </LinkButton>
              <LinkButton href={`${own}/xlsx`} variant="primary" icon="download" download>
                下载逐行结果
              </LinkButton>
            </>
          )
        }
      >
        <span>{view.number}</span>
        <StatusMark kind={stateMarks[view.state].kind}>{stateMarks[view.state].word}</StatusMark>
        <span>{view.source}</span>
        <span>
          {view.askedBy}提交于 <DateTimeText at={view.askedAt} />
        </span>
      </PageHeader>
      {view.state === 'WAITING' && (
        <div className="mb-6 space-y-3">
          <RefreshWhile />
          <JobProgress
            label="批量查重"
            state="progress"
            stateWords="正在查询"
            done={done}
            total={view.rowCount}
            failed={view.tally.BAD}
          />
          <p className="text-ink-2">您可以离开本页，答复后会在“消息”中通知您。</p>
        </div>
      )}
      {view.state === 'STOPPED' && (
        <NoticeBanner kind="warning" title="没有全部答复">
          提交人的账号已停用，其余 {view.tally.WAITING} 行没有查询。请由其他人员重新提交。
        </NoticeBanner>
      )}
      {view.state === 'DONE' && !view.reserves && (
        <NoticeBanner title="本次只查询，没有预留">
          登记保单前请查重并预留：单户在“查重”页面办理，多户请重新提交并选择“查询并预留”。
        </NoticeBanner>
      )}
      <Tabs
        label="逐行结果"
        current={addressWith(own, {}, { kind: view.kind })}
        tabs={[
          { label: '全部', href: own, count: view.rowCount },
          ...kinds
            .filter((kind) => view.tally[kind] > 0)
            .map((kind) => ({
              label: kindNames[kind],
              href: addressWith(own, {}, { kind }),
              count: view.tally[kind],
            })),
        ]}
      />
      <DataTable
        caption="逐行结果"
        rows={view.rows}
        rowKey={({ rowNumber }) => String(rowNumber)}
        columns={columns}
        rowTone={({ kind }) => (kind === 'BAD' ? 'danger' : undefined)}
        empty="没有这一类。请查看其他分类。"
      />
      <Pagination path={own} params={params} page={view.page} pageSize={pageSize} total={view.rowsOfKind} />
    </>
  )
}

const kinds = ['CLEAR', 'COVERED', 'RESERVED', 'BAD', 'WAITING'] as const
const tones: Record<RowKind, StatusKind> = {
  CLEAR: 'success',
  COVERED: 'refused',
  RESERVED: 'warning',
  BAD: 'refused',
  WAITING: 'progress',
}

const columns: Column<BatchRowView>[] = [
  { key: 'row', header: '行号', align: 'right', render: ({ rowNumber }) => rowNumber },
  {
    key: 'uscc',
    header: '统一社会信用代码',
    rowHeader: true,
    render: ({ uscc, checkId }) =>
      checkId ? <Link href={`/insurer/duplicate-cover/${checkId}`}>{uscc}</Link> : uscc || '—',
  },
  { key: 'name', header: '企业名称', wrap: true, render: ({ enterpriseName }) => enterpriseName || '—' },
  { key: 'from', header: '拟起保日', render: ({ coverFrom }) => <DateText date={coverFrom} /> },
  {
    key: 'kind',
    header: '结果',
    render: ({ kind }) => <StatusMark kind={tones[kind]}>{kindNames[kind]}</StatusMark>,
  },
  {
    key: 'until',
    header: '在保或预留至',
    render: ({ coveredUntil, reservedUntil }) => <DateText date={coveredUntil ?? reservedUntil} />,
  },
  { key: 'message', header: '说明', wrap: true, className: 'min-w-64', render: ({ message }) => message },
]
