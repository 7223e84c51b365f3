import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { ReasonDialog } from '@/ui/dialog'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { PasswordField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { officialRoles, type AccountsOverview } from '../accounts'
import { changeRoleAction, openAccountAction, setAccountDisabledAction } from '../actions'

const path = '/admin/accounts'

/** Accounts of officials, insurers, experts and administrators: opened, disabled, given another role, each with a reason. */
export function AccountsPage({ overview, params }: { overview: AccountsOverview; params: SearchParams }) {
  return (
    <>
      <PageHeader title="账号与岗位" count={overview.count} countUnit="个">
        每个账号只担任一个岗位；系统、安全、审计三类管理员由不同人员担任。本人的账号由另一位安全管理员办理。
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '查找账号', placeholder: '登录名、姓名、单位' }}
      />
      <DataTable
        caption="账号"
        rows={overview.accounts}
        rowKey={({ id }) => id}
        empty="没有符合条件的账号。请清除查找条件后再看。"
        columns={[
          { key: 'name', header: '姓名', rowHeader: true, render: (row) => row.displayName },
          { key: 'login', header: '登录名', render: (row) => row.loginName },
          { key: 'organisation', header: '单位', wrap: true, render: (row) => row.organisationName },
          { key: 'role', header: '岗位', render: (row) => row.roleLabel },
          {
            key: 'state',
            header: '状态',
            render: (row) => (
              <StatusMark kind={row.disabled ? 'draft' : 'success'}>
                {row.disabled ? '已停用' : '使用中'}
              </StatusMark>
            ),
          },
          { key: 'steps', header: '办理', render: (row) => <Steps account={row} /> },
        ]}
      />
      <Pagination
        path={path}
        params={params}
        page={overview.page}
        pageSize={overview.pageSize}
        total={overview.count}
      />
      <Section title="开通账号" boxed>
        <ActionForm action={openAccountAction}>
          <SelectField
            name="organisationId"
            label="单位"
            options={overview.organisations}
            emptyLabel="请选择"
            required
          />
          <SelectField name="role" label="岗位" options={officialRoles} emptyLabel="请选择" required />
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
          <TextAreaField name="reason" label="开通依据" rows={2} hint="例如批准文件或申请单编号。" required />
          <SubmitButton>开通账号</SubmitButton>
        </ActionForm>
      </Section>
    </>
  )
}

function Steps({ account }: { account: AccountsOverview['accounts'][number] }) {
  if (account.isOneself) return <>本人</>
  const step = account.disabled ? '启用账号' : '停用账号'
  return (
    <span className="flex flex-wrap gap-2">
      <ReasonDialog
        trigger={step}
        size="small"
        title={`${step}：${account.displayName}`}
        consequence={account.disabled ? '启用后即可登录。' : '停用后立即退出登录，不能再登录。'}
        confirm={step}
        action={setAccountDisabledAction}
        fields={{ accountId: account.id, disabled: account.disabled ? 'no' : 'yes' }}
        needsReason
      />
      {account.roles.length > 0 && (
        <ReasonDialog
          trigger="变更岗位"
          size="small"
          title={`变更岗位：${account.displayName}`}
          consequence={`现任${account.roleLabel}。变更后其登录均结束，重新登录后按新岗位办理。`}
          confirm="变更岗位"
          action={changeRoleAction}
          fields={{ accountId: account.id }}
          needsReason
        >
          <SelectField name="role" label="新岗位" options={account.roles} emptyLabel="请选择" required />
        </ReasonDialog>
      )}
    </span>
  )
}
