import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { myColleagues } from '@/features/accounts'
import { Colleagues } from '@/features/accounts/components/colleagues'
import { divisionOptions, myEnterprise } from '@/features/enterprises'
import {
  Defects,
  EnterpriseFacts,
  EnterpriseStateMark,
} from '@/features/enterprises/components/enterprise-facts'
import { BankAccountForm, ContactForm, CorrectionForm } from '@/features/enterprises/components/profile-forms'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '企业信息' }

export default async function ProfilePage() {
  const actor = await actorWithRole(['ENTERPRISE_APPROVER', 'ENTERPRISE_OPERATOR'])
  const now = systemNow()
  const [own, people] = [await myEnterprise(actor, {}, { now }), await myColleagues(actor, {}, { now })]
  if (!own.ok || !people.ok) notFound()
  const enterprise = own.value
  const isApprover = actor.role === 'ENTERPRISE_APPROVER'
  const returned = enterprise.state === 'RETURNED'
  return (
    <>
      <PageHeader title="企业信息">
        <p>{enterprise.name}</p>
        <EnterpriseStateMark state={enterprise.state} />
      </PageHeader>
      {returned && (
        <NoticeBanner kind="warning" title="所在地商务局退回了注册信息，请按以下问题补正：">
          <Defects defects={enterprise.decisions[0]?.defects ?? []} />
          {!isApprover && <p className="mt-2">请由本企业负责人登录后补正并重新提交。</p>}
        </NoticeBanner>
      )}
      {enterprise.state === 'PENDING_VERIFICATION' && <NoticeBanner title="注册信息正由所在地商务局核验。" />}
      {returned && isApprover ? (
        <CorrectionForm enterprise={enterprise} divisions={await divisionOptions(now)} />
      ) : (
        <EnterpriseFacts enterprise={enterprise} />
      )}
      <Colleagues people={people.value} mayChange={isApprover} />
      {!returned && <ContactForm enterprise={enterprise} />}
      {enterprise.state === 'VERIFIED' && isApprover && <BankAccountForm />}
    </>
  )
}
