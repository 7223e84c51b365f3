import { stateLabels, stateTones } from '@/features/applications'
import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { takeOverFromDivisionAction } from '../actions'
import type { DivisionQueueRow, Progress } from '../read-store'
import type { DivisionsOverview } from '../views'
import { Deadline } from './division-queue'
import { IssuedSummaries } from './summary-page'

const path = '/commerce/reviews/divisions'

/** 各市初审: who is late, what still lies there, and the step to take it over. */
export function DivisionsOverviewPage({ view, params }: { view: DivisionsOverview; params: SearchParams }) {
  const { round, rounds } = view
  if (!round)
    return (
      <>
        <PageHeader title="各市初审" />
        <EmptyState reason="目前没有要求所属地初审的批次。">
          拟定申报通知时，审核程序选“市县商务部门初审，省级审核”即可。
        </EmptyState>
      </>
    )
  const late = round.deadline.late ? round.divisions.filter(({ open, signed }) => open + signed > 0) : []
  return (
    <>
      <PageHeader title="各市初审" actions={<LinkButton href="/commerce/reviews">返回审核队列</LinkButton>}>
        <span>{round.title}</span>
        <Deadline deadline={round.deadline} />
        {late.length > 0 && <StatusMark kind="refused">{`逾期未报送 ${late.length} 个市`}</StatusMark>}
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={[
          {
            name: 'round',
            label: '批次',
            options: rounds.map(({ id, noticeNumber }) => ({ value: id, label: noticeNumber })),
          },
          {
            name: 'division',
            label: '所属地',
            options: round.divisions.map((each) => ({
              value: each.divisionCode,
              label: each.divisionName,
            })),
          },
        ]}
      />
      <DataTable
        caption="各市初审进度"
        rows={round.divisions}
        rowKey={({ divisionCode }) => divisionCode}
        columns={progressColumns(round.deadline)}
        empty="这一批次还没有企业提交申报。"
      />
      <div className="mt-8">
        <Section title="仍在所属地的申报" note={`${round.open.length} 件`}>
          <DataTable
            caption="仍在所属地的申报"
            rows={round.open}
            rowKey={({ id }) => id}
            columns={openColumns(round.mayTakeOver, round.divisions)}
            empty={<EmptyState reason="没有仍在所属地的申报。">已报送的申报在审核队列中办理。</EmptyState>}
          />
        </Section>
        <Section title="已报送的汇总表">
          <IssuedSummaries summaries={round.summaries} />
        </Section>
      </div>
    </>
  )
}

function progressColumns(deadline: { late: boolean; words: string }): Column<Progress>[] {
  const figure = (
    key: 'received' | 'returned' | 'open' | 'signed' | 'handedIn' | 'takenOver',
    header: string,
  ) => ({
    key,
    header,
    align: 'right' as const,
    render: (row: Progress) => row[key],
  })
  return [
    { key: 'division', header: '所属地', rowHeader: true, render: ({ divisionName }) => divisionName },
    {
      key: 'time',
      header: '进度',
      render: ({ open, signed }) => {
        if (open + signed === 0) return <StatusMark kind="success">已全部报送</StatusMark>
        return deadline.late ? (
          <StatusMark kind="refused">{deadline.words}</StatusMark>
        ) : (
          <StatusMark kind="progress">{deadline.words}</StatusMark>
        )
      },
    },
    figure('received', '收到'),
    figure('returned', '待补正'),
    figure('open', '初审、会签中'),
    figure('signed', '已双签'),
    figure('handedIn', '已报送'),
    figure('takenOver', '省厅接管'),
  ]
}

const openColumns = (mayTakeOver: boolean, divisions: readonly Progress[]): Column<DivisionQueueRow>[] => [
  { key: 'receipt', header: '受理号', rowHeader: true, render: ({ receiptNumber }) => receiptNumber },
  { key: 'name', header: '企业名称', wrap: true, render: ({ applicantName }) => applicantName },
  {
    key: 'state',
    header: '状态',
    render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
  },
  {
    key: 'division',
    header: '所属地',
    render: (row) => divisions.find(({ divisionCode }) => divisionCode === row.divisionCode)?.divisionName,
  },
  {
    key: 'requested',
    header: '申请金额（元）',
    align: 'right',
    render: ({ requestedAmountCny }) => <Amount value={requestedAmountCny} />,
  },
  ...(mayTakeOver
    ? [
        {
          key: 'take',
          header: '办理',
          render: (row: DivisionQueueRow) => (
            <ReasonDialog
              trigger="接管"
              size="small"
              title={`接管初审：${row.applicantName}`}
              consequence="申报直接进入省级审核。已双签的初审金额仍然有效，未双签的不作数。所属地会收到通知和理由。"
              confirm="接管这件申报"
              action={takeOverFromDivisionAction}
              fields={{ applicationId: row.id }}
              reasonLabel="接管理由"
            />
          ),
        },
      ]
    : []),
]
