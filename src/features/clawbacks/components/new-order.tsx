import { Decimal, halfYearInWords, money, PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DetailsList } from '@/ui/details-list'
import { ActionForm } from '@/ui/form'
import { AmountField, DateField, TextAreaField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { prepareClawbackAction } from '../actions'
import type { LineChoice } from '../orders'
import type { PaidAward } from '../store'

const leftOf = (award: PaidAward) => money(new Decimal(award.paidCny).minus(award.clawedBackCny))

/** First the paid award, then what is asked back of it. */
export function AwardChoice({ awards }: { awards: PaidAward[] }) {
  return (
    <DataTable
      caption="已拨付的资金"
      rows={awards}
      rowKey={(one) => one.itemId}
      rowHref={(one) => `/commerce/clawbacks/new?item=${one.itemId}`}
      empty="没有符合条件的已拨付资金。请核对受理号或单位名称。"
      columns={[
        { key: 'receipt', header: '受理号', rowHeader: true, render: (one) => one.receiptNumber },
        { key: 'party', header: '单位', wrap: true, render: (one) => one.partyName },
        { key: 'programme', header: '支持项目', render: (one) => PROGRAMME_NAMES[one.programme] },
        { key: 'half', header: '所属期', render: (one) => halfYearInWords(one.halfYear) },
        {
          key: 'paid',
          header: '已拨付（元）',
          align: 'right',
          render: (one) => <Amount value={one.paidCny} />,
        },
        {
          key: 'left',
          header: '可追回（元）',
          align: 'right',
          render: (one) => <Amount value={leftOf(one)} />,
        },
      ]}
    />
  )
}

/** What another room proposes: a spot check knows the yuan, the reason and the basis. */
export interface Proposed {
  amountCny?: string
  reason?: string
  basis?: string
}

export function NewOrderForm({
  award,
  lines,
  proposed = {},
}: {
  award: PaidAward
  lines: LineChoice[]
  proposed?: Proposed
}) {
  return (
    <>
      <Section title="已拨付的资金">
        <DetailsList
          items={[
            { label: '单位', value: award.partyName },
            { label: '申报受理号', value: award.receiptNumber },
            { label: '名单', value: award.listNumber },
            { label: '已拨付', value: <Amount value={award.paidCny} currency="CNY" /> },
            { label: '已追回和正在追回', value: <Amount value={award.clawedBackCny} currency="CNY" /> },
            { label: '可追回', value: <Amount value={leftOf(award)} currency="CNY" strong /> },
          ]}
        />
      </Section>
      <Section title="追回通知" boxed>
        <ActionForm action={prepareClawbackAction}>
          <input type="hidden" name="itemId" value={award.itemId} />
          <AmountField
            name="amountCny"
            label="追回金额"
            unit="元"
            hint={lines.length > 0 ? '不计利息；按明细追回的，在下方逐行填写' : '不计利息'}
            defaultValue={proposed.amountCny}
            required={lines.length === 0}
          />
          {lines.length > 0 && <LineAmounts lines={lines} />}
          <TextAreaField
            name="reason"
            label="追回原因"
            hint="该单位可以看到"
            rows={proposed.reason ? 8 : 3}
            defaultValue={proposed.reason}
            required
          />
          <TextField
            name="basis"
            label="依据"
            hint="条款或文号"
            defaultValue={proposed.basis || '豫商财〔2024〕15号 二(三)'}
            required
          />
          <DateField name="dueOn" label="缴回期限" required />
          <TextField name="payToName" label="收款单位" required />
          <TextField name="payToBank" label="开户行" required />
          <TextField name="payToAccount" label="账号" inputMode="numeric" required />
          <SubmitButton>送审批</SubmitButton>
        </ActionForm>
      </Section>
    </>
  )
}

/** Which lines are asked back, and how much of each; those left empty are not. */
function LineAmounts({ lines }: { lines: LineChoice[] }) {
  return (
    <DataTable
      caption="按明细追回：逐行填写数额，不追回的行留空；只填总额的，依次分到各行"
      showCaption
      rows={lines}
      rowKey={(line) => line.lineId}
      empty=""
      columns={[
        { key: 'position', header: '行', align: 'right', render: (line) => line.position },
        { key: 'label', header: '明细', rowHeader: true, wrap: true, render: (line) => line.label },
        { key: 'enterprise', header: '企业', wrap: true, render: (line) => line.enterpriseName },
        {
          key: 'supported',
          header: '支持金额（元）',
          align: 'right',
          render: (line) => <Amount value={line.supportedCny} />,
        },
        {
          key: 'left',
          header: '可追回（元）',
          align: 'right',
          render: (line) => <Amount value={line.leftCny} />,
        },
        {
          key: 'amount',
          header: '应追回（元）',
          render: (line) => (
            <AmountField
              name={`amount.${line.lineId}`}
              label={`第 ${line.position} 行应追回`}
              hideLabel
              unit="元"
              width="short"
            />
          ),
        },
      ]}
    />
  )
}
