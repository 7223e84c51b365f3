import { notFound } from 'next/navigation'

import { institutionAccountList } from '@/features/bank-accounts/accounts'
import { InstitutionAccountList } from '@/features/bank-accounts/components/institution-accounts'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '机构收款账户' }

export default async function Page() {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'])
  const accounts = await institutionAccountList(actor, {}, { now: systemNow() })
  if (!accounts.ok) notFound()
  return (
    <>
      <PageHeader title="机构收款账户" count={accounts.value.waiting.length} countUnit="个待核验">
        保险机构更换账户后由省商务厅核验，办理拨付的财政部门不参与核验。
      </PageHeader>
      <InstitutionAccountList accounts={accounts.value} />
    </>
  )
}
