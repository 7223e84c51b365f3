import { notFound } from 'next/navigation'

import { overdueWork } from '@/features/time-limits'
import { OverdueList } from '@/features/time-limits/components/overdue-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '逾期事项' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const actor = await actorWithRole(['FINANCE_PREPARER', 'FINANCE_CHECKER', 'AUDITOR'])
  const outcome = await overdueWork(actor, pageAsked(params), { now: systemNow() })
  if (!outcome.ok) notFound()
  return <OverdueList path="/finance/overdue" params={params} work={outcome.value} href={null} />
}
