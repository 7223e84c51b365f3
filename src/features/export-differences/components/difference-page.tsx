import type { ReactNode } from 'react'

import { clauseText, isClauseId } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { DifferenceDetail } from '../differences'
import { stateTones } from '../state'

/** One enterprise's difference: figures, policies with their sheets, applications and payments as they stand now. */
export function DifferencePage({ of, children }: { of: DifferenceDetail; children: ReactNode }) {
  return (
    <>
      <PageHeader title={of.name} sum={of.stakeCny} sumLabel="财政多承担">
        {of.year} 年出口额
        <StatusMark kind={stateTones[of.state]}>{of.stateLabel}</StatusMark>
      </PageHeader>
      <Section title="差异">
        <DetailsList
          items={[
            { label: '统一社会信用代码', value: of.uscc },
            {
              label: '官方名单',
              value: (
                <Link href={`/commerce/official-exports/${of.list.id}`}>
                  {of.list.issuer} {of.list.documentNumber}
                </Link>
              ),
            },
            {
              label: '平台记录',
              value: (
                <>
                  <Amount value={of.recordedUsd} currency="USD" />（{of.recordedSource}）
                </>
              ),
            },
            { label: '官方出口额', value: <Amount value={of.officialUsd} currency="USD" strong /> },
            { label: '差额', value: <Amount value={of.differenceUsd} currency="USD" signed /> },
            {
              label: '适用统保',
              value: of.tierChanged ? `${of.tierBefore} → ${of.tierAfter}` : `${of.tierAfter}（不变）`,
            },
            {
              label: '财政承担保费',
              value: (
                <>
                  <Amount value={of.fiscalShareCny} currency="CNY" />
                  ，认定未如实填报的，投保保费不予扶持（二(三)）
                </>
              ),
            },
            {
              label: '按官方出口额多承担',
              value: <Amount value={of.stakeCny} currency="CNY" strong />,
            },
            ...(of.reason
              ? [
                  {
                    label: '处理',
                    wide: true,
                    value: (
                      <>
                        {of.reason}
                        {of.settledBy && of.settledAt && (
                          <span className="ml-2 text-ink-2">
                            {of.settledBy}，<DateTimeText at={of.settledAt} />
                          </span>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(of.cases.length > 0
              ? [
                  {
                    label: '案件',
                    value: of.cases.map((one) => (
                      <Link key={one.id} href={`/commerce/negative-list/${one.id}`}>
                        {one.number}
                      </Link>
                    )),
                  },
                ]
              : []),
          ]}
        />
        {of.enterpriseId && (
          <p className="mt-2">
            <Link href={`/commerce/enterprises/${of.enterpriseId}`}>查看企业和全部出口额记录</Link>
          </p>
        )}
      </Section>
      {children}
      <Policies of={of} />
      <Applications of={of} />
    </>
  )
}

function Policies({ of }: { of: DifferenceDetail }) {
  return (
    <Section title="涉及的统保保单" note={`${of.policies.length} 份`}>
      <DataTable
        caption="涉及的统保保单"
        rows={of.policies}
        rowKey={(row) => row.insurancePolicyId}
        empty="没有按原出口额承保的统保保单，只更新企业的出口额记录。"
        columns={[
          { key: 'number', header: '保单号', rowHeader: true, render: (row) => row.insurancePolicyNumber },
          { key: 'programme', header: '项目', render: (row) => row.programme },
          { key: 'insurer', header: '保险机构', wrap: true, render: (row) => row.insurerName },
          { key: 'inception', header: '起保', render: (row) => <DateText date={row.inception} /> },
          {
            key: 'recorded',
            header: '投保金额（美元）',
            align: 'right',
            render: (row) => <Amount value={row.recordedUsd} />,
          },
          {
            key: 'borne',
            header: '财政承担（元）',
            align: 'right',
            render: (row) => <Amount value={row.fiscalShareCny} />,
          },
          {
            key: 'due',
            header: '按官方应承担（元）',
            align: 'right',
            render: (row) => <Amount value={row.dueCny} />,
          },
          {
            key: 'stake',
            header: '多承担（元）',
            align: 'right',
            render: (row) => <Amount value={row.stakeCny} />,
          },
        ]}
      />
      {of.policies.map(
        (policy) =>
          policy.sheet && (
            <details key={policy.insurancePolicyId} className="mt-3">
              <summary className="cursor-pointer text-accent">
                保单 {policy.insurancePolicyNumber} 的计算书
              </summary>
              <div className="mt-2">
                <CalculationSheet
                  steps={policy.sheet.steps}
                  clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
                  result={{
                    label: '财政多承担',
                    value:
                      policy.stakeCny === null ? (
                        '尚未折算'
                      ) : (
                        <Amount value={policy.stakeCny} currency="CNY" />
                      ),
                  }}
                  footnote={`规则版本 ${policy.sheet.rulesVersion}`}
                />
              </div>
            </details>
          ),
      )}
    </Section>
  )
}

function Applications({ of }: { of: DifferenceDetail }) {
  return (
    <Section title="涉及的申报和拨付" note="按现在的状态" id="applications">
      <DataTable
        caption="涉及的申报和拨付"
        rows={of.applications}
        rowKey={(row) => row.applicationId}
        empty="没有涉及的申报。"
        columns={[
          {
            key: 'receipt',
            header: '受理号',
            rowHeader: true,
            render: (row) => <Link href={`/commerce/reviews/${row.applicationId}`}>{row.receiptNumber}</Link>,
          },
          { key: 'applicant', header: '申报单位', wrap: true, render: (row) => row.applicantName },
          {
            key: 'programme',
            header: '项目',
            wrap: true,
            render: (row) => `${row.programme} ${row.halfYear}`,
          },
          {
            key: 'amount',
            header: '涉及金额（元）',
            align: 'right',
            render: (row) => <Amount value={row.amountCny} />,
          },
          {
            key: 'stake',
            header: '多承担（元）',
            align: 'right',
            render: (row) => (row.own ? '不按出口额核定' : <Amount value={row.stakeCny} />),
          },
          { key: 'state', header: '状态', render: (row) => row.stateLabel },
          { key: 'list', header: '名单', wrap: true, render: (row) => row.listNumber ?? '—' },
          {
            key: 'paid',
            header: '追回',
            render: (row) =>
              row.own || row.itemId === null || row.paidCny === '0.00' ? (
                '尚未拨付'
              ) : of.mayFollowUp ? (
                <Link href={`/commerce/clawbacks/new?item=${row.itemId}&difference=${of.id}`}>
                  编制追回通知
                </Link>
              ) : (
                '已拨付'
              ),
          },
        ]}
      />
    </Section>
  )
}
