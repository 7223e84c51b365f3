import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ownCover } from '@/features/cover-statements'
import { OwnCoverPage } from '@/features/cover-statements/components/own-cover'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '我的保障' }

export default async function Page() {
  const actor = await actorWithRole(['ENTERPRISE_APPROVER', 'ENTERPRISE_OPERATOR'])
  const outcome = await ownCover(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <OwnCoverPage cover={outcome.value} />
}
