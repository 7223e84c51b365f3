import { notFound } from 'next/navigation'

import { ClawbackPage } from '@/features/clawbacks/components/order-page'
import { OrderSteps } from '@/features/clawbacks/components/order-steps'
import { clawbackDetail, financeReaders } from '@/features/clawbacks/orders'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '追回通知' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(financeReaders)
  const { id } = await params
  const now = systemNow()
  const outcome = await clawbackDetail(actor, { orderId: id }, { now })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '追回', href: '/finance/clawbacks' }, { label: outcome.value.number }]} />
      <ClawbackPage order={outcome.value}>
        <OrderSteps order={outcome.value} today={dateInShanghai(now)} />
      </ClawbackPage>
    </>
  )
}
