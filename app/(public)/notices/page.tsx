import { notFound } from 'next/navigation'

import { NoticeList } from '@/features/rounds/components/notice-list'
import { listNotices } from '@/features/rounds/read-notices'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '申报通知' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = one(await searchParams, 'page')
  const outcome = await listNotices(await currentActor(), { page }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <NoticeList {...outcome.value} />
}
