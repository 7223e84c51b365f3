import { addressWith } from '@/ui/address'
import { type Column, DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { JobProgress } from '@/ui/progress'
import { RefreshWhile } from '@/ui/refresh-while'
import { StatusMark } from '@/ui/status'
import { Tabs } from '@/ui/tabs'

import type { BulkJobList, JobsOfList } from '../read-jobs'
import { stateLabels, stateTones } from '../state'

const path = '/jobs'

/** All bulk work that was started, the newest first. */
export function BulkJobListPage({ list }: { list: BulkJobList }) {
  const all = list.all ? addressWith(path, {}, { all: '1' }) : path
  return (
    <>
      <PageHeader title="批量办理" count={list.total} countUnit="项" />
      <Tabs
        label="批量办理"
        current={all}
        tabs={[
          { label: '我发起的', href: path },
          { label: '本单位全部', href: addressWith(path, {}, { all: '1' }) },
        ]}
      />
      <DataTable
        caption="批量办理"
        rows={list.jobs}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        columns={columns}
        empty={
          <EmptyState reason="还没有批量办理过。">
            请在列表中勾选多行，或选择全部筛选结果，再选择办理事项。
          </EmptyState>
        }
      />
      <Pagination
        path={path}
        params={list.all ? { all: '1' } : {}}
        page={list.page}
        pageSize={list.pageSize}
        total={list.total}
      />
    </>
  )
}

const columns: Column<BulkJobList['jobs'][number]>[] = [
  { key: 'title', header: '事项', rowHeader: true, render: ({ title }) => title },
  {
    key: 'state',
    header: '状态',
    render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
  },
  { key: 'total', header: '件数', align: 'right', render: ({ progress }) => progress.total },
  { key: 'done', header: '办成', align: 'right', render: ({ progress }) => progress.done },
  { key: 'failed', header: '未办成', align: 'right', render: ({ progress }) => progress.failed },
  {
    key: 'started',
    header: '开始时间',
    render: ({ startedAt }) => (startedAt ? <DateTimeText at={startedAt} /> : '—'),
  },
]

/** Above the list where the work was started: how far it is, with the way to the job's page. */
export function JobStrip({ jobs }: { jobs: JobsOfList }) {
  if (jobs.length === 0) return null
  return (
    <div className="mb-5 space-y-2" data-no-print>
      {jobs.some(({ state }) => state === 'RUNNING') && <RefreshWhile />}
      {jobs.map(({ id, title, state, progress }) => (
        <JobProgress
          key={id}
          label={title}
          href={`${path}/${id}`}
          state={stateTones[state]}
          stateWords={stateLabels[state]}
          done={progress.worked}
          total={progress.total}
          failed={progress.failed}
        />
      ))}
    </div>
  )
}
