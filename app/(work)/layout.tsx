import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

import { places, roleName, type Place } from '@/features/accounts'
import { SignOutForm } from '@/features/accounts/components/sign-out-form'
import { unreadCount } from '@/features/notifications'
import type { Actor } from '@/server/auth/actor'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { WorkFrame } from '@/ui/work-frame'

/** The frame of everything behind sign-in. It guards nothing: each use case asks for itself. */
export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const path = (await headers()).get('x-pathname') ?? '/home'
  if (actor.role === 'PUBLIC') redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  const rail = await withUnread(places(actor.role), actor)
  return (
    <WorkFrame
      places={rail}
      person={`${actor.displayName}（${roleName(actor.role)}）`}
      organisation={actor.organisationName}
      signOut={<SignOutForm />}
    >
      {children}
    </WorkFrame>
  )
}

/** The number beside 消息, or beside the place that it is a page of. */
async function withUnread(rail: Place[], actor: Actor) {
  const leadsThere = ({ href, pages = [] }: Place) =>
    [href, ...pages.map((page) => page.href)].includes('/notifications')
  if (!rail.some(leadsThere)) return rail
  const unread = await unreadCount(actor, {}, { now: systemNow() })
  return rail.map((place) =>
    leadsThere(place) && unread.ok
      ? {
          ...place,
          badge: unread.value,
          badgeWords: '条未读消息',
          pages: place.pages?.map((page) =>
            page.href === '/notifications' && unread.value > 0 ? { ...page, count: unread.value } : page,
          ),
        }
      : place,
  )
}
