import { notFound } from 'next/navigation'

import { reviewQueue } from '@/features/reviews'
import { ReviewQueueList } from '@/features/reviews/components/review-queue'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '审核' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await reviewQueue(actor, params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <ReviewQueueList title="申报审核" path="/commerce/reviews" params={params} queue={outcome.value} />
}
