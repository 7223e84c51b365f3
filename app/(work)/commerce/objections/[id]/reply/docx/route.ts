import { objectionReplyWord } from '@/features/publicity'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The reply to an objection as .docx, to be sent on paper. */
export const GET = routeHandler<{ id: string }>(async ({ actor, params, now, requestId }) => {
  const outcome = await objectionReplyWord(actor, { objectionId: params.id }, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  const { bytes, name } = outcome.value
  return attachment(bytes, name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
})
