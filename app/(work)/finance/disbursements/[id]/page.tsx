import { notFound } from 'next/navigation'

import { OrderPage } from '@/features/disbursements/components/order-page'
import { orderDetail, orderReaders } from '@/features/disbursements/orders'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '拨付单' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(orderReaders)
  const { id: orderId } = await params
  const address = await searchParams
  const outcome = await orderDetail(
    actor,
    {
      orderId,
      ...pageAsked(address),
      settledPage: pageAsked(address, { page: 'settled' }).page,
      receiptPage: pageAsked(address, { page: 'receipts' }).page,
    },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '拨付', href: '/finance/disbursements' }, { label: outcome.value.number }]}
      />
      <OrderPage order={outcome.value} params={address} mayExport={actor.kind === 'PROVINCIAL_FINANCE'} />
    </>
  )
}
