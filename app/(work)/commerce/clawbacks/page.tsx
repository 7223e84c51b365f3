import { notFound } from 'next/navigation'

import { ClawbackList } from '@/features/clawbacks/components/order-list'
import { commerceReaders, listClawbacks } from '@/features/clawbacks/orders'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '追回' }

export default async function Page() {
  const actor = await actorWithRole(commerceReaders)
  const outcome = await listClawbacks(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader
        title="追回"
        count={outcome.value.length}
        countUnit="件"
        actions={
          actor.role === 'COMMERCE_PREPARER' && (
            <LinkButton href="/commerce/clawbacks/new" variant="primary">
              编制追回通知
            </LinkButton>
          )
        }
      />
      <ClawbackList
        orders={outcome.value}
        path="/commerce/clawbacks"
        empty="还没有追回通知。对已拨付的资金，可由经办编制。"
      />
    </>
  )
}
