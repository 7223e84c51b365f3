import { notFound } from 'next/navigation'

import { bulkJob } from '@/features/bulk-jobs'
import { BulkJobPage } from '@/features/bulk-jobs/components/job-page'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '批量办理' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params
  const address = await searchParams
  const outcome = await bulkJob(
    await currentActor(),
    { ...(address as object), jobId: id },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <BulkJobPage view={outcome.value} params={address} />
}
