import { notFound } from 'next/navigation'

import { divisionQueue } from '@/features/division-reviews'
import { DivisionQueueList } from '@/features/division-reviews/components/division-queue'
import { applicationClocks } from '@/features/time-limits'
import { clockCells } from '@/features/time-limits/components/clock-words'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '初审' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const params = await searchParams
  const now = systemNow()
  const outcome = await divisionQueue(actor, params as object, { now })
  if (!outcome.ok) notFound()
  // What is with the province runs on the province's time, which is not the division's matter.
  const ids = (outcome.value.round?.rows ?? []).filter(({ withDivision }) => withDivision).map(({ id }) => id)
  const clocks = await applicationClocks(actor, { ids }, { now })
  return <DivisionQueueList queue={outcome.value} params={params} clocks={clockCells(clocks)} />
}
