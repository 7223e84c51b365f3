import { ActionForm } from '@/ui/form'
import { AmountField, DateField, FileField, RadioGroupField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { addExportRecordAction, addOfficialRecordAction } from '../actions'

/** An enterprise's own statement: a certificate or a stamped letter, with the file. */
export function OwnRecordForm({ year }: { year: number }) {
  return (
    <Section title="补充出口额" boxed>
      <ActionForm action={addExportRecordAction}>
        <YearAndAmount year={year} />
        <RadioGroupField
          name="source"
          label="来源"
          required
          options={[
            {
              value: 'SINGLE_WINDOW',
              label: '“单一窗口”授权证明',
              hint: '由中国（河南）国际贸易单一窗口导出，优先采用。',
            },
            { value: 'UNDERTAKING', label: '加盖公章的承诺函', hint: '无法取得授权证明时使用。' },
          ]}
        />
        <DateField name="obtainedOn" label="取得日期" hint="证明上的日期。" required />
        <FileField
          name="evidence"
          label="证明文件"
          hint="PDF、JPG、PNG 或 OFD，不超过 20 MB。"
          required
          accept=".pdf,.jpg,.jpeg,.png,.ofd"
        />
        <TextField name="note" label="备注" width="full" />
        <SubmitButton pendingText="正在保存…">保存出口额</SubmitButton>
      </ActionForm>
    </Section>
  )
}

/** The province enters what the official list says. */
export function OfficialRecordForm({ enterpriseId, year }: { enterpriseId: string; year: number }) {
  return (
    <Section title="录入官方名单数据" boxed>
      <ActionForm action={addOfficialRecordAction}>
        <input type="hidden" name="enterpriseId" value={enterpriseId} />
        <YearAndAmount year={year} />
        <DateField name="obtainedOn" label="取得日期" hint="名单印发或接收的日期。" required />
        <TextField name="note" label="文号或来源" hint="如：海关统计函〔2026〕5号。" required width="full" />
        <FileField name="evidence" label="名单文件" accept=".pdf,.jpg,.jpeg,.png,.ofd" />
        <SubmitButton pendingText="正在保存…">保存官方数据</SubmitButton>
      </ActionForm>
    </Section>
  )
}

function YearAndAmount({ year }: { year: number }) {
  return (
    <>
      <TextField
        name="year"
        label="年份"
        hint="保单起保日期的上一个自然年度。"
        required
        width="short"
        inputMode="numeric"
        defaultValue={String(year)}
      />
      <AmountField
        name="amountUsd"
        label="全年出口额"
        unit="美元"
        hint="以美元计，精确到分；没有出口的填 0，不要留空。"
        required
      />
    </>
  )
}
