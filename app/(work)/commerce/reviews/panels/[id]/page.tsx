import { notFound } from 'next/navigation'

import { drawAgain, panelDetail } from '@/features/expert-panels'
import { PanelPage } from '@/features/expert-panels/components/panel-page'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '评审组' }

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await currentActor()
  const now = systemNow()
  const outcome = await panelDetail(actor, { panelId: (await params).id }, { now })
  if (!outcome.ok) notFound()
  const drawId = one(await searchParams, 'again')
  const again = drawId ? await drawAgain(actor, { drawId }, { now }) : null
  return (
    <>
      <Breadcrumb
        items={[{ label: '专家评审', href: '/commerce/reviews/panels' }, { label: outcome.value.number }]}
      />
      <PanelPage panel={outcome.value} again={again?.ok ? again.value : null} />
    </>
  )
}
