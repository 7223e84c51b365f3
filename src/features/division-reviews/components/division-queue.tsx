import { stateLabels, stateTones } from '@/features/applications'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { FigureTiles } from '@/ui/figure-tiles'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'

import type { DivisionQueueRow, Progress } from '../read-store'
import type { DivisionQueue } from '../views'

const path = '/division/reviews'

interface DivisionQueueListProps {
  queue: DivisionQueue
  params: SearchParams
  /** How long there is left, by application. */
  clocks: Readonly<Record<string, React.ReactNode>>
}

/** 初审: the division's own applications of a round, how far it is and until when. */
export function DivisionQueueList({ queue, params, clocks }: DivisionQueueListProps) {
  const { round } = queue
  if (!round)
    return (
      <>
        <PageHeader title="初审" />
        <EmptyState reason="目前没有需要所属地初审的批次。">
          申报通知要求所属地初审时，本地企业提交的申报会出现在这里。
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHeader
        title="初审"
        count={round.rows.length}
        countUnit="件"
        actions={
          <LinkButton href={`${path}/summary?round=${round.id}`} variant="primary">
            初审汇总表
          </LinkButton>
        }
      >
        <span>{round.title}</span>
        <Deadline deadline={round.deadline} />
      </PageHeader>
      {round.progress && <ProgressTiles progress={round.progress} />}
      <FilterChips
        path={path}
        params={params}
        filters={[
          {
            name: 'state',
            label: '状态',
            options: (
              [
                'AWAITING_DIVISION',
                'IN_DIVISION_REVIEW',
                'DIVISION_REVIEWED',
                'DIVISION_SIGNED',
                'RETURNED',
              ] as const
            ).map((value) => ({ value, label: stateLabels[value] })),
          },
          {
            name: 'round',
            label: '批次',
            options: queue.rounds.map(({ id, noticeNumber }) => ({ value: id, label: noticeNumber })),
          },
        ]}
      />
      <DataTable
        caption="本地企业申报"
        rows={round.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        columns={columnsOf(clocks)}
        empty={
          <EmptyState reason="没有符合条件的申报。">
            请清除筛选查看全部；企业提交后，申报会出现在这里。
          </EmptyState>
        }
      />
      <p className="mt-4">
        <LinkButton href={addressWith('/division/overdue', {}, {})}>逾期事项</LinkButton>
      </p>
    </>
  )
}

export function Deadline({ deadline }: { deadline: { dueOn: string | null; late: boolean; words: string } }) {
  return (
    <span>
      初审截止{' '}
      {deadline.dueOn && (
        <>
          <DateText date={deadline.dueOn} />，
        </>
      )}
      {deadline.late ? <StatusMark kind="refused">{deadline.words}</StatusMark> : deadline.words}
    </span>
  )
}

export function ProgressTiles({ progress }: { progress: Progress }) {
  return (
    <div className="mb-6">
      <FigureTiles
        tiles={[
          {
            label: '收到申报',
            value: String(progress.received),
            unit: '件',
            note: progress.returned > 0 ? `其中待补正 ${progress.returned} 件` : '含已报送',
          },
          { label: '尚在初审、会签', value: String(progress.open), unit: '件' },
          { label: '已双签待报送', value: String(progress.signed), unit: '件' },
          {
            label: '已报送',
            value: String(progress.handedIn),
            unit: '件',
            ...(progress.takenOver > 0 ? { note: `另由省商务厅接管 ${progress.takenOver} 件` } : {}),
          },
        ]}
      />
    </div>
  )
}

const columnsOf = (clocks: DivisionQueueListProps['clocks']): Column<DivisionQueueRow>[] => [
  { key: 'receipt', header: '受理号', rowHeader: true, render: ({ receiptNumber }) => receiptNumber },
  { key: 'name', header: '企业名称', wrap: true, render: ({ applicantName }) => applicantName },
  {
    key: 'state',
    header: '状态',
    render: ({ state, submissionSequence }) => (
      <>
        <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>
        {submissionSequence > 1 && (
          <span className="ml-1 text-sm text-ink-2">第 {submissionSequence} 次提交</span>
        )}
      </>
    ),
  },
  { key: 'clock', header: '时限', render: ({ id }) => clocks[id] ?? '—' },
  {
    key: 'requested',
    header: '申请金额（元）',
    align: 'right',
    render: ({ requestedAmountCny }) => <Amount value={requestedAmountCny} />,
  },
  {
    key: 'reviewed',
    header: '初审金额（元）',
    align: 'right',
    render: ({ reviewedCny }) => <Amount value={reviewedCny} />,
  },
  { key: 'submitted', header: '提交时间', render: ({ submittedAt }) => <DateTimeText at={submittedAt} /> },
]
