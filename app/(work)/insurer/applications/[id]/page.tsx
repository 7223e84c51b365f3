import { notFound } from 'next/navigation'

import { shortageOfApplication } from '@/features/award-lists'
import { AdjustmentSection } from '@/features/award-lists/components/adjustment-section'
import { insurerApplication } from '@/features/insurer-applications'
import { ApplicationPage } from '@/features/insurer-applications/components/application-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '保费申报' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: Props) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { id } = await params
  const now = systemNow()
  const outcome = await insurerApplication(actor, { id }, { now })
  if (!outcome.ok) notFound()
  const adjustments = await shortageOfApplication(actor, { applicationId: id }, { now })
  const leftOut = one(await searchParams, 'left-out').replaceAll(/\D/g, '')
  return (
    <>
      <Breadcrumb
        items={[
          { label: '保费申报', href: '/insurer/applications' },
          { label: outcome.value.receiptNumber ?? '草稿' },
        ]}
      />
      <ApplicationPage
        application={outcome.value}
        role={actor.role as 'INSURER_OPERATOR' | 'INSURER_CHECKER'}
        leftOut={leftOut}
      />
      {adjustments.ok && <AdjustmentSection adjustments={adjustments.value} />}
    </>
  )
}
