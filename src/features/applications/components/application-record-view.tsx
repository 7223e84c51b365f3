import { amountInCapitals } from '@/documents'
import { basisInWords, halfYearInWords, sumOfAmounts } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { FileList } from '@/ui/file-list'
import { MoneyTrail } from '@/ui/money-trail'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { PrintButton } from '@/ui/print-button'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { withdrawApplicationAction } from '../actions'
import type { ApplicationRecord } from '../application-record'
import { clauseTexts } from '../clause-texts'
import type { Submission } from '../history-store'
import { stateLabels, stateTones } from '../state'
import { PaymentLinesTable } from './payment-lines-table'
import { SubmissionChanges } from './submission-changes'

/** The enterprise's application: receipt, where the money is, why this amount, what was returned and changed. */
export function ApplicationRecordView({
  record,
  mayWithdraw,
  clock,
}: {
  record: ApplicationRecord
  mayWithdraw: boolean
  /** How long the offices have left, in words. */
  clock?: React.ReactNode
}) {
  const { application, trail, submissions, changes, returns } = record
  const last = submissions.at(-1)
  const lastReturn = returns.at(-1)
  return (
    <>
      <PageHeader
        title={application.receiptNumber ? `申报 ${application.receiptNumber}` : '申报'}
        actions={
          <>
            {application.state === 'RETURNED' && (
              <LinkButton href={`/enterprise/applications/${application.id}/edit`} variant="primary">
                补正申报
              </LinkButton>
            )}
            {last?.formFileId && (
              <LinkButton href={`/files/${last.formFileId}`} icon="download" download>
                下载申请表
              </LinkButton>
            )}
            <LinkButton href={`/versions/applications/${application.id}`}>全部版本</LinkButton>
            <PrintButton />
            {mayWithdraw && ['SUBMITTED', 'AWAITING_DIVISION'].includes(application.state) && (
              <ReasonDialog
                trigger="撤回申报"
                title="撤回这份申报"
                variant="danger"
                action={withdrawApplicationAction}
                fields={{ applicationId: application.id }}
                consequence={`将撤回受理号 ${application.receiptNumber} 的申报，不再审核；申报期内可以重新申报。`}
                confirm="撤回申报"
              />
            )}
          </>
        }
      >
        <StatusMark kind={stateTones[application.state]}>{stateLabels[application.state]}</StatusMark>
        <span>{halfYearInWords(application.halfYear)}</span>
        <span>{application.round.title}</span>
        {clock}
      </PageHeader>
      {application.heldReason && (
        <NoticeBanner kind="warning" title="暂缓办理">
          {application.heldReason}
        </NoticeBanner>
      )}
      {application.state === 'RETURNED' && lastReturn && (
        <NoticeBanner kind="warning" title="退回补正，请一次改好以下各处">
          <ol className="list-decimal pl-5">
            {lastReturn.defects.map((defect) => (
              <li key={defect}>{defect}</li>
            ))}
          </ol>
          <p className="mt-2">
            请在 <DateText date={lastReturn.correctBy} />
            （含当日）前重新提交。
          </p>
        </NoticeBanner>
      )}
      <Section title="回执">
        <DetailsList columns={2} items={receipt(record, last)} />
      </Section>
      <Section title="资金进度">
        <MoneyTrail steps={trail} />
      </Section>
      {changes && (
        <Section title="重新提交时的变化" note={`第 ${submissions.length} 次与上一次提交相比`}>
          <SubmissionChanges changes={changes} />
        </Section>
      )}
      {last && (
        <SubmissionSections submission={last} changed={new Set(changes?.lines.map((one) => one.lineId))} />
      )}
      {submissions.slice(0, -1).map((earlier) => (
        <details key={earlier.sequence} className="mb-6 rounded border border-line p-4">
          <summary className="link inline-block">{`查看第 ${earlier.sequence} 次提交的原件`}</summary>
          <p className="my-3">
            提交于 <DateTimeText at={earlier.submittedAt} />
            ，申请金额 <Amount value={earlier.requestedAmountCny} currency="CNY" />
            {earlier.formFileId && (
              <a href={`/files/${earlier.formFileId}`} className="link ml-4" download>
                下载当时的申请表
              </a>
            )}
          </p>
          <PaymentLinesTable
            caption={`第 ${earlier.sequence} 次提交的缴费明细`}
            lines={earlier.facts.lines}
            totalCny={totalOf(earlier)}
          />
        </details>
      ))}
    </>
  )
}

const totalOf = ({ facts }: Submission) => sumOfAmounts(facts.lines.map((line) => line.amountCny ?? '0.00'))

function receipt({ application }: ApplicationRecord, last: Submission | undefined) {
  return [
    { label: '受理号', value: application.receiptNumber },
    { label: '提交时间', value: <DateTimeText at={application.submittedAt} /> },
    { label: '申请单位', value: application.applicant.name },
    { label: '统一社会信用代码', value: application.applicant.uscc },
    {
      label: '申请金额',
      value: <Amount value={application.requestedAmountCny} currency="CNY" strong />,
    },
    {
      label: '大写',
      value: application.requestedAmountCny && amountInCapitals(application.requestedAmountCny),
    },
    {
      label: '核定金额',
      value: application.approvedAmountCny && (
        <Amount value={application.approvedAmountCny} currency="CNY" strong />
      ),
    },
    { label: '已获其他补助', value: <Amount value={application.otherSubsidiesCny} currency="CNY" /> },
    {
      label: '收款账户',
      value: last && `${last.facts.account.bankName} ${last.facts.account.accountNumber}`,
    },
    {
      label: '申请表摘要',
      value: last?.formSha256 && <span className="font-mono text-sm break-all">{last.formSha256}</span>,
    },
  ]
}

function SubmissionSections({
  submission,
  changed,
}: {
  submission: Submission
  changed: ReadonlySet<string>
}) {
  const { facts, sheet, requestedAmountCny, rulesVersion } = submission
  return (
    <>
      <Section title="计算书">
        <CalculationSheet
          steps={sheet.steps}
          clauseText={(clause) => clauseTexts([clause])[clause]}
          result={{ label: '申请金额', value: <Amount value={requestedAmountCny} currency="CNY" /> }}
          footnote={`${basisInWords({ ...sheet, rulesVersion })}。`}
        />
      </Section>
      <Section title="缴费明细" note={`共 ${facts.lines.length} 行`}>
        <PaymentLinesTable lines={facts.lines} totalCny={totalOf(submission)} changed={changed} />
      </Section>
      <Section title="材料">
        <FileList
          files={facts.materials.map((material) => ({
            id: material.id,
            name: material.name,
            href: `/files/${material.fileId}`,
            sizeBytes: material.sizeBytes,
            note: material.requirement,
          }))}
        />
      </Section>
    </>
  )
}
