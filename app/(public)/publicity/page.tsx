import type { Metadata } from 'next'

import { PublicList } from '@/features/publicity/components/public-list'
import { publicList } from '@/features/publicity/publicities'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '公示' }

export default async function Page() {
  const outcome = await publicList(await currentActor(), {}, { now: systemNow() })
  return <PublicList publicities={outcome.ok ? outcome.value : []} />
}
