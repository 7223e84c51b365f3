import { stateLabels, stateTones } from '@/features/applications'
import { PROGRAMME_NAMES, sumOfAmounts } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable, type Column } from '@/ui/data-table'
import { halfYearWords } from '@/ui/date-format'
import { ActionForm } from '@/ui/form'
import { MoneyTrail } from '@/ui/money-trail'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { removePolicyLineAction } from '../actions'
import type { InsurerApplicationDto, PolicyLineDto } from '../application-dto'
import { Materials } from './materials'
import { SubmitSteps } from './submit-steps'
import { trailOf } from './trail'

interface ApplicationPageProps {
  application: InsurerApplicationDto
  role: 'INSURER_OPERATOR' | 'INSURER_CHECKER'
  /** How many policies the last building left out. */
  leftOut: string
}

/** An application with a line per policy, and where the money is. */
export function ApplicationPage({ application, role, leftOut }: ApplicationPageProps) {
  const { state, lines } = application
  const open = state === 'DRAFT' || state === 'RETURNED'
  return (
    <>
      <PageHeader
        title={application.receiptNumber ? `申报 ${application.receiptNumber}` : '保费申报（草稿）'}
        count={lines.length}
        countUnit="张保单"
        sum={application.requestedAmountCny}
        sumLabel="申请金额"
        actions={<LinkButton href={`/versions/applications/${application.id}`}>全部版本</LinkButton>}
      >
        <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>
        <span>{PROGRAMME_NAMES[application.programme]}</span>
        <span>{halfYearWords(application.halfYear)}</span>
        <span>{application.noticeNumber}</span>
      </PageHeader>
      {leftOut && (
        <NoticeBanner kind="warning" title={`有 ${leftOut} 张保单未列入`}>
          原因是企业列入信用负面清单，或缺少出单日的美元中间价。补录中间价后可以重新生成。
        </NoticeBanner>
      )}
      {application.heldReason && (
        <NoticeBanner kind="warning" title="本申报已暂停办理">
          {application.heldReason}
        </NoticeBanner>
      )}
      {application.defects.length > 0 && (
        <NoticeBanner kind="warning" title={`请于 ${application.correctBy ?? ''} 前补正`}>
          <ul className="list-disc pl-6">
            {application.defects.map((defect) => (
              <li key={defect}>{defect}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      <Section title="保单明细">
        <PolicyLines application={application} removable={open && role === 'INSURER_OPERATOR'} />
      </Section>
      <Materials application={application} changeable={open && role === 'INSURER_OPERATOR'} />
      {role === 'INSURER_CHECKER' && <SubmitSteps application={application} />}
      {open && role === 'INSURER_OPERATOR' && (
        <NoticeBanner title="下一步">请本机构复核人员登录，核对明细和材料后提交申报。</NoticeBanner>
      )}
      <Section title="资金进度">
        <MoneyTrail steps={trailOf(application)} />
      </Section>
    </>
  )
}

function PolicyLines({ application, removable }: { application: InsurerApplicationDto; removable: boolean }) {
  const { lines } = application
  const sum = (pick: (line: PolicyLineDto) => string) => <Amount value={sumOfAmounts(lines.map(pick))} />
  const columns: Column<PolicyLineDto>[] = [
    { key: 'number', header: '保单号', rowHeader: true, render: (line) => line.insurancePolicyNumber },
    { key: 'name', header: '企业名称', render: (line) => line.enterpriseName },
    {
      key: 'premiumUsd',
      header: '年保费（美元）',
      align: 'right',
      render: (line) => <Amount value={line.premiumUsd} />,
    },
    {
      key: 'fiscalUsd',
      header: '财政承担（美元）',
      align: 'right',
      render: (line) => <Amount value={line.fiscalShareUsd} />,
    },
    {
      key: 'rate',
      header: '汇率及日期',
      align: 'right',
      render: (line) => (
        <span title={line.exchangeRateSource}>
          {line.exchangeRate}（{line.exchangeRateDate}）
        </span>
      ),
    },
    {
      key: 'premiumCny',
      header: '保费（元）',
      align: 'right',
      render: (line) => <Amount value={line.premiumCny} />,
    },
    {
      key: 'fiscalCny',
      header: '财政承担（元）',
      align: 'right',
      render: (line) => <Amount value={line.fiscalShareCny} />,
    },
  ]
  if (removable)
    columns.push({
      key: 'remove',
      header: '办理',
      render: (line) => (
        <ActionForm action={removePolicyLineAction}>
          <input type="hidden" name="id" value={application.id} />
          <input type="hidden" name="lineId" value={line.id} />
          <SubmitButton variant="quiet" size="small" pendingText="正在移出…">
            移出保单
          </SubmitButton>
        </ActionForm>
      ),
    })
  return (
    <DataTable
      caption="保单明细"
      rows={lines}
      rowKey={(line) => line.id}
      rowHref={(line) => `/insurer/policies/${line.insurancePolicyId}`}
      columns={columns}
      empty="申报中没有保单。请经办人员在申报列表中按最新保单重新生成。"
      footer={{
        number: '合计',
        premiumUsd: sum((line) => line.premiumUsd),
        fiscalUsd: sum((line) => line.fiscalShareUsd),
        premiumCny: sum((line) => line.premiumCny),
        fiscalCny: sum((line) => line.fiscalShareCny),
      }}
    />
  )
}
