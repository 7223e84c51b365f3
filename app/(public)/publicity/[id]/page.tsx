import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { PublicNotice } from '@/features/publicity/components/public-notice'
import { publicPage } from '@/features/publicity/publicities'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'

export const metadata: Metadata = { title: '拟支持名单公示' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: publicityId } = await params
  const address = await searchParams
  const outcome = await publicPage(
    await currentActor(),
    { publicityId, ...pageAsked(address) },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <PublicNotice publicity={outcome.value} params={address} />
}
