import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { CheckboxField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { submitInsurerApplicationAction, withdrawInsurerApplicationAction } from '../actions'
import type { InsurerApplicationDto } from '../application-dto'

/** What the checker may do: submit a draft or a correction, withdraw before the review begins. */
export function SubmitSteps({ application }: { application: InsurerApplicationDto }) {
  const { id, state, lines } = application
  const submits = state === 'DRAFT' || state === 'RETURNED'
  if (!submits && state !== 'SUBMITTED') return null
  const withdraw = (
    <ReasonDialog
      trigger="撤回申报"
      variant="danger"
      title="撤回申报"
      consequence={`本申报的 ${lines.length} 张保单将退出本批次，可在截止日前重新生成并提交。`}
      confirm="撤回申报"
      action={withdrawInsurerApplicationAction}
      fields={{ id }}
      reasonLabel="撤回原因"
    />
  )
  if (!submits) return <Section title="撤回">{withdraw}</Section>
  return (
    <Section title="提交申报" boxed>
      <ActionForm action={submitInsurerApplicationAction}>
        <input type="hidden" name="id" value={id} />
        <CheckboxField
          name="declared"
          label="本机构承诺：所列保单真实有效，保费由本机构先行垫付，未以同一笔保费重复申报财政资金。"
          required
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingText="正在提交…">提交申报</SubmitButton>
          {state === 'DRAFT' && withdraw}
        </div>
      </ActionForm>
    </Section>
  )
}
