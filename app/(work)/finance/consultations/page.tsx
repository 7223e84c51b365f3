import { notFound } from 'next/navigation'

import { awardListOverview, listOfficials } from '@/features/award-lists/award-lists'
import { AwardListTable } from '@/features/award-lists/components/award-list-table'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { PageHeader } from '@/ui/page-header'
import { Tabs } from '@/ui/tabs'

export const metadata = { title: '会商' }

const path = '/finance/consultations'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(listOfficials)
  const all = one(await searchParams, 'all') === '1'
  const outcome = await awardListOverview(actor, all ? {} : { states: ['WITH_FINANCE'] }, {
    now: systemNow(),
  })
  if (!outcome.ok) notFound()
  const { lists, count, totalCny } = outcome.value
  return (
    <>
      <PageHeader title="会商" count={count} sum={totalCny} />
      <Tabs
        label="会商名单"
        current={all ? `${path}?all=1` : path}
        tabs={[
          { label: '待会商', href: path },
          { label: '全部名单', href: `${path}?all=1` },
        ]}
      />
      <AwardListTable
        lists={lists}
        totalCny={totalCny}
        base={path}
        empty="目前没有待会商的名单。商务部门送来名单后会出现在这里。"
      />
    </>
  )
}
