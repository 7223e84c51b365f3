import { signOut } from '@/features/accounts'
import { sessionCookie } from '@/server/auth/session'
import { routeHandler } from '@/server/route'

/** A plain form's target: the session ends in our table, then the cookie goes. */
export const POST = routeHandler(async ({ actor, now, requestId }) => {
  if (actor.role !== 'PUBLIC') await signOut(actor, {}, { now, requestId })
  const { name, secure } = sessionCookie()
  return new Response(null, {
    status: 303,
    headers: {
      location: '/sign-in',
      'set-cookie': `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
    },
  })
})
