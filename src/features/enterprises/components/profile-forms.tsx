import { BankAccountFields } from '@/ui/bank-account-fields'
import { ActionForm } from '@/ui/form'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { changeBankAccountAction, correctAction, updateContactAction } from '../actions'
import type { EnterpriseView } from '../views'
import { ContactFields, RegistrationFields } from './registration-fields'

interface CorrectionProps {
  enterprise: EnterpriseView
  divisions: { value: string; label: string }[]
}

export function CorrectionForm({ enterprise, divisions }: CorrectionProps) {
  return (
    <ActionForm action={correctAction} className="max-w-3xl">
      <RegistrationFields divisions={divisions} enterprise={enterprise} />
      <SubmitButton pendingText="正在提交…">重新提交核验</SubmitButton>
    </ActionForm>
  )
}

export function ContactForm({ enterprise }: { enterprise: EnterpriseView }) {
  return (
    <Section title="修改联系人" boxed>
      <ActionForm action={updateContactAction}>
        <ContactFields enterprise={enterprise} />
        <SubmitButton variant="secondary">保存联系人</SubmitButton>
      </ActionForm>
    </Section>
  )
}

export function BankAccountForm() {
  return (
    <Section title="更换银行账户" note="须由所在地商务局核验后启用" boxed>
      <ActionForm action={changeBankAccountAction}>
        <BankAccountFields />
        <SubmitButton variant="secondary">提交新账户</SubmitButton>
      </ActionForm>
    </Section>
  )
}
