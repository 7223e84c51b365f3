import { notFound } from 'next/navigation'

import { caseDetail } from '@/features/negative-list/cases'
import { CasePage } from '@/features/negative-list/components/case-page'
import { EnterpriseSteps } from '@/features/negative-list/components/enterprise-steps'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '核查案件' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'])
  const { id } = await params
  const now = systemNow()
  const outcome = await caseDetail(actor, { caseId: id }, { now })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '核查案件', href: '/enterprise/cases' }, { label: outcome.value.number }]}
      />
      <CasePage of={outcome.value}>
        <EnterpriseSteps of={outcome.value} today={dateInShanghai(now)} />
      </CasePage>
    </>
  )
}
