import { notFound } from 'next/navigation'

import { CorrectionPage } from '@/features/invoice-corrections/components/correction-page'
import { correctionDetail, insurers } from '@/features/invoice-corrections/corrections'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '发票清单更正' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(insurers)
  const { id } = await params
  const outcome = await correctionDetail(actor, { correctionId: id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '发票清单', href: '/insurer/invoices' }, { label: outcome.value.number }]}
      />
      <CorrectionPage correction={outcome.value} />
    </>
  )
}
