import { ActionForm } from '@/ui/form'
import { DateField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { checkDuplicateCoverAction } from '../actions'

/** The question of E8: a code and the day on which cover is to begin; a renewal brings both along. */
export function CheckForm({ uscc, coverFrom }: { uscc: string; coverFrom: string }) {
  return (
    <Section title="查询一家企业" boxed>
      <ActionForm action={checkDuplicateCoverAction}>
        <TextField
          name="uscc"
          label="统一社会信用代码"
          hint="18 位，按营业执照填写。"
          required
          defaultValue={uscc}
          autoComplete="off"
          spellCheck={false}
        />
        <DateField
          name="coverFrom"
          label="拟起保日"
          hint="保单计划生效的日期。60 日以后起保的只答复，不预留。"
          required
          defaultValue={coverFrom}
        />
        <p className="max-w-160 text-sm text-ink-2">
          每次查询出具一张查重凭证。可以承保的，为贵机构预留该企业 3 个工作日（口径
          E8）；其他机构只能看到预留截止日。
        </p>
        <SubmitButton pendingText="正在查重…">查询并出具凭证</SubmitButton>
      </ActionForm>
    </Section>
  )
}
