import { notFound } from 'next/navigation'

import { bulkJobsOfList } from '@/features/bulk-jobs'
import { JobStrip } from '@/features/bulk-jobs/components/job-list'
import { bulkSteps, reviewQueue } from '@/features/reviews'
import { ReviewQueueList } from '@/features/reviews/components/review-queue'
import { applicationClocks } from '@/features/time-limits'
import { clockCells } from '@/features/time-limits/components/clock-words'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '审核' }

const path = '/commerce/reviews'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const now = systemNow()
  const [outcome, jobs] = await Promise.all([
    reviewQueue(actor, params as object, { now }),
    bulkJobsOfList(actor, { path }, { now }),
  ])
  if (!outcome.ok) notFound()
  const clocks = await applicationClocks(actor, { ids: outcome.value.rows.map(({ id }) => id) }, { now })
  return (
    <>
      <JobStrip jobs={jobs.ok ? jobs.value : []} />
      <ReviewQueueList
        title="申报审核"
        path={path}
        params={params}
        queue={outcome.value}
        clocks={clockCells(clocks)}
        steps={bulkSteps(actor.role)}
      />
    </>
  )
}
