import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { JobProgress } from '@/ui/progress'
import { RefreshWhile } from '@/ui/refresh-while'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { cancelBulkJobAction, repeatBulkJobAction } from '../actions'
import type { BulkJobView } from '../read-jobs'
import { rowStateLabels, rowStateTones, stateLabels, stateTones } from '../state'
import { StartForm } from './start-form'

/** A job: before it starts exactly what will happen and to how many, then how far it is, then what was not done and why. */
export function BulkJobPage({ view, params }: { view: BulkJobView; params: SearchParams }) {
  const path = `/jobs/${view.id}`
  const preview = view.state === 'PREVIEW'
  return (
    <>
      <PageHeader
        title={preview ? `${view.title}：请确认` : view.title}
        count={view.progress.total}
        countUnit="件"
        sum={sumOf(view)}
        sumLabel={preview ? '金额合计' : '已办理金额合计'}
        actions={<Actions view={view} />}
      >
        <StatusMark kind={stateTones[view.state]}>{stateLabels[view.state]}</StatusMark>
        <span>发起人：{view.requesterName}</span>
        <span>
          {view.startedAt ? '开始于' : '预览于'} <DateTimeText at={view.startedAt ?? view.previewedAt} />
        </span>
        {view.finishedAt && (
          <span>
            结束于 <DateTimeText at={view.finishedAt} />
          </span>
        )}
      </PageHeader>
      {preview ? <StartForm view={view} /> : <Progress view={view} />}
      <RowTabs view={view} path={path} />
      <DataTable
        caption="逐件情况"
        rows={view.rows}
        rowKey={({ position }) => String(position)}
        columns={columns(preview)}
        rowTone={({ state }) =>
          state === 'FAILED' ? 'danger' : state === 'LEFT_OUT' ? 'warning' : undefined
        }
        empty={<EmptyState reason="没有这一类。">请查看其他分类。</EmptyState>}
      />
      <Pagination
        path={path}
        params={params}
        page={view.page}
        pageSize={view.pageSize}
        total={view.rowCount}
      />
    </>
  )
}

/** Of the preview what is to be done, afterwards what was done. */
function sumOf({ state, tally }: BulkJobView): string | undefined {
  if (state === 'PREVIEW') return tally.PENDING.amountCny
  return tally.DONE.amountCny
}

function Actions({ view }: { view: BulkJobView }) {
  const { progress, may, tally } = view
  const notDone = progress.failed + progress.leftOut + tally.PENDING.rows
  return (
    <>
      <LinkButton href={view.href} icon="left">
        返回列表
      </LinkButton>
      {view.state !== 'PREVIEW' && view.state !== 'RUNNING' && notDone > 0 && (
        <LinkButton href={`/jobs/${view.id}/xlsx`} icon="download" download>
          下载未办理清单
        </LinkButton>
      )}
      {may.repeat && (
        <ActionForm action={repeatBulkJobAction} className="space-y-0">
          <input type="hidden" name="jobId" value={view.id} />
          <SubmitButton variant="secondary">再次办理未办成的</SubmitButton>
        </ActionForm>
      )}
      {may.cancel && (
        <ReasonDialog
          trigger="停止办理"
          variant="danger"
          title="停止办理"
          consequence={`已经办理的 ${progress.worked} 件不变，其余 ${tally.PENDING.rows} 件不再办理，可以以后再次办理。`}
          confirm={`停止办理其余 ${tally.PENDING.rows} 件`}
          action={cancelBulkJobAction}
          fields={{ jobId: view.id }}
          needsReason={false}
        />
      )}
    </>
  )
}

function Progress({ view }: { view: BulkJobView }) {
  const { progress, state, stateReason } = view
  return (
    <div className="mb-6 space-y-3">
      {state === 'RUNNING' && <RefreshWhile />}
      <JobProgress
        label={view.title}
        state={stateTones[state]}
        stateWords={stateLabels[state]}
        done={progress.worked}
        total={progress.total}
        failed={progress.failed}
      />
      {state === 'RUNNING' && (
        <p className="text-ink-2">正在逐件办理。您可以离开本页，办完后会在“消息”中通知您。</p>
      )}
      {stateReason && (
        <NoticeBanner kind="warning" title={stateLabels[state]}>
          {stateReason}
        </NoticeBanner>
      )}
      {state === 'DONE' && progress.failed > 0 && (
        <NoticeBanner kind="warning" title={`有 ${progress.failed} 件没有办成`}>
          每一件的原因写在下面。请按原因处理后，点“再次办理未办成的”。
        </NoticeBanner>
      )}
    </div>
  )
}

const tabs = ['FAILED', 'LEFT_OUT', 'PENDING', 'DONE'] as const

function RowTabs({ view, path }: { view: BulkJobView; path: string }) {
  const all = tabs.reduce((sum, state) => sum + view.tally[state].rows, 0)
  const of = (state: string | null) => addressWith(path, {}, { state })
  return (
    <Tabs
      label="逐件情况"
      current={of(view.filter)}
      tabs={[
        { label: '全部', href: of(null), count: all },
        ...tabs
          .filter((state) => view.tally[state].rows > 0)
          .map((state) => ({ label: rowStateLabels[state], href: of(state), count: view.tally[state].rows })),
      ]}
    />
  )
}

type Row = BulkJobView['rows'][number]

const columns = (preview: boolean): Column<Row>[] => [
  { key: 'position', header: '序号', align: 'right', render: ({ position }) => position },
  { key: 'label', header: '办理对象', rowHeader: true, wrap: true, render: ({ label }) => label },
  {
    key: 'amount',
    header: '金额（元）',
    align: 'right',
    render: ({ amountCny }) => <Amount value={amountCny} />,
  },
  {
    key: 'state',
    header: preview ? '将' : '结果',
    render: ({ state }) => (
      <StatusMark kind={rowStateTones[state]}>
        {preview && state === 'PENDING' ? '将办理' : rowStateLabels[state]}
      </StatusMark>
    ),
  },
  {
    key: 'words',
    header: preview ? '办理内容，或不办理的原因' : '说明',
    wrap: true,
    render: ({ message, foreseen }) => message || foreseen,
  },
]
