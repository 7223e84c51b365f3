import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'

import { publicActor, systemActor } from '@/server/auth/actor'
import { isOwnOrigin } from '@/server/auth/origin'
import { actorOfSession, requestAddress, sessionCookie, sessionHours } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { env } from '@/server/env'
import { log } from '@/server/log'
import { withinRate } from '@/server/rate-limit'
import { problem } from '@/server/route'

import { signOut } from './sessions'
import { signIn } from './sign-in'

declare module 'next-auth' {
  interface User {
    sessionId: string
  }
}

/**
 * next-auth carries our session's id in its encrypted cookie and nothing else; whether it still holds is asked of our own
 * table on every request (S5).
 */
function options(): NextAuthOptions {
  const { name, secure } = sessionCookie()
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
    useSecureCookies: secure,
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        name: '登录名和口令',
        credentials: { loginName: {}, password: {} },
        async authorize(credentials, request) {
          const outcome = await signIn(
            systemActor(await requestAddress()),
            {
              loginName: credentials?.loginName ?? '',
              password: credentials?.password ?? '',
              userAgent: String(request.headers?.['user-agent'] ?? ''),
            },
            { now: systemNow() },
          )
          if (!outcome.ok) return null
          if (outcome.value.signedIn)
            return { id: outcome.value.accountId, sessionId: outcome.value.sessionId }
          if (outcome.value.reason === 'LOCKED') throw new Error('Locked')
          return null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.sessionId } : { sessionId: token.sessionId }),
      // The browser learns nothing from /api/auth/session: pages are rendered by the server.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId !== 'string') return
        const address = await requestAddress()
        const actor = await actorOfSession(token.sessionId, address, systemNow())
        await signOut(actor ?? publicActor(address), {}, { now: systemNow() })
      },
    },
    logger: {
      // What is logged never holds what was typed.
      error: (code, metadata) =>
        log.error({ code, error: String((metadata as Error)?.message ?? '') }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

type Extra = { params: Promise<{ nextauth: string[] }> }

/** GET and POST of `/api/auth/*`. Its own csrf token apart, a post must come from our own pages (S1), and not too often. */
export async function authHandler(request: Request, extra: Extra): Promise<Response> {
  const isPost = request.method === 'POST'
  if (isPost && !isOwnOrigin(request.headers.get('origin')))
    return problem(403, '请求来自其他网站，已被拒绝。请在本平台页面内操作。')
  if (!withinRate(`auth:${await requestAddress()}`, isPost ? 60 : 300, 60))
    return problem(429, '请求过于频繁，请一分钟后再试。', {}, { 'retry-after': '60' })
  return NextAuth(options())(request, extra)
}
