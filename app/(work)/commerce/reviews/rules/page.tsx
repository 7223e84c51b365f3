import { notFound } from 'next/navigation'

import { findingRulesOverview } from '@/features/reviews'
import { FindingRulesPage } from '@/features/reviews/components/rules-page'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'

export const metadata = { title: '自动核查规则' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const outcome = await findingRulesOverview(await currentActor(), params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <FindingRulesPage view={outcome.value} params={params} />
}
