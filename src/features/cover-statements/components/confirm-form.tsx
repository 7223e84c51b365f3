'use client'

import { useContext } from 'react'

import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ActionForm } from '@/ui/form'
import { FormContext } from '@/ui/form-context'
import { TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { confirmStatementAction } from '../actions'
import type { ConfirmedStatement } from '../confirm-statement'
import { standingLabels, standingTones } from '../standing'

/** 查验投保情况证明: number and code are posted, so that neither stays in an address or a log. */
export function ConfirmForm() {
  return (
    <ActionForm action={confirmStatementAction}>
      <TextField
        name="number"
        label="证明编号"
        hint="如 豫信保证〔2026〕000001号"
        required
        autoComplete="off"
      />
      <TextField name="code" label="查验码" hint="证明上的 12 位字母和数字" required autoComplete="off" />
      <SubmitButton>查验</SubmitButton>
      <Answer />
    </ActionForm>
  )
}

function Answer() {
  const data = useContext(FormContext)?.state.data
  return data ? <Confirmed found={data as ConfirmedStatement} /> : null
}

function Confirmed({ found }: { found: ConfirmedStatement }) {
  const { statement } = found
  return (
    <section aria-label="查验结果" className="space-y-4 border-t border-line pt-5">
      {found.standing === 'REVOKED' && (
        <NoticeBanner kind="danger" title="这份证明已被企业撤销，请勿采用。" />
      )}
      {found.standing === 'EXPIRED' && (
        <NoticeBanner kind="warning" title="这份证明已过有效期，请向企业索取新的证明。" />
      )}
      {statement?.policies.some(({ inForce }) => !inForce) && (
        <NoticeBanner kind="warning" title="证明本身有效，但所列保单中有的已不再有效，见下表“目前”一列。" />
      )}
      <DetailsList
        columns={2}
        items={[
          { label: '证明编号', value: found.number },
          {
            label: '状态',
            value: (
              <StatusMark kind={standingTones[found.standing]}>{standingLabels[found.standing]}</StatusMark>
            ),
          },
          { label: '出具日期', value: <DateText date={found.issuedOn} /> },
          { label: '有效期至（含当日）', value: <DateText date={found.expiresOn} /> },
          ...(found.revokedOn ? [{ label: '撤销日期', value: <DateText date={found.revokedOn} /> }] : []),
          ...(statement
            ? [
                { label: '企业名称', value: statement.enterpriseName },
                { label: '统一社会信用代码', value: <span className="font-mono">{statement.uscc}</span> },
                { label: '致', value: statement.bankName, wide: true },
                {
                  label: '文件摘要（SHA-256）',
                  value: <span className="font-mono text-xs break-all">{found.sha256}</span>,
                  wide: true,
                },
              ]
            : []),
        ]}
      />
      {statement && (
        <DataTable
          caption="证明所列保单"
          rows={statement.policies}
          rowKey={({ insurerName, insurancePolicyNumber }) => `${insurerName} ${insurancePolicyNumber}`}
          empty=""
          columns={[
            {
              key: 'number',
              header: '保单号',
              rowHeader: true,
              render: ({ insurancePolicyNumber }) => insurancePolicyNumber,
            },
            { key: 'insurer', header: '保险机构', wrap: true, render: ({ insurerName }) => insurerName },
            { key: 'programme', header: '险种', wrap: true, render: ({ programme }) => programme },
            {
              key: 'period',
              header: '保险期间',
              wrap: true,
              render: ({ inception, expiry }) => (
                <>
                  <DateText date={inception} /> 至 <DateText date={expiry} />
                </>
              ),
            },
            {
              key: 'maximum',
              header: '最高赔偿限额',
              align: 'right',
              render: ({ maximumLiabilityUsd }) => <Amount value={maximumLiabilityUsd} currency="USD" />,
            },
            {
              key: 'now',
              header: '目前',
              render: ({ inForce }) => (
                <StatusMark kind={inForce ? 'success' : 'refused'}>{inForce ? '有效' : '已失效'}</StatusMark>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
