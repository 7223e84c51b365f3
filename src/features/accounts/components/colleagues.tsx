import { DataTable } from '@/ui/data-table'
import { ActionForm } from '@/ui/form'
import { PasswordField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { addColleagueAction, setColleagueDisabledAction } from '../actions'
import type { Colleague } from '../colleagues'
import { roleName } from '../places'

/** The people of an enterprise; its 负责人 adds, disables and enables 经办人. */
export function Colleagues({ people, mayChange }: { people: Colleague[]; mayChange: boolean }) {
  return (
    <>
      <Section title="人员">
        <DataTable
          caption="本企业人员"
          rows={people}
          rowKey={(person) => person.id}
          empty="还没有人员。"
          columns={[
            { key: 'name', header: '姓名', render: (person) => person.displayName, rowHeader: true },
            { key: 'loginName', header: '登录名', render: (person) => person.loginName },
            { key: 'role', header: '岗位', render: (person) => roleName(person.role) },
            {
              key: 'state',
              header: '状态',
              render: (person) => (
                <StatusMark kind={person.disabled ? 'draft' : 'success'}>
                  {person.disabled ? '已停用' : '使用中'}
                </StatusMark>
              ),
            },
            ...(mayChange
              ? [{ key: 'change', header: '办理', render: (person: Colleague) => <Change person={person} /> }]
              : []),
          ]}
        />
      </Section>
      {mayChange && (
        <Section title="增加经办人" boxed>
          <ActionForm action={addColleagueAction}>
            <TextField name="displayName" label="姓名" required autoComplete="off" />
            <TextField name="phone" label="联系电话" type="tel" required autoComplete="off" />
            <TextField
              name="loginName"
              label="登录名"
              hint="4 至 40 位小写字母、数字、点、横线或下划线。"
              required
              autoComplete="off"
              autoCapitalize="none"
            />
            <PasswordField
              name="password"
              label="初始口令"
              hint="至少 12 个字符；请当面告知本人，并提醒尽快修改。"
              required
              autoComplete="new-password"
            />
            <SubmitButton variant="secondary">增加经办人</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  )
}

function Change({ person }: { person: Colleague }) {
  if (person.role !== 'ENTERPRISE_OPERATOR') return null
  return (
    <ActionForm action={setColleagueDisabledAction} className="py-1">
      <input type="hidden" name="accountId" value={person.id} />
      <input type="hidden" name="disabled" value={person.disabled ? 'no' : 'yes'} />
      <SubmitButton variant="quiet" size="small">
        {person.disabled ? '启用账号' : '停用账号'}
      </SubmitButton>
    </ActionForm>
  )
}
