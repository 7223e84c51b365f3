import { ActionForm } from '@/ui/form'
import { DateField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { recordDispatchAction } from '../actions'
import type { AwardListDetail } from '../award-lists'

/** 登记发文字号: the approver's step between the publicity and the disbursement order. */
export function DispatchForm({ list }: { list: AwardListDetail }) {
  return (
    <Section title="下一步：登记发文字号" boxed>
      <ActionForm action={recordDispatchAction}>
        <input type="hidden" name="awardListId" value={list.id} />
        <p>名单已确定。请登记印发名单的发文字号和成文日期；登记后印在名单的各种文件上，不能再改。</p>
        <TextField name="dispatchNumber" label="发文字号" hint="如 豫商财〔2026〕66号" required />
        <DateField
          name="dispatchedOn"
          label="发文日期"
          hint={`不早于名单确定之日 ${list.closedOn ?? ''}`}
          required
        />
        <SubmitButton>登记发文字号</SubmitButton>
      </ActionForm>
    </Section>
  )
}
