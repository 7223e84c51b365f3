import { notFound } from 'next/navigation'

import { ClawbackList } from '@/features/clawbacks/components/order-list'
import { parties, listClawbacks } from '@/features/clawbacks/orders'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '追回' }

export default async function Page() {
  const actor = await actorWithRole(parties)
  const outcome = await listClawbacks(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader title="追回" count={outcome.value.length} countUnit="件" />
      <ClawbackList orders={outcome.value} path="/clawbacks" empty="没有需要缴回的资金。" />
    </>
  )
}
