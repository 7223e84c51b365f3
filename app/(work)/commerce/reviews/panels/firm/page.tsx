import { notFound } from 'next/navigation'

import { panelCandidates } from '@/features/expert-panels'
import { FirmForm } from '@/features/expert-panels/components/firm-form'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '登记第三方机构意见' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const roundId = one(await searchParams, 'round')
  const outcome = await panelCandidates(await currentActor(), roundId ? { roundId } : {}, {
    now: systemNow(),
  })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '专家评审', href: '/commerce/reviews/panels' }, { label: '登记第三方机构意见' }]}
      />
      <FirmForm candidates={outcome.value} />
    </>
  )
}
