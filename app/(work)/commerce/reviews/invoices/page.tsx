import { notFound } from 'next/navigation'

import { insurerInvoices } from '@/features/reviews'
import { InvoiceLists } from '@/features/reviews/components/invoice-lists'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '保险机构发票清单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await insurerInvoices(
    actor,
    { q: one(params, 'q'), page: one(params, 'page') || 1 },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <InvoiceLists
      list={outcome.value}
      params={params}
      page={outcome.value.page}
      mayImport={actor.role === 'COMMERCE_PREPARER'}
    />
  )
}
