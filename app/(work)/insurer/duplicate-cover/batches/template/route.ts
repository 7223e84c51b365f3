import { coverCheckTemplate } from '@/features/duplicate-cover'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The list that insurers fill in. */
export const GET = routeHandler(async ({ actor, now, requestId }) => {
  const outcome = await coverCheckTemplate(actor, {}, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(
    outcome.value,
    '批量查重名单模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
