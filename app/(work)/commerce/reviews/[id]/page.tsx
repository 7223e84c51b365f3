import { notFound } from 'next/navigation'

import { reviewWorkspace } from '@/features/reviews'
import { ReviewWorkspace } from '@/features/reviews/components/review-workspace'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '审核申报' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params
  const address = await searchParams
  const outcome = await reviewWorkspace(
    await currentActor(),
    { applicationId: id, queue: address as object, place: one(address, 'place') },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <ReviewWorkspace view={outcome.value} params={address} />
}
