import { notFound } from 'next/navigation'

import { DifferencePage } from '@/features/export-differences/components/difference-page'
import { DifferenceSteps } from '@/features/export-differences/components/difference-steps'
import { exportDifference } from '@/features/export-differences/differences'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '出口额差异' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const { id } = await params
  const outcome = await exportDifference(actor, { id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '出口额差异', href: '/commerce/export-differences' }, { label: outcome.value.name }]}
      />
      <DifferencePage of={outcome.value}>
        <DifferenceSteps of={outcome.value} />
      </DifferencePage>
    </>
  )
}
