import { stateLabels, stateTones } from '@/features/applications'
import { PROGRAMME_NAMES, sumOfAmounts } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { halfYearWords } from '@/ui/date-format'
import { ActionForm } from '@/ui/form'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { buildInsurerApplicationAction } from '../actions'
import type { InsurerApplicationSummary } from '../application-dto'
import type { BuildableRound } from '../insurer-applications'

interface ApplicationListProps {
  applications: readonly InsurerApplicationSummary[]
  rounds: readonly BuildableRound[]
  /** The operator builds, the checker submits. */
  mayBuild: boolean
}

/** The insurer's applications, and the open rounds from whose policies one may be built. */
export function ApplicationList({ applications, rounds, mayBuild }: ApplicationListProps) {
  const live = applications.filter(({ state }) => state !== 'WITHDRAWN')
  return (
    <>
      <PageHeader
        title="保费申报"
        count={applications.length}
        countUnit="件"
        sum={sumOfAmounts(live.map((application) => application.requestedAmountCny))}
        sumLabel="申请金额"
      />
      <Section title="正在申报的批次">
        <DataTable
          caption="正在申报的批次"
          rows={rounds}
          rowKey={(round) => round.id}
          empty="目前没有小微或中型企业统保的申报批次。新批次发布后会出现在这里。"
          columns={[
            { key: 'title', header: '批次', rowHeader: true, wrap: true, render: (round) => round.title },
            { key: 'notice', header: '通知文号', render: (round) => round.noticeNumber },
            {
              key: 'programme',
              header: '支持项目',
              render: (round) => PROGRAMME_NAMES[round.programme],
            },
            { key: 'half', header: '起保期间', render: (round) => halfYearWords(round.halfYear) },
            { key: 'closes', header: '截止', render: (round) => <DateText date={round.closesOn} /> },
            { key: 'step', header: '办理', render: (round) => <Step round={round} mayBuild={mayBuild} /> },
          ]}
        />
      </Section>
      <Section title="本机构的申报">
        <DataTable
          caption="本机构的申报"
          rows={applications}
          rowKey={(application) => application.id}
          rowHref={(application) => `/insurer/applications/${application.id}`}
          empty="还没有申报。请在上方从保单生成申报。"
          columns={[
            {
              key: 'number',
              header: '受理号',
              rowHeader: true,
              render: (application) => application.receiptNumber ?? '（草稿）',
            },
            { key: 'round', header: '批次', wrap: true, render: (application) => application.roundTitle },
            {
              key: 'programme',
              header: '支持项目',
              render: (application) => PROGRAMME_NAMES[application.programme],
            },
            { key: 'half', header: '期间', render: (application) => halfYearWords(application.halfYear) },
            { key: 'lines', header: '保单', align: 'right', render: (application) => application.lineCount },
            {
              key: 'requested',
              header: '申请金额（元）',
              align: 'right',
              render: (application) => <Amount value={application.requestedAmountCny} />,
            },
            {
              key: 'approved',
              header: '核定金额（元）',
              align: 'right',
              render: (application) => <Amount value={application.approvedAmountCny} />,
            },
            {
              key: 'state',
              header: '状态',
              render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
            },
          ]}
        />
      </Section>
    </>
  )
}

function Step({ round, mayBuild }: { round: BuildableRound; mayBuild: boolean }) {
  if (mayBuild && round.draft)
    return (
      <ActionForm action={buildInsurerApplicationAction} className="relative z-1">
        <input type="hidden" name="roundId" value={round.id} />
        <SubmitButton size="small" pendingText="正在生成…">
          {round.applicationId ? '按最新保单重新生成' : '从保单生成申报'}
        </SubmitButton>
      </ActionForm>
    )
  if (round.applicationId)
    return (
      <LinkButton href={`/insurer/applications/${round.applicationId}`} variant="secondary" size="small">
        查看申报
      </LinkButton>
    )
  return <span className="text-ink-2">待经办人员生成</span>
}
