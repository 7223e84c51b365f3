import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { PublicNotice } from '@/features/publicity/components/public-notice'
import { publicDetail } from '@/features/publicity/publicities'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '拟支持名单公示' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: publicityId } = await params
  const outcome = await publicDetail(await currentActor(), { publicityId }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <PublicNotice publicity={outcome.value} />
}
