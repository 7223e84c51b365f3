import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { everyRole, mySessions, roleName } from '@/features/accounts'
import { ChangePasswordForm, OwnSessions, PasswordExpired } from '@/features/accounts/components/own-account'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '账号' }

export default async function AccountPage() {
  const actor = await actorWithRole(everyRole)
  const sessions = await mySessions(actor, {}, { now: systemNow() })
  if (!sessions.ok) notFound()
  return (
    <>
      <PageHeader title="账号">
        <p>
          {actor.displayName}，{roleName(actor.role)}，{actor.organisationName}
        </p>
      </PageHeader>
      {actor.passwordExpired && <PasswordExpired />}
      <OwnSessions sessions={sessions.value} />
      <ChangePasswordForm />
    </>
  )
}
