import { notFound } from 'next/navigation'

import { divisionsOverview } from '@/features/division-reviews'
import { DivisionsOverviewPage } from '@/features/division-reviews/components/divisions-overview'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '各市初审' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await divisionsOverview(actor, params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <DivisionsOverviewPage view={outcome.value} params={params} />
}
