import { notFound } from 'next/navigation'

import { policyImport } from '@/features/policy-imports'
import { ImportPage } from '@/features/policy-imports/components/import-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '统保保单清单导入' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { id } = await params
  const address = await searchParams
  const verdict = (one(address, 'verdict') || null) as never
  const outcome = await policyImport(
    actor,
    { id, verdict, page: pageAsked(address).page },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '保单', href: '/insurer/policies' },
          { label: '导入清单', href: '/insurer/policies/imports' },
          { label: outcome.value.number },
        ]}
      />
      <ImportPage of={outcome.value} params={address} />
    </>
  )
}
