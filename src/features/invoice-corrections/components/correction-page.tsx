import { matchWords } from '@/features/reviews'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { keepCorrectionAction, withdrawCorrectionAction } from '../actions'
import type { CorrectionDetail } from '../corrections'
import type { Effect } from '../effect'
import { stateTones } from '../state'

/** A correction: what changes in the list, what it changes for applications, and the step that keeps it. */
export function CorrectionPage({ correction }: { correction: CorrectionDetail }) {
  const { may, effects } = correction
  return (
    <>
      <PageHeader title="发票清单更正" count={correction.lines} countUnit="行">
        {correction.number}
        <StatusMark kind={stateTones[correction.state]}>{correction.stateLabel}</StatusMark>
      </PageHeader>
      <DetailsList
        items={[
          { label: '编制', value: correction.proposedBy },
          { label: '编制时间', value: <DateTimeText at={correction.proposedAt} /> },
          ...(correction.decidedAt
            ? [
                { label: correction.state === 'KEPT' ? '复核' : '撤回', value: correction.decidedBy },
                { label: '办理时间', value: <DateTimeText at={correction.decidedAt} /> },
              ]
            : []),
          { label: '更正原因', value: correction.reason, wide: true },
        ]}
      />
      <Section
        title="更正的发票"
        note={correction.shown.length < correction.lines ? `显示前 ${correction.shown.length} 行` : undefined}
      >
        <DataTable
          caption="更正的发票"
          rows={correction.shown}
          rowKey={({ invoiceNumber }) => invoiceNumber}
          empty=""
          columns={[
            { key: 'number', header: '发票号码', rowHeader: true, render: (row) => row.invoiceNumber },
            {
              key: 'version',
              header: '版本',
              render: (row) => (row.version === 1 ? '新列' : `第 ${row.version} 版`),
            },
            { key: 'policy', header: '保单号', render: (row) => row.insurancePolicyNumber },
            { key: 'uscc', header: '统一社会信用代码', render: (row) => row.uscc },
            { key: 'issued', header: '开票日期', render: (row) => <DateText date={row.issuedOn} /> },
            ...(effects
              ? [
                  {
                    key: 'before',
                    header: '现行金额',
                    align: 'right' as const,
                    render: (row: CorrectionDetail['shown'][number]) =>
                      row.before && !row.before.voided ? (
                        <Amount value={row.before.amount} currency={row.before.currency} />
                      ) : (
                        '无'
                      ),
                  },
                ]
              : []),
            {
              key: 'after',
              header: '更正后金额',
              align: 'right',
              render: (row) => (row.voided ? '作废' : <Amount value={row.amount} currency={row.currency} />),
            },
          ]}
        />
      </Section>
      {effects && <Effects effects={effects} />}
      {(may.keep || may.withdraw) && (
        <Section title="办理" boxed>
          <div className="flex flex-wrap gap-3">
            {may.keep && (
              <Step action={keepCorrectionAction} id={correction.id} words="确认并更正清单" primary />
            )}
            {may.withdraw && (
              <Step action={withdrawCorrectionAction} id={correction.id} words="撤回这份更正" />
            )}
          </div>
          {!may.keep && <p className="mt-3 text-ink-2">须由本机构的复核人员确认，编制人不能自行确认。</p>}
        </Section>
      )}
    </>
  )
}

function Step({
  action,
  id,
  words,
  primary = false,
}: {
  action: typeof keepCorrectionAction
  id: string
  words: string
  primary?: boolean
}) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="correctionId" value={id} />
      <SubmitButton variant={primary ? 'primary' : 'secondary'}>{words}</SubmitButton>
    </ActionForm>
  )
}

const stageWords: Record<Effect['stage'], string> = {
  NOT_YET: '受理时按更正后的清单核对',
  UNDER_REVIEW: '提示审核人员重新核查',
  DECIDED: '审定金额不变，提示省商务厅核对',
}

/** Before anything is kept: whose lines agree otherwise. Receipt number and line only; what was claimed is not the insurer's. */
function Effects({ effects }: { effects: Effect[] }) {
  return (
    <Section title="更正的影响" note="以下申报明细与清单的核对结果会改变">
      {effects.some(({ stage }) => stage === 'DECIDED') && (
        <NoticeBanner kind="warning" title="其中有已经审定的申报。">
          更正不会改动审定金额；确认后省商务厅会收到通知并逐行核对。
        </NoticeBanner>
      )}
      <DataTable
        caption="更正的影响"
        rows={effects}
        rowKey={({ lineId }) => lineId}
        empty="没有申报明细的核对结果会改变。确认后即按更正后的清单核对。"
        columns={[
          { key: 'receipt', header: '申报受理号', rowHeader: true, render: (row) => row.receiptNumber },
          { key: 'line', header: '明细行', align: 'right', render: (row) => row.position },
          { key: 'invoice', header: '发票号码', render: (row) => row.invoiceNumber },
          { key: 'before', header: '现在', render: (row) => matchWords[row.before] },
          {
            key: 'after',
            header: '更正后',
            render: (row) => (
              <StatusMark kind={row.after === 'MATCHES' ? 'success' : 'warning'}>
                {matchWords[row.after]}
              </StatusMark>
            ),
          },
          { key: 'stage', header: '确认后', wrap: true, render: (row) => stageWords[row.stage] },
        ]}
      />
    </Section>
  )
}
