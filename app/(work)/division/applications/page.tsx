import { notFound } from 'next/navigation'

import { reviewQueue } from '@/features/reviews'
import { ReviewQueueList } from '@/features/reviews/components/review-queue'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '申报查看' }

/** What the division's own enterprises have applied for; row-level security keeps it to them. */
export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const params = await searchParams
  const outcome = await reviewQueue(actor, params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <ReviewQueueList
      title="本地企业申报"
      path="/division/applications"
      params={params}
      queue={outcome.value}
      readOnly
    />
  )
}
