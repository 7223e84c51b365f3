import { ActionForm } from '@/ui/form'
import { DateField, FileField, RadioGroupField, TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { askManyAction } from '../actions'

/** Many codes at once: pasted, or a file by the template. */
export function AskManyForm({ today }: { today: string }) {
  return (
    <Section title="批量查重" note="最多 10 万家，提交后可以离开本页" boxed>
      <ActionForm action={askManyAction}>
        <TextAreaField
          name="codes"
          label="统一社会信用代码"
          hint="每行一个，可从 Excel 整列粘贴；代码后可跟拟起保日。"
          rows={6}
          spellCheck={false}
          autoComplete="off"
        />
        <FileField
          name="file"
          label="或名单文件"
          hint="按模板填写的 .xlsx 或 .csv。有误的行逐行说明，不影响其他各行。"
          accept=".xlsx,.csv"
        />
        <DateField
          name="coverFrom"
          label="拟起保日"
          hint="名单中没有填写的，按这一天查询。60 日以后起保的只答复，不预留。"
          required
          defaultValue={today}
        />
        <RadioGroupField
          name="reserves"
          label="办理"
          required
          defaultValue="no"
          options={[
            { value: 'no', label: '只查询', hint: '不预留，不出具逐户凭证' },
            {
              value: 'yes',
              label: '查询并预留',
              hint: '每户一张查重凭证；可以承保的预留 3 个工作日，未出单的须隔一个工作日才能再次预留',
            },
          ]}
        />
        <SubmitButton pendingText="正在读取名单…">提交查重</SubmitButton>
      </ActionForm>
    </Section>
  )
}
