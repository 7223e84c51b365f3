import { notFound } from 'next/navigation'

import { panelOverview } from '@/features/expert-panels'
import { PanelList } from '@/features/expert-panels/components/panel-list'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '专家评审' }

export default async function Page() {
  const outcome = await panelOverview(await currentActor(), {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '审核', href: '/commerce/reviews' }, { label: '专家评审' }]} />
      <PanelList overview={outcome.value} />
    </>
  )
}
