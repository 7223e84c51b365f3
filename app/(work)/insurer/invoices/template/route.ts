import { invoiceListTemplate } from '@/features/reviews'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The template of the insurers' invoice list. */
export const GET = routeHandler(async ({ actor, now, requestId }) => {
  const outcome = await invoiceListTemplate(actor, {}, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(outcome.value.bytes, outcome.value.name, outcome.value.mediaType)
})
