import { notFound } from 'next/navigation'

import { shortageOfApplication } from '@/features/award-lists'
import { AdjustmentSection } from '@/features/award-lists/components/adjustment-section'
import { ExpertResultSection } from '@/features/expert-panels/components/result-section'
import { reviewWorkspace } from '@/features/reviews'
import { ReviewWorkspace } from '@/features/reviews/components/review-workspace'
import { applicationClocks } from '@/features/time-limits'
import { ClockLine } from '@/features/time-limits/components/clock-words'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '审核申报' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params
  const address = await searchParams
  const actor = await currentActor()
  const now = systemNow()
  const outcome = await reviewWorkspace(
    actor,
    { applicationId: id, queue: address as object, place: one(address, 'place') },
    { now },
  )
  if (!outcome.ok) notFound()
  const clocks = await applicationClocks(actor, { ids: [id] }, { now })
  const adjustments = await shortageOfApplication(actor, { applicationId: id }, { now })
  return (
    <ReviewWorkspace
      view={outcome.value}
      params={address}
      clock={<ClockLine clock={clocks.ok ? clocks.value[id] : undefined} />}
      experts={
        <>
          {adjustments.ok && <AdjustmentSection adjustments={adjustments.value} />}
          <ExpertResultSection {...outcome.value.experts} />
        </>
      }
    />
  )
}
