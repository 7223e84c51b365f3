import { notFound } from 'next/navigation'

import { ListPage } from '@/features/official-exports/components/list-page'
import { officialList } from '@/features/official-exports/lists'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '官方出口名单' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: Props) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const { id } = await params
  const outcome = await officialList(actor, { listId: id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '官方出口名单', href: '/commerce/official-exports' },
          { label: `${outcome.value.year} 年` },
        ]}
      />
      <ListPage list={outcome.value} same={one(await searchParams, 'same') !== ''} />
    </>
  )
}
