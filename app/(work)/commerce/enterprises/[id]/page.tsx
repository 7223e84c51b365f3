import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { enterpriseById } from '@/features/enterprises'
import { EnterpriseFacts, EnterpriseStateMark } from '@/features/enterprises/components/enterprise-facts'
import { exportRecordsOfEnterprise } from '@/features/export-records'
import { ExportRecords } from '@/features/export-records/components/export-records'
import { OfficialRecordForm } from '@/features/export-records/components/record-forms'
import { priorYearOf } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { DateText } from '@/ui/date'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata: Metadata = { title: '企业' }

export default async function CommerceEnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const { id } = await params
  const now = systemNow()
  const outcome = await enterpriseById(actor, { id }, { now })
  const records = await exportRecordsOfEnterprise(actor, { enterpriseId: id }, { now })
  if (!outcome.ok || !records.ok) notFound()
  const enterprise = outcome.value
  return (
    <>
      <PageHeader title={enterprise.name}>
        <EnterpriseStateMark state={enterprise.state} />
      </PageHeader>
      {enterprise.listedUntil && (
        <NoticeBanner kind="danger" title="该企业在负面清单内。">
          <p>
            期限至 <DateText date={enterprise.listedUntil} />
            （含当日）。
          </p>
        </NoticeBanner>
      )}
      <Section title="出口额记录" note="每项记录都保留，由最优来源决定">
        <ExportRecords records={records.value} empty="还没有出口额记录。" />
      </Section>
      {actor.role === 'COMMERCE_PREPARER' && (
        <OfficialRecordForm enterpriseId={id} year={priorYearOf(dateInShanghai(now))} />
      )}
      <EnterpriseFacts enterprise={enterprise} />
    </>
  )
}
