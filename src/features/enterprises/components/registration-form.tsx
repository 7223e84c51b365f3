import { ActionForm } from '@/ui/form'
import { PasswordField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { registerAction } from '../actions'
import { RegistrationFields } from './registration-fields'

/** 企业注册: one page, so that the licence beside it is looked at once. */
export function RegistrationForm({ divisions }: { divisions: { value: string; label: string }[] }) {
  return (
    <ActionForm action={registerAction} className="max-w-3xl">
      <RegistrationFields divisions={divisions} />
      <Section title="负责人账号" note="注册后可由负责人增加经办人" boxed>
        <div className="space-y-5">
          <TextField name="displayName" label="负责人姓名" required autoComplete="off" />
          <TextField
            name="loginName"
            label="登录名"
            hint="4 至 40 位小写字母、数字、点、横线或下划线。"
            required
            autoComplete="username"
            autoCapitalize="none"
          />
          <PasswordField
            name="password"
            label="口令"
            hint="至少 12 个字符，可以用几个互不相关的词语连在一起。"
            required
            autoComplete="new-password"
          />
          <PasswordField name="passwordAgain" label="再次输入口令" required autoComplete="new-password" />
        </div>
      </Section>
      <SubmitButton pendingText="正在提交…">提交注册</SubmitButton>
    </ActionForm>
  )
}
