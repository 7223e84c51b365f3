import { notFound } from 'next/navigation'

import { expertPool } from '@/features/expert-panels'
import { PoolPage } from '@/features/expert-panels/components/pool-page'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '专家库' }

export default async function Page() {
  const outcome = await expertPool(await currentActor(), {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '专家评审', href: '/commerce/reviews/panels' }, { label: '专家库' }]} />
      <PoolPage pool={outcome.value} />
    </>
  )
}
