import { notFound } from 'next/navigation'

import { insurancePolicy } from '@/features/insurance-policies'
import { PolicyPage } from '@/features/insurance-policies/components/policy-page'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '统保保单' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const now = systemNow()
  const outcome = await insurancePolicy(actor, { id: (await params).id }, { now })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '保单', href: '/insurer/policies' }, { label: outcome.value.insurancePolicyNumber }]}
      />
      <PolicyPage policy={outcome.value} today={dateInShanghai(now)} own />
    </>
  )
}
