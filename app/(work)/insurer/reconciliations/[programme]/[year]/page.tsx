import { notFound } from 'next/navigation'

import { reconciliation } from '@/features/reconciliations'
import { ReconciliationPage } from '@/features/reconciliations/components/reconciliation-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '预拨资金对账单' }

type Input = Parameters<typeof reconciliation>[1]

export default async function Page({ params }: { params: Promise<{ programme: string; year: string }> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { programme, year } = await params
  const outcome = await reconciliation(actor, { programme, year } as Input, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '对账', href: '/insurer/reconciliations' },
          { label: `${outcome.value.year} 年 ${outcome.value.programmeName}` },
        ]}
      />
      <ReconciliationPage content={outcome.value} path={`/insurer/reconciliations/${programme}/${year}`} />
    </>
  )
}
