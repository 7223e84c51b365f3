import { notFound } from 'next/navigation'

import { myAccounts } from '@/features/bank-accounts/accounts'
import { OwnAccount } from '@/features/bank-accounts/components/own-account'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '收款账户' }

export default async function Page() {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const own = await myAccounts(actor, {}, { now: systemNow() })
  if (!own.ok) notFound()
  return (
    <>
      <PageHeader title="收款账户">预拨资金不足的部分结算至此账户。</PageHeader>
      <OwnAccount own={own.value} />
    </>
  )
}
