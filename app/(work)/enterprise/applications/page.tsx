import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ApplicationList } from '@/features/applications/components/application-list'
import { myApplications } from '@/features/applications/my-applications'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '我的申报' }

export default async function ApplicationsPage() {
  const actor = await actorWithRole(['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'])
  const outcome = await myApplications(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <ApplicationList {...outcome.value} />
}
