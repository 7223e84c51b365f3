import { notFound } from 'next/navigation'

import { listCases } from '@/features/negative-list/cases'
import { CaseList } from '@/features/negative-list/components/case-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '核查案件' }

export default async function Page() {
  const actor = await actorWithRole(['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'])
  const outcome = await listCases(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader title="核查案件" count={outcome.value.length} countUnit="件" />
      <CaseList
        cases={outcome.value}
        path="/enterprise/cases"
        empty="没有涉及本企业的案件。如有，省商务厅会告知事实和证据，请在期限内陈述。"
      />
    </>
  )
}
