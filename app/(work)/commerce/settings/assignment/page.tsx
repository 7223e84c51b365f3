import { notFound } from 'next/navigation'

import { addAssignmentRule, assignmentSettings } from '@/features/assignments'
import { AssignmentSettingsPage } from '@/features/assignments/components/settings-page'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '分派规则' }

export default async function Page() {
  const actor = await currentActor()
  const outcome = await assignmentSettings(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <AssignmentSettingsPage view={outcome.value} mayRule={addAssignmentRule.allow.includes(actor.role)} />
  )
}
