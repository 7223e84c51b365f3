import { NextResponse, type NextRequest } from 'next/server'

/**
 * Headers for every answer (S10), a request id, and the refusal of what Next should never be asked.
 * It guards nothing: who may do what is asked in the use cases.
 */
export function proxy(request: NextRequest): NextResponse {
  if (
    request.method === 'TRACE' ||
    request.headers.has('x-middleware-subrequest') ||
    request.nextUrl.pathname.startsWith('/_next/image')
  )
    return new NextResponse('不支持的请求。', {
      status: 405,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })

  const nonce = btoa(crypto.randomUUID())
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

  const headers = new Headers(request.headers)
  const requestId = crypto.randomUUID()
  headers.set('x-request-id', requestId)
  headers.set('x-nonce', nonce)
  headers.set('x-pathname', request.nextUrl.pathname)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  // A stored file says for itself that nothing in it runs, and that the evidence viewer alone may frame it.
  if (!request.nextUrl.pathname.startsWith('/files/')) {
    response.headers.set('content-security-policy', policy)
    response.headers.set('x-frame-options', 'DENY')
  }
  response.headers.set('x-request-id', requestId)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  if (request.cookies.getAll().some((cookie) => cookie.name.endsWith('export-credit-session')))
    response.headers.set('cache-control', 'no-store')
  return response
}

export const config = { matcher: ['/((?!_next/static|api/v1/policy/evaluate-batch).*)'] }
