import { notFound } from 'next/navigation'

import { PlanPage } from '@/features/spot-checks/components/plan-page'
import { planDetail, readers } from '@/features/spot-checks/plans'
import { drawAgain } from '@/features/spot-checks/release-plan'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '抽查方案' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: Props) {
  const actor = await actorWithRole(readers)
  const { id } = await params
  const now = systemNow()
  const outcome = await planDetail(actor, { planId: id }, { now })
  if (!outcome.ok) notFound()
  const asked = one(await searchParams, 'again') !== ''
  const again = asked ? await drawAgain(actor, { planId: id }, { now }) : null
  return (
    <>
      <Breadcrumb
        items={[{ label: '抽查', href: '/commerce/spot-checks' }, { label: outcome.value.number }]}
      />
      <PlanPage plan={outcome.value} again={again?.ok ? again.value : null} today={dateInShanghai(now)} />
    </>
  )
}
