import { notFound } from 'next/navigation'

import { BudgetsPage } from '@/features/funds/components/budgets-page'
import { budgetOverview, setBudget } from '@/features/funds/provide-budget'
import { yearOf } from '@/policy-rules'
import { currentActor } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '预算' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await currentActor()
  const now = systemNow()
  const year = one(await searchParams, 'year') || yearOf(dateInShanghai(now))
  const outcome = await budgetOverview(actor, { year }, { now })
  if (!outcome.ok) notFound()
  return <BudgetsPage {...outcome.value} mayProvide={setBudget.allow.includes(actor.role)} />
}
