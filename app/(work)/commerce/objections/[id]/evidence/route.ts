import { objectionEvidence } from '@/features/publicity'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The evidence of an objection, for those who decide on it. */
export const GET = routeHandler<{ id: string }>(async ({ actor, params, now, requestId }) => {
  const outcome = await objectionEvidence(actor, { objectionId: params.id }, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  const file = outcome.value
  return attachment(file.bytes, file.name, file.mediaType)
})
