import { notFound } from 'next/navigation'

import { listOfficials } from '@/features/award-lists/award-lists'
import { ShortagePage } from '@/features/award-lists/components/shortage-page'
import { shortageOfList } from '@/features/award-lists/shortages'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '资金不足调整系数' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(listOfficials)
  const { id: awardListId } = await params
  const address = await searchParams
  const factor = one(address, 'factor')
  const outcome = await shortageOfList(
    actor,
    {
      awardListId,
      ...(factor ? { factor } : {}),
      ...(one(address, 'past') ? { past: Number(one(address, 'past')) } : {}),
      ...(one(address, 'sheet') ? { sheet: one(address, 'sheet') } : {}),
      ...pageAsked(address),
    },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  const finance = actor.role.startsWith('FINANCE')
  const lists = finance ? '/finance/consultations' : '/commerce/award-lists'
  return (
    <>
      <Breadcrumb
        items={[
          { label: finance ? '会商' : '名单与公示', href: lists },
          { label: outcome.value.number, href: `${lists}/${awardListId}` },
          { label: '资金不足调整系数' },
        ]}
      />
      <ShortagePage
        view={outcome.value}
        path={`/commerce/award-lists/${awardListId}/shortage`}
        params={address}
      />
    </>
  )
}
