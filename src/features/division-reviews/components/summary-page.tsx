import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

import { handInAction } from '../actions'
import type { IssuedSummary } from '../read-store'
import type { DivisionSummaryView } from '../views'
import { Deadline, ProgressTiles } from './division-queue'

type Round = NonNullable<DivisionSummaryView['round']>
type Line = Round['content']['lines'][number]

/** 初审汇总表: what would be handed in now, the one step, and what was handed in. */
export function DivisionSummaryPage({ view }: { view: DivisionSummaryView }) {
  const { round } = view
  if (!round)
    return (
      <>
        <PageHeader title="初审汇总表" />
        <EmptyState reason="目前没有需要所属地初审的批次。">批次发布后请先完成初审和会签。</EmptyState>
      </>
    )
  const { content } = round
  return (
    <>
      <PageHeader
        title="初审汇总表"
        count={content.lines.length}
        countUnit="家"
        sum={content.reviewedCny}
        sumLabel="初审金额合计"
        actions={
          <>
            <LinkButton href={`/division/reviews?round=${round.id}`}>返回初审</LinkButton>
            {round.mayHandIn && (
              <ReasonDialog
                trigger="报送省商务厅"
                variant="primary"
                title="报送初审汇总表"
                consequence={
                  <>
                    将报送 {content.lines.length} 家，初审金额合计{' '}
                    <Amount value={content.reviewedCny} currency="CNY" strong />
                    。报送后汇总表编号、内容和签署不再改动，省商务厅开始审核。
                  </>
                }
                confirm="报送汇总表"
                action={handInAction}
                fields={{ roundId: round.id }}
                needsReason={false}
              />
            )}
          </>
        }
      >
        <span>{round.title}</span>
        <Deadline deadline={round.deadline} />
      </PageHeader>
      {round.progress && <ProgressTiles progress={round.progress} />}
      <Section title="待报送" note="商务、财政均已签署">
        <DataTable
          caption="待报送的初审汇总表"
          rows={content.lines}
          rowKey={({ receiptNumber }) => receiptNumber}
          columns={columns}
          footer={{
            name: '合计',
            paid: <Amount value={content.paidCny} />,
            requested: <Amount value={content.requestedCny} />,
            reviewed: <Amount value={content.reviewedCny} />,
          }}
          empty={
            <EmptyState reason="没有待报送的申报。">
              商务签署、财政会签之后，申报会出现在这里，一步报送。
            </EmptyState>
          }
        />
      </Section>
      <Section title="已报送">
        <IssuedSummaries summaries={round.issued} />
      </Section>
    </>
  )
}

export function IssuedSummaries({ summaries }: { summaries: readonly IssuedSummary[] }) {
  return (
    <DataTable
      caption="已报送的初审汇总表"
      rows={summaries}
      rowKey={({ id }) => id}
      columns={issuedColumns}
      empty="还没有报送过汇总表。"
    />
  )
}

const columns: Column<Line>[] = [
  { key: 'position', header: '序号', render: (_, index) => index + 1 },
  { key: 'name', header: '企业名称', rowHeader: true, wrap: true, render: ({ name }) => name },
  { key: 'uscc', header: '统一社会信用代码', render: ({ uscc }) => uscc },
  { key: 'insurers', header: '保险机构', wrap: true, render: ({ insurers }) => insurers.join('、') },
  { key: 'paid', header: '实缴保费（元）', align: 'right', render: (row) => <Amount value={row.paidCny} /> },
  {
    key: 'requested',
    header: '申请金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.requestedCny} />,
  },
  {
    key: 'reviewed',
    header: '初审金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.reviewedCny} strong />,
  },
  { key: 'contact', header: '联系人', render: (row) => `${row.contactName} ${row.contactPhone}` },
  {
    key: 'signed',
    header: '签署',
    render: (row) => `商务 ${row.signedByCommerce}，财政 ${row.signedByFinance}`,
  },
  { key: 'note', header: '备注', wrap: true, render: ({ note }) => note || '—' },
]

const issuedColumns: Column<IssuedSummary>[] = [
  { key: 'number', header: '编号', rowHeader: true, render: ({ number }) => number },
  { key: 'division', header: '所属地', render: ({ divisionName }) => divisionName },
  { key: 'count', header: '家数', align: 'right', render: ({ count }) => count },
  {
    key: 'reviewed',
    header: '初审金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.reviewedCny} />,
  },
  { key: 'at', header: '报送时间', render: ({ handedInAt }) => <DateTimeText at={handedInAt} /> },
  {
    key: 'files',
    header: '文件',
    render: (row) => (
      <span className="flex gap-3">
        <Link href={`/files/${row.xlsxFileId}`}>xlsx</Link>
        <Link href={`/files/${row.pdfFileId}`}>pdf</Link>
      </span>
    ),
  },
  {
    key: 'digest',
    header: '摘要',
    render: ({ sha256 }) => <span className="figures text-sm">{sha256.slice(0, 12)}…</span>,
  },
]
