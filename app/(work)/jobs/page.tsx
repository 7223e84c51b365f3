import { notFound } from 'next/navigation'

import { bulkJobs } from '@/features/bulk-jobs'
import { BulkJobListPage } from '@/features/bulk-jobs/components/job-list'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '批量办理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const outcome = await bulkJobs(await currentActor(), (await searchParams) as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <BulkJobListPage list={outcome.value} />
}
