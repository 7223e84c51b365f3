import { answerLines } from '@/features/calculator'
import { settingsToday } from '@/features/ruling-settings'
import { problem, refusalResponse, routeHandler } from '@/server/route'

/** Streamed both ways; proxy.ts leaves this address alone, because it would hold the whole body. */
export const POST = routeHandler(
  async ({ request, actor, now, requestId }) => {
    if (!request.body) return problem(422, '请求为空。请逐行提交 JSON。')
    const settings = await settingsToday(actor, {}, { now, requestId })
    if (!settings.ok) return refusalResponse(settings.refusal)
    return new Response(request.body.pipeThrough(answerLines(settings.value)), {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-request-id': requestId,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
      },
    })
  },
  { anyOrigin: true, perMinute: 30 },
)
