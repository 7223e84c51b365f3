import { notFound } from 'next/navigation'

import { expertWorkspace } from '@/features/expert-panels'
import { ExpertWorkspace } from '@/features/expert-panels/components/expert-workspace'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '专家评审' }

export default async function Page({
  params,
}: {
  params: Promise<{ panelId: string; applicationId: string }>
}) {
  const outcome = await expertWorkspace(await currentActor(), await params, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <ExpertWorkspace view={outcome.value} />
}
