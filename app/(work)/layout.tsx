import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

import { places, roleName } from '@/features/accounts'
import { SignOutForm } from '@/features/accounts/components/sign-out-form'
import { currentActor } from '@/server/auth/session'
import { WorkFrame } from '@/ui/work-frame'

/** The frame of everything behind sign-in. It guards nothing: each use case asks for itself. */
export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const path = (await headers()).get('x-pathname') ?? '/home'
  if (actor.role === 'PUBLIC') redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  const rail = places(actor.role)
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
