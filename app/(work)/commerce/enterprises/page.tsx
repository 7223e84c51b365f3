import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { enterpriseList, listFilter } from '@/features/enterprises'
import { EnterpriseList } from '@/features/enterprises/components/enterprise-list'
import { exportContradictions } from '@/features/export-records'
import { Contradictions } from '@/features/export-records/components/contradictions'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '企业' }

export default async function CommerceEnterprisesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>
}) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const filter = listFilter(params)
  const now = systemNow()
  const outcome = await enterpriseList(actor, filter, { now })
  const flags = await exportContradictions(actor, {}, { now })
  if (!outcome.ok || !flags.ok) notFound()
  return (
    <>
      <PageHeader
        title="企业"
        count={outcome.value.count}
        countUnit="家"
        actions={<LinkButton href="/commerce/negative-list">负面清单案件</LinkButton>}
      />
      <Contradictions flags={flags.value} />
      <EnterpriseList path="/commerce/enterprises" params={params} page={filter.page} {...outcome.value} />
    </>
  )
}
