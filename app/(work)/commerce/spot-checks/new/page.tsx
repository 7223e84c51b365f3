import { notFound } from 'next/navigation'

import { NewPlanForm } from '@/features/spot-checks/components/new-plan'
import { planChoices } from '@/features/spot-checks/plans'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '制定抽查方案' }

export default async function Page() {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const outcome = await planChoices(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '抽查', href: '/commerce/spot-checks' }, { label: '制定方案' }]} />
      <PageHeader title="制定抽查方案" />
      <NewPlanForm choices={outcome.value} />
    </>
  )
}
