import { notFound } from 'next/navigation'

import { accountsOverview } from '@/features/administration'
import { AccountsPage } from '@/features/administration/components/accounts-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '账号与岗位' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['SECURITY_ADMIN'])
  const params = await searchParams
  const outcome = await accountsOverview(
    actor,
    { text: one(params, 'q'), page: one(params, 'page') || 1 },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return <AccountsPage overview={outcome.value} params={params} />
}
