import { formatPercent } from '@/documents/format'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { CheckboxField, DateField, TextField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { issueStatementAction, revokeStatementAction } from '../actions'
import { standingLabels, standingTones } from '../standing'
import type { OwnCover } from '../statements'

type Policy = OwnCover['policies'][number]
type Statement = OwnCover['statements'][number]

/** 我的保障: the policies in force, a statement of them for a bank, and the statements given so far. */
export function OwnCoverPage({ cover }: { cover: OwnCover }) {
  return (
    <>
      <PageHeader title="我的保障">
        本企业的有效保单。办理保单融资时，可向银行出具投保情况证明，银行凭编号和查验码在本平台核对。
      </PageHeader>
      <Section title="有效保单">
        <DataTable
          caption="有效保单"
          columns={policyColumns}
          rows={cover.policies}
          rowKey={({ id }) => id}
          empty={
            <EmptyState reason="本企业目前没有有效保单。">
              <Link href="/enterprise/programmes">查看可享政策</Link>
              ，或联系承保机构投保。保单由保险机构登记后在这里显示。
            </EmptyState>
          }
        />
      </Section>
      {cover.mayIssue && cover.policies.length > 0 && <IssueForm cover={cover} />}
      <Section title="已出具的证明">
        <DataTable
          caption="已出具的证明"
          columns={statementColumns(cover.mayIssue)}
          rows={cover.statements}
          rowKey={({ id }) => id}
          empty={cover.mayIssue ? '还没有出具过证明。' : '还没有出具过证明。证明由本企业的审批人出具。'}
        />
      </Section>
    </>
  )
}

function IssueForm({ cover }: { cover: OwnCover }) {
  return (
    <Section title="出具投保情况证明" note="三(三)" boxed>
      <ActionForm action={issueStatementAction}>
        <TextField
          name="bankName"
          label="致哪家银行"
          hint="银行全称，如 中原银行郑州分行"
          width="full"
          required
        />
        <DateField
          name="expiresOn"
          label="有效期至（含当日）"
          hint="最长 180 天；到期后查验显示“已过期”"
          defaultValue={cover.usualExpiry}
          min={cover.today}
          max={cover.lastExpiry}
          required
        />
        <fieldset>
          <legend className="font-medium">列明的保单</legend>
          {cover.policies.map((policy) => (
            <CheckboxField
              key={policy.id}
              name="policyIds[]"
              id={`policy-${policy.id}`}
              value={policy.id}
              defaultChecked
              label={`${policy.insurerName} ${policy.insurancePolicyNumber}（${policy.programme}，至 ${policy.expiry}）`}
            />
          ))}
        </fieldset>
        <SubmitButton>出具证明</SubmitButton>
      </ActionForm>
    </Section>
  )
}

const policyColumns: Column<Policy>[] = [
  {
    key: 'number',
    header: '保单号',
    rowHeader: true,
    render: ({ insurancePolicyNumber }) => insurancePolicyNumber,
  },
  { key: 'insurer', header: '保险机构', wrap: true, render: ({ insurerName }) => insurerName },
  { key: 'programme', header: '险种', render: ({ programme }) => programme },
  {
    key: 'period',
    header: '保险期间（含首尾日）',
    render: ({ inception, expiry }) => (
      <>
        <DateText date={inception} /> 至 <DateText date={expiry} />
      </>
    ),
  },
  {
    key: 'sum',
    header: '投保金额',
    align: 'right',
    render: ({ sumInsuredUsd }) => <Amount value={sumInsuredUsd} currency="USD" />,
  },
  {
    key: 'percentage',
    header: '赔付比例',
    align: 'right',
    render: ({ insuredPercentage }) => formatPercent(insuredPercentage),
  },
  {
    key: 'maximum',
    header: '最高赔偿限额',
    align: 'right',
    render: ({ maximumLiabilityUsd }) => <Amount value={maximumLiabilityUsd} currency="USD" />,
  },
]

const statementColumns = (mayRevoke: boolean): Column<Statement>[] => [
  { key: 'number', header: '证明编号', rowHeader: true, render: ({ number }) => number },
  { key: 'bank', header: '致', wrap: true, render: ({ bankName }) => bankName },
  { key: 'issued', header: '出具日期', render: ({ issuedOn }) => <DateText date={issuedOn} /> },
  { key: 'expires', header: '有效期至', render: ({ expiresOn }) => <DateText date={expiresOn} /> },
  {
    key: 'standing',
    header: '状态',
    wrap: true,
    render: ({ standing, revokedOn, revokedReason }) => (
      <>
        <StatusMark kind={standingTones[standing]}>{standingLabels[standing]}</StatusMark>
        {revokedOn && (
          <span className="block text-sm text-ink-2">
            <DateText date={revokedOn} />：{revokedReason}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'steps',
    header: '操作',
    render: ({ id, number, fileId, standing }) => (
      <span className="flex flex-wrap gap-2">
        <LinkButton href={`/files/${fileId}`} size="small" icon="download" download>
          下载
        </LinkButton>
        {mayRevoke && standing === 'GOOD' && (
          <ReasonDialog
            trigger="撤销"
            size="small"
            variant="danger"
            title={`撤销证明 ${number}`}
            action={revokeStatementAction}
            fields={{ id }}
            consequence="撤销后，银行查验时只会看到“已撤销”，不再显示证明内容。撤销不能恢复；需要时可另行出具。"
            confirm="撤销这份证明"
            reasonLabel="撤销原因"
          />
        )}
      </span>
    ),
  },
]
