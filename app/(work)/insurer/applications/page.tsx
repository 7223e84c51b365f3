import { notFound } from 'next/navigation'

import { insurerApplications } from '@/features/insurer-applications'
import { ApplicationList } from '@/features/insurer-applications/components/application-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '保费申报' }

export default async function Page() {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const outcome = await insurerApplications(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <ApplicationList {...outcome.value} mayBuild={actor.role === 'INSURER_OPERATOR'} />
}
