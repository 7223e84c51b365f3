import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'

import { systemNow } from '../clock'
import { asActor } from '../db'
import { allowedOrigins, env } from '../env'
import { publicActor, systemActor, type Actor, type Role } from './actor'

/** S5: idle half an hour, twelve hours at most. */
export const sessionIdleMinutes = 30
export const sessionHours = 12

/** S6: the 等保 profile asks for a new password every 90 days. */
export const passwordDays = 90

export function isPasswordExpired(changedAt: Date, now: Date): boolean {
  return (
    env().PASSWORD_PROFILE === 'dengbao' && now.getTime() - changedAt.getTime() > passwordDays * 86_400_000
  )
}

/** `__Host-` wants https; on http://localhost the plain name is used. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = allowedOrigins()[0]!.startsWith('https:')
  return { name: secure ? '__Host-export-credit-session' : 'export-credit-session', secure }
}

export async function requestAddress(): Promise<string> {
  const head = await headers()
  return head.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? head.get('x-real-ip') ?? '127.0.0.1'
}

export async function requestId(): Promise<string> {
  return (await headers()).get('x-request-id') ?? crypto.randomUUID()
}

/** The session behind a token, as an Actor; null when it ended, idled out, or its account is disabled. Touches it once a minute. */
export async function actorOfSession(sessionId: string, address: string, now: Date): Promise<Actor | null> {
  return asActor(systemActor(), async (tx) => {
    const session = await tx.session.findUnique({
      where: { id: sessionId },
      include: { account: { include: { organisation: true } } },
    })
    if (!session || session.endedAt || session.account.disabledAt) return null
    if (now > session.expiresAt || now.getTime() - session.lastSeenAt.getTime() > sessionIdleMinutes * 60_000)
      return null
    if (now.getTime() - session.lastSeenAt.getTime() > 60_000)
      await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: now } })
    const { account } = session
    return {
      accountId: account.id,
      displayName: account.displayName,
      role: account.role,
      organisationId: account.organisationId,
      organisationName: account.organisation.name,
      kind: account.organisation.kind,
      divisionCode: account.organisation.divisionCode,
      sessionId,
      passwordExpired: isPasswordExpired(account.passwordChangedAt, now),
      address,
    }
  })
}

/** Who is asking, once a request; someone not signed in is the public. */
export const currentActor = cache(async (): Promise<Actor> => {
  const address = await requestAddress()
  const token = (await cookies()).get(sessionCookie().name)?.value
  if (!token) return publicActor(address)
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (typeof claims?.sessionId !== 'string') return publicActor(address)
  return (await actorOfSession(claims.sessionId, address, systemNow())) ?? publicActor(address)
})

/** For pages: someone with one of the roles, or the sign-in page. The use case asks again; this is only a convenience. */
export async function actorWithRole(roles: readonly Role[]): Promise<Actor> {
  const actor = await currentActor()
  if (actor.role === 'PUBLIC') redirect('/sign-in')
  if (actor.passwordExpired && (await headers()).get('x-pathname') !== '/account') redirect('/account')
  if (!roles.includes(actor.role as Role)) redirect('/home')
  return actor
}
