import { objectionReply } from '@/features/publicity'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The reply to an objection as it was sent. */
export const GET = routeHandler<{ id: string }>(async ({ actor, params, now, requestId }) => {
  const outcome = await objectionReply(actor, { objectionId: params.id }, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  const file = outcome.value
  return attachment(file.bytes, file.name, file.mediaType)
})
