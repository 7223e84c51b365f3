import { notFound } from 'next/navigation'

import { DifferenceList } from '@/features/export-differences/components/difference-list'
import { exportDifferences } from '@/features/export-differences/differences'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '出口额差异' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await exportDifferences(actor, params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <DifferenceList found={outcome.value} params={params} />
}
