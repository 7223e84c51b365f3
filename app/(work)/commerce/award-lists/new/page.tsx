import { notFound } from 'next/navigation'

import { listCandidates } from '@/features/award-lists/award-lists'
import { NewAwardList } from '@/features/award-lists/components/new-award-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '编制拟支持名单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const params = await searchParams
  const roundId = one(params, 'round')
  const outcome = await listCandidates(
    actor,
    { ...(roundId ? { roundId } : {}), ...pageAsked(params) },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '名单与公示', href: '/commerce/award-lists' }, { label: '编制拟支持名单' }]}
      />
      <NewAwardList data={outcome.value} params={params} />
    </>
  )
}
