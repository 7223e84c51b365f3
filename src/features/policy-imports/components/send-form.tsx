import { ActionForm } from '@/ui/form'
import { FileField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { sendPolicyListAction } from '../actions'

/** One list, and the evidence behind the export amounts that the portal does not know. */
export function SendListForm() {
  return (
    <Section title="上传清单" note="先检查、看影响，再登记；上传后可以离开本页" boxed>
      <ActionForm action={sendPolicyListAction}>
        <FileField
          name="file"
          label="统保保单清单"
          hint="按模板填写的 .xlsx，最多 20 万行、20 MB。每张保单须先查重并预留，按凭证填写凭证号。"
          accept=".xlsx"
          required
        />
        <FileField
          name="evidence"
          label="证明材料汇编"
          hint="平台没有出口额的企业：“单一窗口”授权证明或加盖公章的承诺书，合成一个 PDF（口径 E4）。"
          accept=".pdf,.jpg,.jpeg,.png,.ofd"
        />
        <SubmitButton pendingText="正在上传…">上传并检查</SubmitButton>
      </ActionForm>
    </Section>
  )
}
