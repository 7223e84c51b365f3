import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { enterpriseList, listFilter } from '@/features/enterprises'
import { EnterpriseList } from '@/features/enterprises/components/enterprise-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '企业核验' }

export default async function DivisionEnterprisesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>
}) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const params = await searchParams
  const filter = listFilter(params)
  const outcome = await enterpriseList(actor, filter, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader title="企业核验" count={outcome.value.count} countUnit="家" />
      <EnterpriseList path="/division/enterprises" params={params} page={filter.page} {...outcome.value} />
    </>
  )
}
