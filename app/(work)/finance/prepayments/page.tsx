import { notFound } from 'next/navigation'

import { prepaymentYear } from '@/features/prepayments'
import { PrepaymentPage } from '@/features/prepayments/components/prepayment-page'
import { yearOf } from '@/policy-rules'
import { currentActor } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '预拨' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await currentActor()
  const now = systemNow()
  const thisYear = yearOf(dateInShanghai(now))
  const outcome = await prepaymentYear(
    actor,
    { year: one(await searchParams, 'year') || String(thisYear) },
    { now },
  )
  if (!outcome.ok) notFound()
  return <PrepaymentPage view={outcome.value} role={actor.role} thisYear={thisYear} />
}
