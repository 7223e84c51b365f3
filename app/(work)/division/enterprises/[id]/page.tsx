import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { enterpriseById } from '@/features/enterprises'
import { DecisionForms, VerifyBankAccountForm } from '@/features/enterprises/components/decision-forms'
import { EnterpriseFacts, EnterpriseStateMark } from '@/features/enterprises/components/enterprise-facts'
import { exportRecordsOfEnterprise } from '@/features/export-records'
import { ExportRecords } from '@/features/export-records/components/export-records'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { DateText } from '@/ui/date'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata: Metadata = { title: '企业核验' }

export default async function DivisionEnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const { id } = await params
  const now = systemNow()
  const outcome = await enterpriseById(actor, { id }, { now })
  if (!outcome.ok) notFound()
  const enterprise = outcome.value
  const decides = actor.role === 'DIVISION_COMMERCE'
  const records = decides ? await exportRecordsOfEnterprise(actor, { enterpriseId: id }, { now }) : null
  const waiting = enterprise.bankAccounts.find((account) => account.state === 'PENDING_VERIFICATION')
  return (
    <>
      <PageHeader title={enterprise.name}>
        <EnterpriseStateMark state={enterprise.state} />
      </PageHeader>
      {enterprise.listedUntil && (
        <NoticeBanner kind="danger" title="该企业在负面清单内。">
          <p>
            期限至 <DateText date={enterprise.listedUntil} />
            （含当日），期间不得享受支持；核验注册信息不受影响。
          </p>
        </NoticeBanner>
      )}
      <EnterpriseFacts enterprise={enterprise} />
      {records?.ok && (
        <Section title="出口额记录">
          <ExportRecords records={records.value} empty="企业还没有填报出口额。" />
        </Section>
      )}
      {decides && enterprise.state === 'PENDING_VERIFICATION' && <DecisionForms enterprise={enterprise} />}
      {decides && enterprise.state === 'VERIFIED' && waiting && (
        <VerifyBankAccountForm enterprise={enterprise} accountId={waiting.id} />
      )}
    </>
  )
}
