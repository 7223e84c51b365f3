import { notFound } from 'next/navigation'

import { awardListDetail, listOfficials } from '@/features/award-lists/award-lists'
import { compareWithLastHalfYear } from '@/features/award-lists/compare'
import { AwardListPage } from '@/features/award-lists/components/award-list-page'
import { ComparisonSection } from '@/features/award-lists/components/comparison-section'
import { comparisonAsked, itemsAsked } from '@/features/award-lists/filter'
import { PublicityPanel } from '@/features/publicity/components/publicity-panel'
import { publicityOfList } from '@/features/publicity/publicities'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '拟支持名单' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(listOfficials)
  const { id: awardListId } = await params
  const address = await searchParams
  const path = `/commerce/award-lists/${awardListId}`
  const now = systemNow()
  const list = await awardListDetail(actor, { awardListId, ...itemsAsked(address) }, { now })
  const publicity = await publicityOfList(actor, { awardListId }, { now })
  const comparison = await compareWithLastHalfYear(
    actor,
    { awardListId, ...comparisonAsked(address) },
    { now },
  )
  if (!list.ok || !publicity.ok || !comparison.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '名单与公示', href: '/commerce/award-lists' }, { label: list.value.number }]}
      />
      <AwardListPage
        list={list.value}
        path={path}
        params={address}
        nextStep={<PublicityPanel awardListId={awardListId} publicity={publicity.value} />}
        comparison={<ComparisonSection comparison={comparison.value} path={path} params={address} />}
      />
    </>
  )
}
