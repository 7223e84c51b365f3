import { notFound } from 'next/navigation'

import { OverlapPage } from '@/features/cover-overlaps/components/overlap-page'
import { coverOverlap } from '@/features/cover-overlaps/overlaps'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '重复投保线索' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const { id } = await params
  const outcome = await coverOverlap(actor, { id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '重复投保线索', href: '/commerce/cover-overlaps' },
          { label: outcome.value.enterpriseName },
        ]}
      />
      <OverlapPage of={outcome.value} />
    </>
  )
}
