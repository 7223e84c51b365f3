import type { ReactNode } from 'react'

import { stateLabels, stateTones } from '@/features/applications'
import { halfYearInWords, PROGRAMME_NAMES, PROGRAMMES } from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { type Filter, FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { selectRows } from '@/ui/select-rows'
import { SelectionBar } from '@/ui/selectable-table'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { previewBulkReviewAction } from '../actions'
import type { ReviewQueue } from '../queue'
import { PAGE_SIZES, QUEUE_STATES } from '../queue-filter'

interface ReviewQueueProps {
  title: string
  path: string
  params: SearchParams
  queue: ReviewQueue
  /** What this person may do to many at once; nothing when empty. */
  steps?: readonly BulkStepButton[]
  /** Division offices see where an application stands, not what the reviewers found. */
  readOnly?: boolean
  /** How long there is left, by application; in words of another room. */
  clocks?: Readonly<Record<string, React.ReactNode>>
}

export interface BulkStepButton {
  step: string
  label: string
}

type Row = ReviewQueue['rows'][number]

/** 审核队列: everything that shapes it is in the address. */
export function ReviewQueueList(props: ReviewQueueProps) {
  const { title, path, params, queue, readOnly, steps = [], clocks } = props
  const { filter, rows } = queue
  const first = (filter.page - 1) * filter.size
  const place = new Map(rows.map((row, index) => [row.id, first + index]))
  const filtered = addressWith(path, params, { page: null, sort: null, size: null }) !== path
  return (
    <>
      <PageHeader
        title={title}
        count={queue.count}
        countUnit="件"
        sum={queue.requestedSumCny}
        sumLabel="申请金额合计"
        actions={!readOnly && <QueueActions path={path} params={params} />}
      >
        <span>
          审定金额合计 <Amount value={queue.approvedSumCny} currency="CNY" />
        </span>
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={filtersOf(queue, readOnly)}
        search={{ label: '查找企业名称、统一社会信用代码或受理号', placeholder: '企业名称、代码、受理号' }}
      />
      <Selectable steps={steps} count={queue.count} params={params}>
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          {...(readOnly
            ? {}
            : {
                rowHref: ({ id }: Row) =>
                  addressWith(`${path}/${id}`, { ...params, place: String(place.get(id)) }, {}),
              })}
          path={path}
          params={params}
          {...(steps.length > 0 ? { leading: selectRows(({ id }: Row) => id, rowName) } : {})}
          columns={columnsOf(readOnly, clocks)}
          empty={
            <EmptyState reason={filtered ? '没有符合条件的申报。' : '还没有提交上来的申报。'}>
              {filtered
                ? '请减少筛选条件，或清除筛选后重新查找。'
                : '批次开放后，企业和保险机构提交的申报会出现在这里。'}
            </EmptyState>
          }
        />
      </Selectable>
      <Pagination path={path} params={params} page={filter.page} pageSize={filter.size} total={queue.count} />
    </>
  )
}

const rowName = ({ receiptNumber, applicantName }: Row) => `${receiptNumber} ${applicantName}`

/** The table in one form with what can be done to its ticked rows, or to every row that the filter finds. */
function Selectable({
  steps,
  count,
  params,
  children,
}: {
  steps: readonly BulkStepButton[]
  count: number
  params: SearchParams
  children: ReactNode
}) {
  if (steps.length === 0 || count === 0) return children
  return (
    <ActionForm action={previewBulkReviewAction} className="space-y-0">
      <input type="hidden" name="filter" value={addressWith('', params, {}).replace('?', '')} />
      {children}
      <SelectionBar unit="件">
        <label className="inline-flex items-center gap-2">
          <input type="checkbox" name="all" value="1" className="size-4 accent-accent" />
          改为当前筛选的全部 {count.toLocaleString('zh-CN')} 件
        </label>
        {steps.map(({ step, label }) => (
          <SubmitButton
            key={step}
            name="step"
            value={step}
            variant="secondary"
            size="small"
            pendingText="正在预览…"
          >
            {label}
          </SubmitButton>
        ))}
        <span className="text-sm text-ink-2">先看预览，确认后才办理。</span>
      </SelectionBar>
    </ActionForm>
  )
}

function QueueActions({ path, params }: { path: string; params: SearchParams }) {
  return (
    <>
      <LinkButton href={addressWith(`${path}/xlsx`, params, {})} icon="download" download>
        导出当前列表
      </LinkButton>
    </>
  )
}

function filtersOf({ choices }: ReviewQueue, readOnly?: boolean): Filter[] {
  const filters: Filter[] = [
    {
      name: 'state',
      label: '状态',
      multiple: true,
      options: QUEUE_STATES.map((value) => ({ value, label: stateLabels[value] })),
    },
    {
      name: 'round',
      label: '批次',
      multiple: true,
      options: choices.rounds.map(({ id, halfYear, programme }) => ({
        value: id,
        label: `${halfYearInWords(halfYear)} ${PROGRAMME_NAMES[programme]}`,
      })),
    },
    {
      name: 'programme',
      label: '支持项目',
      multiple: true,
      options: PROGRAMMES.map((value) => ({ value, label: PROGRAMME_NAMES[value] })),
    },
    {
      name: 'size',
      label: '每页',
      options: PAGE_SIZES.map((size) => ({ value: String(size), label: `${size} 条` })),
    },
  ]
  if (readOnly) return filters
  filters.splice(
    3,
    0,
    {
      name: 'division',
      label: '所属地',
      multiple: true,
      options: choices.divisions.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'finding',
      label: '核查提示',
      options: [
        { value: 'blocking', label: '有必须处理的' },
        { value: 'open', label: '有未处理的' },
        { value: 'none', label: '没有未处理的' },
      ],
    },
    {
      name: 'assigned',
      label: '经办',
      options: [
        { value: 'me', label: '由我办理' },
        { value: 'standing-in', label: '由我代办' },
        { value: 'none', label: '尚未受理' },
      ],
    },
  )
  return filters
}

function columnsOf(readOnly?: boolean, clocks: ReviewQueueProps['clocks'] = {}): Column<Row>[] {
  const columns: Column<Row>[] = [
    {
      key: 'receipt',
      header: '受理号',
      sort: 'receipt',
      rowHeader: true,
      render: ({ receiptNumber }) => receiptNumber || '（无受理号）',
    },
    {
      key: 'name',
      header: '企业（机构）名称',
      sort: 'name',
      wrap: true,
      className: 'min-w-52',
      render: ({ applicantName, divisionName }) => (
        <>
          {applicantName}
          <span className="block text-sm text-ink-2">{divisionName || '省级'}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: '状态',
      render: ({ state, submissionSequence }) => (
        <>
          <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>
          {submissionSequence > 1 && (
            <span className="block text-sm text-ink-2">第 {submissionSequence} 次提交</span>
          )}
        </>
      ),
    },
    {
      key: 'programme',
      header: '支持项目与周期',
      render: ({ programme, halfYear }) => (
        <>
          {PROGRAMME_NAMES[programme]}
          <span className="block text-sm text-ink-2">{halfYearInWords(halfYear)}</span>
        </>
      ),
    },
    {
      key: 'requested',
      header: '申请金额（元）',
      sort: 'amount',
      align: 'right',
      render: ({ requestedAmountCny }) => <Amount value={requestedAmountCny} />,
    },
    {
      key: 'approved',
      header: '审定金额（元）',
      align: 'right',
      render: ({ approvedAmountCny }) => <Amount value={approvedAmountCny} />,
    },
    {
      key: 'submitted',
      header: '提交时间',
      sort: 'submitted',
      render: ({ submittedAt }) => <DateTimeText at={submittedAt} />,
    },
  ]
  if (readOnly) return columns
  // What waits for a person stands beside the state, within the width of a screen.
  return [
    ...columns.slice(0, 3),
    { key: 'clock', header: '时限', render: ({ id }) => clocks[id] ?? '—' },
    { key: 'findings', header: '未处理提示', render: (row) => <OpenFindings {...row} /> },
    ...columns.slice(3),
    { key: 'assigned', header: '经办', render: ({ assignedTo }) => assignedTo ?? '—' },
  ]
}

function OpenFindings({ openBlocking, openOthers }: Pick<Row, 'openBlocking' | 'openOthers'>) {
  if (openBlocking > 0) return <StatusMark kind="refused">{`必须处理 ${openBlocking} 条`}</StatusMark>
  if (openOthers > 0) return <StatusMark kind="warning">{`需要核对 ${openOthers} 条`}</StatusMark>
  return <span className="text-ink-2">无</span>
}
