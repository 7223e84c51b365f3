import { notFound } from 'next/navigation'

import { registerRechecks } from '@/features/register-rechecks'
import { RecheckReportPage } from '@/features/register-rechecks/components/recheck-report'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '统保复查' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await registerRechecks(
    actor,
    { on: one(params, 'on') || null, page: pageAsked(params).page },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <RecheckReportPage report={outcome.value} />
}
