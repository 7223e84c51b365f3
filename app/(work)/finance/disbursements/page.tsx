import { notFound } from 'next/navigation'

import { OrderList } from '@/features/disbursements/components/order-list'
import { orderOverview, orderReaders } from '@/features/disbursements/orders'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '拨付' }

export default async function Page() {
  const actor = await actorWithRole(orderReaders)
  const outcome = await orderOverview(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <OrderList overview={outcome.value} />
}
