import { notFound } from 'next/navigation'

import { reconciliations } from '@/features/reconciliations'
import { FundTable } from '@/features/reconciliations/components/fund-table'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '预拨资金对账' }

export default async function Page() {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const funds = await reconciliations(actor, {}, { now: systemNow() })
  if (!funds.ok) notFound()
  return (
    <>
      <PageHeader title="预拨资金对账" count={funds.value.length} countUnit="个年度项目">
        <p>预拨资金按机构、支持项目和年度专款专用，凭核定名单提取（豫商财〔2024〕15号 二(六)）。</p>
      </PageHeader>
      <FundTable funds={funds.value} />
    </>
  )
}
