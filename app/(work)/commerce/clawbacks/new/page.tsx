import { notFound } from 'next/navigation'

import { AwardChoice, NewOrderForm } from '@/features/clawbacks/components/new-order'
import { awardsToClawBack } from '@/features/clawbacks/orders'
import { differenceForClawback } from '@/features/export-differences'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '编制追回通知' }

const path = '/commerce/clawbacks/new'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const params = await searchParams
  const itemId = one(params, 'item') || null
  const outcome = await awardsToClawBack(actor, { q: one(params, 'q'), itemId }, { now: systemNow() })
  if (!outcome.ok || (itemId && outcome.value.awards.length === 0)) notFound()
  const difference = one(params, 'difference')
  const found = difference
    ? await differenceForClawback(actor, { id: difference }, { now: systemNow() })
    : null
  const proposed =
    found?.ok && itemId
      ? { amountCny: found.value.amounts[itemId], reason: found.value.reason }
      : { amountCny: one(params, 'amount'), reason: one(params, 'reason'), basis: one(params, 'basis') }
  return (
    <>
      <Breadcrumb items={[{ label: '追回', href: '/commerce/clawbacks' }, { label: '编制' }]} />
      <PageHeader title="编制追回通知" />
      {itemId ? (
        <NewOrderForm award={outcome.value.awards[0]!} lines={outcome.value.lines} proposed={proposed} />
      ) : (
        <>
          <FilterChips
            path={path}
            params={params}
            filters={[]}
            search={{ label: '查找已拨付的资金', placeholder: '受理号或单位名称' }}
          />
          <AwardChoice awards={outcome.value.awards} />
        </>
      )}
    </>
  )
}
