import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import {
  AmountField,
  CheckboxField,
  DateField,
  SelectField,
  TextAreaField,
  TextField,
} from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { proposeLineAction } from '../actions'
import type { OwnInvoice } from '../corrections'

/** One invoice: all its versions, and the form that proposes a further one. */
export function InvoicePage({ invoice, currencies }: { invoice: OwnInvoice; currencies: readonly string[] }) {
  const { newest, versions, mayCorrect } = invoice
  return (
    <>
      <PageHeader title={`发票 ${newest.invoiceNumber}`}>
        <StatusMark kind={newest.voided ? 'refused' : 'success'}>
          {newest.voided ? '已作废' : '有效'}
        </StatusMark>
        {`现为第 ${newest.version} 版`}
      </PageHeader>
      <Section title="各版本" note="以最新一版核对申报">
        <DataTable
          caption="各版本"
          rows={versions.toReversed()}
          rowKey={({ id }) => id}
          empty=""
          columns={[
            { key: 'version', header: '版本', rowHeader: true, render: (row) => `第 ${row.version} 版` },
            { key: 'policy', header: '保单号', render: (row) => row.insurancePolicyNumber },
            { key: 'uscc', header: '统一社会信用代码', render: (row) => row.uscc },
            { key: 'issued', header: '开票日期', render: (row) => <DateText date={row.issuedOn} /> },
            { key: 'currency', header: '币种', render: (row) => row.currency },
            {
              key: 'amount',
              header: '发票金额',
              align: 'right',
              render: (row) => (row.voided ? '作废' : <Amount value={row.amount} />),
            },
            { key: 'reason', header: '更正原因', wrap: true, render: (row) => row.reason || '首次报送' },
            { key: 'at', header: '生效时间', render: (row) => <DateTimeText at={row.keptAt} /> },
          ]}
        />
      </Section>
      {mayCorrect && (
        <Section title="更正这张发票" note="提交后先看影响，再由复核人员确认" boxed>
          <ActionForm action={proposeLineAction}>
            <input type="hidden" name="invoiceId" value={newest.id} />
            <TextField name="uscc" label="统一社会信用代码" defaultValue={newest.uscc} required />
            <TextField
              name="insurancePolicyNumber"
              label="保单号"
              defaultValue={newest.insurancePolicyNumber}
              required
            />
            <DateField name="issuedOn" label="开票日期" defaultValue={newest.issuedOn} required />
            <SelectField
              name="currency"
              label="币种"
              options={currencies.map((code) => ({ value: code, label: code }))}
              defaultValue={newest.currency}
              required
            />
            <AmountField name="amount" label="发票金额" defaultValue={newest.amount} required />
            <CheckboxField
              name="voided"
              label="作废这张发票"
              hint="已作废或红冲的，勾选后以上各项不作改动。"
            />
            <TextAreaField name="reason" label="更正原因" rows={2} required />
            <SubmitButton pendingText="正在检查…">预览影响</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
