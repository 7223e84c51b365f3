import { halfYearInWords } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable, type Column } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { startApplicationAction } from '../actions'
import type { OwnApplication } from '../history-store'
import type { OpenRound } from '../my-applications'
import { stateLabels, stateTones } from '../state'

interface ApplicationListProps {
  applications: readonly OwnApplication[]
  openRounds: readonly OpenRound[]
  hindrance: { verified: boolean; listedUntil: string | null }
}

const columns: Column<OwnApplication>[] = [
  { key: 'round', header: '申报通知', render: (row) => row.roundTitle, rowHeader: true, wrap: true },
  { key: 'period', header: '申报周期', render: (row) => halfYearInWords(row.halfYear) },
  { key: 'number', header: '受理号', render: (row) => row.receiptNumber ?? '—' },
  {
    key: 'state',
    header: '状态',
    render: (row) => <StatusMark kind={stateTones[row.state]}>{stateLabels[row.state]}</StatusMark>,
  },
  {
    key: 'requested',
    header: '申请金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.requestedAmountCny} />,
  },
  {
    key: 'approved',
    header: '核定金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.approvedAmountCny} />,
  },
  {
    key: 'due',
    header: '期限',
    render: (row) =>
      row.state === 'DRAFT' || row.state === 'RETURNED' ? (
        <DateText date={row.correctBy ?? row.closesOn} />
      ) : (
        '—'
      ),
  },
]

/** 我的申报: where one may still apply, and what was applied for. */
export function ApplicationList({ applications, openRounds, hindrance }: ApplicationListProps) {
  return (
    <>
      <PageHeader title="我的申报" count={applications.length} countUnit="份" />
      {!hindrance.verified && (
        <NoticeBanner kind="warning" title="登记信息尚未核实">
          所属地商务主管部门核实后才能申报。请在“企业信息”中查看进度。
        </NoticeBanner>
      )}
      {hindrance.listedUntil && (
        <NoticeBanner kind="danger" title="暂不能申报">
          本企业已列入财政专项资金信用负面清单，至 <DateText date={hindrance.listedUntil} />
          （含当日）不得申报财政补助资金（二(三)）。
        </NoticeBanner>
      )}
      {openRounds.map((round) => (
        <Section
          key={round.id}
          title={round.title}
          note={`${round.noticeNumber}　${halfYearInWords(round.halfYear)}`}
          boxed
        >
          <div className="flex flex-wrap items-end justify-between gap-4">
            <p>
              申报期 <DateText date={round.opensOn} /> 至 <DateText date={round.closesOn} />
              （含当日）
            </p>
            {round.open ? (
              <ActionForm action={startApplicationAction}>
                <input type="hidden" name="roundId" value={round.id} />
                <SubmitButton>开始申报</SubmitButton>
              </ActionForm>
            ) : (
              <StatusMark kind="draft">尚未开始</StatusMark>
            )}
          </div>
        </Section>
      ))}
      <DataTable
        caption="我的申报"
        columns={columns}
        rows={applications}
        rowKey={(row) => row.id}
        rowHref={(row) => `/enterprise/applications/${row.id}`}
        rowTone={(row) => (row.state === 'RETURNED' ? 'warning' : undefined)}
        empty={
          <EmptyState reason="还没有申报。">
            {openRounds.length ? '请在上面的申报通知中开始。' : '目前没有开放的申报通知，发布后会通知您。'}
          </EmptyState>
        }
      />
    </>
  )
}
