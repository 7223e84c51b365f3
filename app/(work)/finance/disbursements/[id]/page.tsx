import { notFound } from 'next/navigation'

import { OrderPage } from '@/features/disbursements/components/order-page'
import { orderDetail, orderReaders } from '@/features/disbursements/orders'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '拨付单' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(orderReaders)
  const { id: orderId } = await params
  const outcome = await orderDetail(actor, { orderId }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '拨付', href: '/finance/disbursements' }, { label: outcome.value.number }]}
      />
      <OrderPage order={outcome.value} mayExport={actor.kind === 'PROVINCIAL_FINANCE'} />
    </>
  )
}
