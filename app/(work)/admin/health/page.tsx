import { notFound } from 'next/navigation'

import { platformHealth } from '@/features/administration'
import { HealthPage } from '@/features/administration/components/health-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '运行状况' }

export default async function Page() {
  const actor = await actorWithRole(['SYSTEM_ADMIN'])
  const outcome = await platformHealth(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <HealthPage health={outcome.value} />
}
