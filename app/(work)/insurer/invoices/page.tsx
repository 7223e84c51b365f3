import { notFound } from 'next/navigation'

import { OwnInvoicesPage } from '@/features/invoice-corrections/components/own-invoices'
import { insurers, ownInvoices } from '@/features/invoice-corrections/corrections'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '发票清单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(insurers)
  const params = await searchParams
  const outcome = await ownInvoices(
    actor,
    { q: one(params, 'q'), page: one(params, 'page') || 1 },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <OwnInvoicesPage list={outcome.value} params={params} mayPropose={actor.role === 'INSURER_OPERATOR'} />
  )
}
