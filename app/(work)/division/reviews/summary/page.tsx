import { notFound } from 'next/navigation'

import { divisionSummaryPreview } from '@/features/division-reviews'
import { DivisionSummaryPage } from '@/features/division-reviews/components/summary-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '初审汇总表' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const outcome = await divisionSummaryPreview(actor, (await searchParams) as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <DivisionSummaryPage view={outcome.value} />
}
