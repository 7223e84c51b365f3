import { randomUUID } from 'node:crypto'

import { publicActor, type Actor } from './auth/actor'
import { isOwnOrigin } from './auth/origin'
import { currentActor, requestAddress } from './auth/session'
import { systemNow } from './clock'
import { log } from './log'
import { withinRate } from './rate-limit'
import type { Refusal } from './use-case'

export interface RouteContext<P> {
  request: Request
  params: P
  actor: Actor
  now: Date
  requestId: string
}

interface Options {
  /** Uses a minute, by session or address. */
  perMinute?: number
  /** The public calculator takes posts from anywhere: it changes nothing and reads nobody's data. */
  anyOrigin?: boolean
  /** For the machines that watch the portal: no session is asked, so the answer does not hang on the database. */
  anonymous?: boolean
}

/**
 * The one wrapper of all route handlers (S1). Errors leave as RFC 9457 problems; what is behind sign-in is never stored by caches.
 */
export function routeHandler<P = Record<string, string>>(
  handle: (context: RouteContext<P>) => Promise<Response>,
  options: Options = {},
) {
  return async function route(request: Request, extra: { params: Promise<P> }): Promise<Response> {
    const requestId = request.headers.get('x-request-id') ?? randomUUID()
    try {
      const writes = !['GET', 'HEAD'].includes(request.method)
      if (writes && !options.anyOrigin && !isOwnOrigin(request.headers.get('origin')))
        return problem(403, '请求来自其他网站，已被拒绝。请在本平台页面内操作。')
      const actor = options.anonymous ? publicActor(await requestAddress()) : await currentActor()
      if (
        !withinRate(
          `route:${kindOf(new URL(request.url).pathname)}:${actor.sessionId ?? (await requestAddress())}`,
          options.perMinute ?? 240,
          60,
        )
      )
        return problem(429, '请求过于频繁，请一分钟后再试。', {}, { 'retry-after': '60' })
      const response = await handle({
        request,
        params: await extra.params,
        actor,
        now: systemNow(),
        requestId,
      })
      if (actor.role !== 'PUBLIC' && !response.headers.has('cache-control'))
        response.headers.set('cache-control', 'no-store')
      return response
    } catch (error) {
      const reference = randomUUID().slice(0, 8).toUpperCase()
      log.error(
        {
          requestId,
          reference,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
        'unexpected error',
      )
      return problem(500, `系统暂时无法完成。请稍后再试；如仍不成功，请联系运维并告知编号 ${reference}。`, {
        reference,
      })
    }
  }
}

/** A route whatever the record in its address: a thousand files are a thousand uses of one route. */
const kindOf = (pathname: string) =>
  pathname
    .split('/')
    .map((part) => (/\d/.test(part) && !/^v\d$/.test(part) ? ':id' : part))
    .join('/')

/** `application/problem+json`, with more members where there are any. */
export function problem(
  status: number,
  detail: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: detail, status, detail, ...more }), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      // Some addresses go past proxy.ts; a refusal carries its own.
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      ...headers,
    },
  })
}

const statusOf = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  INVALID: 422,
  CONFLICT: 409,
  LIMIT: 429,
} as const

export function refusalResponse(refusal: Refusal): Response {
  return problem(statusOf[refusal.code], refusal.message, {
    clause: refusal.details.clause,
    fieldErrors: refusal.details.fieldErrors,
  })
}

/** Bytes as an attachment that no browser interprets (S9). `name` may be Chinese. */
export function attachment(bytes: Uint8Array, name: string, mediaType: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
  })
}
