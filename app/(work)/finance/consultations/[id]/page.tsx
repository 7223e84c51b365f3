import { notFound } from 'next/navigation'

import { awardListDetail, listOfficials } from '@/features/award-lists/award-lists'
import { compareWithLastHalfYear } from '@/features/award-lists/compare'
import { AwardListPage } from '@/features/award-lists/components/award-list-page'
import { ComparisonSection } from '@/features/award-lists/components/comparison-section'
import { ConsultationDecision } from '@/features/award-lists/components/consultation-forms'
import { comparisonAsked, itemsAsked } from '@/features/award-lists/filter'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '会商拟支持名单' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(listOfficials)
  const { id: awardListId } = await params
  const address = await searchParams
  const path = `/finance/consultations/${awardListId}`
  const now = systemNow()
  const outcome = await awardListDetail(actor, { awardListId, ...itemsAsked(address) }, { now })
  const comparison = await compareWithLastHalfYear(
    actor,
    { awardListId, ...comparisonAsked(address) },
    { now },
  )
  if (!outcome.ok || !comparison.ok) notFound()
  const list = outcome.value
  return (
    <>
      <Breadcrumb items={[{ label: '会商', href: '/finance/consultations' }, { label: list.number }]} />
      <AwardListPage
        list={list}
        path={path}
        params={address}
        nextStep={list.may.concur && <ConsultationDecision list={list} />}
        comparison={<ComparisonSection comparison={comparison.value} path={path} params={address} />}
      />
    </>
  )
}
