import { notFound } from 'next/navigation'

import { insurancePolicies, POLICIES_PER_PAGE } from '@/features/insurance-policies'
import { PolicyList } from '@/features/insurance-policies/components/policy-list'
import { halfYearInWords, halfYearOf, previousHalfYear } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '统保保单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const params = await searchParams
  const now = systemNow()
  const page = one(params, 'page') || '1'
  const outcome = await insurancePolicies(
    actor,
    {
      programme: one(params, 'programme') as 'MICRO' | 'MEDIUM' | '',
      state: one(params, 'state') as 'IN_FORCE' | '',
      halfYear: one(params, 'half-year'),
      search: one(params, 'q'),
      page,
    },
    { now },
  )
  if (!outcome.ok) notFound()
  return (
    <PolicyList
      {...outcome.value}
      page={Number(page)}
      pageSize={POLICIES_PER_PAGE}
      path="/insurer/policies"
      params={params}
      halfYears={recentHalfYears(dateInShanghai(now))}
      mayRegister
    />
  )
}

/** The current half-year and the five before it. */
function recentHalfYears(today: string) {
  const halfYears = [halfYearOf(today)]
  while (halfYears.length < 6) halfYears.push(previousHalfYear(halfYears.at(-1)!))
  return halfYears.map((value) => ({ value, label: halfYearInWords(value) }))
}
