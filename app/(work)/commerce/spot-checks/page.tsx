import { notFound } from 'next/navigation'

import { PlanList } from '@/features/spot-checks/components/plan-list'
import { listPlans, readers } from '@/features/spot-checks/plans'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '抽查' }

export default async function Page() {
  const actor = await actorWithRole(readers)
  const outcome = await listPlans(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <PlanList plans={outcome.value} mayPrepare={actor.role === 'COMMERCE_PREPARER'} />
}
