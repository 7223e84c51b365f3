import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

import { places, roleName } from '@/features/accounts'
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

/** The number beside 消息, asked for only where the rail has that place. */
async function withUnread<P extends { href: string }>(rail: P[], actor: Actor) {
  if (!rail.some(({ href }) => href === '/notifications')) return rail
  const unread = await unreadCount(actor, {}, { now: systemNow() })
  return rail.map((place) =>
    place.href === '/notifications' && unread.ok
      ? { ...place, badge: unread.value, badgeWords: '条未读消息' }
      : place,
  )
}
