import { notFound } from 'next/navigation'

import { coverReservations } from '@/features/duplicate-cover'
import { ReservationList } from '@/features/duplicate-cover/components/reservation-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '承保预留' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await coverReservations(actor, pageAsked(params), { now: systemNow() })
  if (!outcome.ok) notFound()
  return <ReservationList {...outcome.value} params={params} />
}
