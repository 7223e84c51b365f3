import { notFound } from 'next/navigation'

import { checkBatch } from '@/features/duplicate-cover'
import { BATCH_ROWS_PER_PAGE } from '@/features/duplicate-cover/batches'
import { BatchPage } from '@/features/duplicate-cover/components/batch-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '批量查重' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { id } = await params
  const address = await searchParams
  const kind = one(address, 'kind') || null
  const outcome = await checkBatch(
    actor,
    { id, kind: kind as never, page: one(address, 'page') || '1' },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '查重', href: '/insurer/duplicate-cover' },
          { label: '批量查重', href: '/insurer/duplicate-cover/batches' },
          { label: outcome.value.number },
        ]}
      />
      <BatchPage view={outcome.value} pageSize={BATCH_ROWS_PER_PAGE} params={address} />
    </>
  )
}
