import { notFound } from 'next/navigation'

import { insurerReconciliation, reconciliationReaders } from '@/features/reconciliations'
import { ReconciliationPage } from '@/features/reconciliations/components/reconciliation-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '预拨资金对账单' }

type Input = Parameters<typeof insurerReconciliation>[1]

export default async function Page({ params }: { params: Promise<Record<keyof Input, string>> }) {
  const actor = await actorWithRole(reconciliationReaders)
  const outcome = await insurerReconciliation(actor, (await params) as Input, { now: systemNow() })
  if (!outcome.ok) notFound()
  const { insurerName, year, programmeName } = outcome.value
  return (
    <>
      <Breadcrumb
        items={[
          { label: '机构对账', href: '/finance/reconciliations' },
          { label: `${insurerName} ${year} 年 ${programmeName}` },
        ]}
      />
      <ReconciliationPage content={outcome.value} />
    </>
  )
}
