import { notFound } from 'next/navigation'

import { insurersFunds, reconciliationReaders } from '@/features/reconciliations'
import { InsurerFunds } from '@/features/reconciliations/components/insurer-funds'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '机构对账' }

export default async function Page() {
  const actor = await actorWithRole(reconciliationReaders)
  const outcome = await insurersFunds(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader title="机构对账" count={outcome.value.length} countUnit="个年度项目">
        各保险机构的预拨资金，按支持项目和年度专款专用。打开可查看与保险机构一致的对账单。
      </PageHeader>
      <InsurerFunds funds={outcome.value} />
    </>
  )
}
