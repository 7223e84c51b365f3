import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { findTrails, trailReaders } from '@/features/trails'
import { FindPage } from '@/features/trails/components/find-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata: Metadata = { title: '资金轨迹' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(trailReaders)
  const params = await searchParams
  const text = one(params, 'q').trim().slice(0, 100)
  const outcome = await findTrails(actor, { text }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <FindPage text={text} params={params} found={outcome.value} />
}
