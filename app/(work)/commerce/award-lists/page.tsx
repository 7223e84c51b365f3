import { notFound } from 'next/navigation'

import { awardListOverview, listOfficials } from '@/features/award-lists/award-lists'
import { AwardListTable } from '@/features/award-lists/components/award-list-table'
import { listFilter, listStateFilter } from '@/features/award-lists/filter'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '名单与公示' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(listOfficials)
  const params = await searchParams
  const outcome = await awardListOverview(actor, listFilter(params), { now: systemNow() })
  if (!outcome.ok) notFound()
  const { lists, count, totalCny } = outcome.value
  return (
    <>
      <PageHeader
        title="名单与公示"
        count={count}
        sum={totalCny}
        actions={
          actor.role === 'COMMERCE_PREPARER' && (
            <LinkButton href="/commerce/award-lists/new" variant="primary" icon="plus">
              编制拟支持名单
            </LinkButton>
          )
        }
      />
      <FilterChips path="/commerce/award-lists" params={params} filters={[listStateFilter]} />
      <AwardListTable
        lists={lists}
        totalCny={totalCny}
        base="/commerce/award-lists"
        empty="没有符合条件的名单。请更改筛选条件，或由经办编制拟支持名单。"
      />
    </>
  )
}
