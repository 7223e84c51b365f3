import { notFound } from 'next/navigation'

import { unreadCount } from '@/features/notifications'
import { NotificationList } from '@/features/notifications/components/notification-list'
import { listNotifications } from '@/features/notifications/read-notifications'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '消息' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await currentActor()
  const params = await searchParams
  const unreadOnly = one(params, 'unread') === '1'
  const now = systemNow()
  const list = await listNotifications(actor, { unreadOnly, page: one(params, 'page') }, { now })
  const unread = await unreadCount(actor, {}, { now })
  if (!list.ok || !unread.ok) notFound()
  return <NotificationList {...list.value} unread={unread.value} unreadOnly={unreadOnly} />
}
