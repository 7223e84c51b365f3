import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { PublicNegativeList } from '@/features/negative-list/components/public-negative-list'
import { publicNegativeList } from '@/features/negative-list/public-list'
import { systemActor } from '@/server/auth/actor'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '信用负面清单' }
export const dynamic = 'force-dynamic'

export default async function Page() {
  const outcome = await publicNegativeList(systemActor(), {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <PublicNegativeList {...outcome.value} />
}
