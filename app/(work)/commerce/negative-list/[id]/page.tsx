import { notFound } from 'next/navigation'

import { caseDetail } from '@/features/negative-list/cases'
import { CasePage } from '@/features/negative-list/components/case-page'
import { OfficeSteps } from '@/features/negative-list/components/office-steps'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '案件' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const { id } = await params
  const now = systemNow()
  const outcome = await caseDetail(actor, { caseId: id }, { now })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '信用负面清单', href: '/commerce/negative-list' }, { label: outcome.value.number }]}
      />
      <CasePage of={outcome.value}>
        <OfficeSteps of={outcome.value} today={dateInShanghai(now)} />
      </CasePage>
    </>
  )
}
