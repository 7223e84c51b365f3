import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import { PasswordField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { changePasswordAction, endMySessionAction } from '../actions'
import type { SessionView } from '../sessions'

/** One's own sessions, each of which can be ended (S5). */
export function OwnSessions({ sessions }: { sessions: SessionView[] }) {
  return (
    <Section title="登录状态" note="30 分钟不操作或满 12 小时自动退出">
      <DataTable
        caption="本账号的登录"
        rows={sessions}
        rowKey={(session) => session.id}
        empty="没有有效的登录。"
        columns={[
          { key: 'device', header: '设备', render: (session) => session.device, rowHeader: true },
          { key: 'address', header: '地址', render: (session) => session.address },
          {
            key: 'startedAt',
            header: '登录时间',
            render: (session) => <DateTimeText at={session.startedAt} />,
          },
          {
            key: 'lastSeenAt',
            header: '最近操作',
            render: (session) => <DateTimeText at={session.lastSeenAt} />,
          },
          {
            key: 'end',
            header: '办理',
            render: (session) =>
              session.isThisOne ? (
                <StatusMark kind="success">当前登录</StatusMark>
              ) : (
                <ActionForm action={endMySessionAction} className="py-1">
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton variant="quiet" size="small">
                    结束登录
                  </SubmitButton>
                </ActionForm>
              ),
          },
        ]}
      />
    </Section>
  )
}

export function PasswordExpired() {
  return (
    <NoticeBanner kind="warning" title="口令已超过 90 天未更换">
      <p>请先在下方修改口令。修改之前，不能办理其他事项。</p>
    </NoticeBanner>
  )
}

export function ChangePasswordForm() {
  return (
    <Section title="修改口令" note="修改后，其他设备上的登录随即结束" boxed>
      <ActionForm action={changePasswordAction}>
        <PasswordField name="currentPassword" label="现在的口令" required autoComplete="current-password" />
        <PasswordField
          name="newPassword"
          label="新口令"
          hint="至少 12 个字符，可以用几个互不相关的词语连在一起。"
          required
          autoComplete="new-password"
        />
        <PasswordField name="newPasswordAgain" label="再次输入新口令" required autoComplete="new-password" />
        <SubmitButton variant="secondary">修改口令</SubmitButton>
      </ActionForm>
    </Section>
  )
}
