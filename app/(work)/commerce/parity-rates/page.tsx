import { notFound } from 'next/navigation'

import { RatesPage } from '@/features/exchange-rates/components/rates-page'
import { listRates } from '@/features/exchange-rates/list-rates'
import { recordRate } from '@/features/exchange-rates/record-rates'
import { currentActor } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '人民币汇率中间价' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await currentActor()
  const now = systemNow()
  const params = await searchParams
  const outcome = await listRates(
    actor,
    { currency: one(params, 'currency'), page: one(params, 'page') },
    { now },
  )
  if (!outcome.ok) notFound()
  return (
    <RatesPage
      list={outcome.value}
      params={params}
      today={dateInShanghai(now)}
      mayRecord={recordRate.allow.includes(actor.role)}
    />
  )
}
