import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { CheckboxField, TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { returnAction, sendBackBankAccountAction, verifyAction, verifyBankAccountAction } from '../actions'
import { defectFields } from '../schema'
import type { EnterpriseView } from '../views'

/** What the division office decides: verify with the bank account, or return with all defects at once. */
export function DecisionForms({ enterprise }: { enterprise: EnterpriseView }) {
  const record = (
    <>
      <input type="hidden" name="enterpriseId" value={enterprise.id} />
      <input type="hidden" name="version" value={enterprise.version} />
    </>
  )
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Section title="核验通过" note="银行账户一并核验" boxed>
        <ActionForm action={verifyAction}>
          {record}
          {enterprise.usccCheck === 'CHECK_CHARACTER_MISMATCH' && (
            <CheckboxField
              name="usccConfirmed"
              label="已对照营业执照核实，统一社会信用代码与执照一致"
              required
            />
          )}
          <TextAreaField name="remark" label="备注" rows={2} />
          <SubmitButton>核验通过</SubmitButton>
        </ActionForm>
      </Section>
      <Section title="退回补正" note="请一次写全所有问题" boxed>
        <ActionForm action={returnAction}>
          {record}
          {Object.entries(defectFields).map(([name, label]) => (
            <TextAreaField key={name} name={name} label={`${label}的问题`} rows={1} />
          ))}
          <SubmitButton variant="danger">退回企业</SubmitButton>
        </ActionForm>
      </Section>
    </div>
  )
}

/** The changed account, compared with its proof by the division: verified, or sent back with what does not agree. */
export function VerifyBankAccountForm({
  enterprise,
  accountId,
}: {
  enterprise: EnterpriseView
  accountId: string
}) {
  return (
    <Section title="核验新账户" note="核验通过前仍向原账户拨付" boxed>
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={verifyBankAccountAction}>
          <input type="hidden" name="enterpriseId" value={enterprise.id} />
          <input type="hidden" name="accountId" value={accountId} />
          <SubmitButton>核验新账户</SubmitButton>
        </ActionForm>
        <ReasonDialog
          trigger="退回新账户"
          variant="danger"
          title={`退回新账户：${enterprise.name}`}
          consequence="原账户继续使用，企业更正后重新提交。"
          confirm="退回新账户"
          action={sendBackBankAccountAction}
          fields={{ enterpriseId: enterprise.id, accountId }}
          reasonLabel="退回原因"
          needsReason
        />
      </div>
    </Section>
  )
}
