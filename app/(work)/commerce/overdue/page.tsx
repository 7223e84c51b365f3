import { notFound } from 'next/navigation'

import { OverdueSheets } from '@/features/spot-checks/components/overdue-sheets'
import { overdueSheets } from '@/features/spot-checks/sheets'
import { overdueWork } from '@/features/time-limits'
import { OverdueList } from '@/features/time-limits/components/overdue-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '逾期事项' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const now = systemNow()
  const [outcome, sheets] = [
    await overdueWork(actor, pageAsked(params), { now }),
    await overdueSheets(actor, {}, { now }),
  ]
  if (!outcome.ok || !sheets.ok) notFound()
  return (
    <>
      <OverdueList
        path="/commerce/overdue"
        params={params}
        work={outcome.value}
        href={(id) => `/commerce/reviews/${id}`}
        limitsHref="/commerce/time-limits"
      />
      <OverdueSheets sheets={sheets.value} office="commerce" />
    </>
  )
}
