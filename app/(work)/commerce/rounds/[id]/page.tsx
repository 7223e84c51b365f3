import { notFound } from 'next/navigation'

import { RoundPage } from '@/features/rounds/components/round-page'
import { getRound, officials } from '@/features/rounds/read-rounds'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '批次' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(officials)
  const outcome = await getRound(actor, await params, { now: systemNow() })
  if (!outcome.ok) notFound()
  const round = outcome.value
  return (
    <>
      <Breadcrumb items={[{ label: '批次', href: '/commerce/rounds' }, { label: round.noticeNumber }]} />
      <RoundPage round={round} viewer={actor} />
    </>
  )
}
