import { notFound } from 'next/navigation'

import { parties, requestDetail } from '@/features/spot-checks/ask-enterprise'
import { RequestPage } from '@/features/spot-checks/components/request-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '抽查通知' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(parties)
  const { id } = await params
  const outcome = await requestDetail(actor, { sheetId: id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <RequestPage request={outcome.value} />
}
