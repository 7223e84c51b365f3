import { followedReply } from '@/features/publicity'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** 异议答复书, for whoever has the objection's number and code. */
export const GET = routeHandler<{ number: string }>(
  async ({ request, actor, params, now, requestId }) => {
    const number = decodeURIComponent(params.number)
    const code = new URL(request.url).searchParams.get('code') ?? ''
    const outcome = await followedReply(actor, { number, code }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const file = outcome.value
    return attachment(file.bytes, file.name, file.mediaType)
  },
  { perMinute: 30 },
)
