import { notFound } from 'next/navigation'

import { timeLimits } from '@/features/time-limits'
import { TimeLimitsPage } from '@/features/time-limits/components/limits-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '办理时限' }

export default async function Page() {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const outcome = await timeLimits(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <TimeLimitsPage view={outcome.value} />
}
