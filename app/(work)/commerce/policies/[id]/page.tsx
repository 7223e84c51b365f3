import { notFound } from 'next/navigation'

import { releasesOfPolicy } from '@/features/cover-releases'
import { PolicyReleases } from '@/features/cover-releases/components/policy-releases'
import { insurancePolicy, policyReaders } from '@/features/insurance-policies'
import { PolicyPage } from '@/features/insurance-policies/components/policy-page'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '统保保单' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(policyReaders)
  const now = systemNow()
  const outcome = await insurancePolicy(actor, { id: (await params).id }, { now })
  if (!outcome.ok) notFound()
  const releases = await releasesOfPolicy(actor, { insurancePolicyId: outcome.value.id }, { now })
  return (
    <>
      <Breadcrumb
        items={[
          { label: '统保保单', href: '/commerce/policies' },
          { label: outcome.value.insurancePolicyNumber },
        ]}
      />
      <PolicyPage policy={outcome.value} today={dateInShanghai(now)} own={false} />
      {releases.ok && (
        <PolicyReleases of={releases.value} policy={outcome.value} today={dateInShanghai(now)} />
      )}
    </>
  )
}
