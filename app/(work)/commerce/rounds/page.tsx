import { notFound } from 'next/navigation'

import { RoundList } from '@/features/rounds/components/round-list'
import { listRounds, officials } from '@/features/rounds/read-rounds'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '批次' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(officials)
  const params = await searchParams
  const outcome = await listRounds(
    actor,
    {
      state: one(params, 'state') as 'DRAFT',
      programme: one(params, 'programme') as 'GENERAL',
      page: one(params, 'page'),
    },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <RoundList list={outcome.value} params={params} mayPrepare={actor.role === 'COMMERCE_PREPARER'} />
}
