import { coverListTemplate } from '@/features/cover-overlaps/overlaps'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** 统保保单清单, as insurers fill it in. */
export const GET = routeHandler(async ({ actor, now, requestId }) => {
  const outcome = await coverListTemplate(actor, {}, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(
    outcome.value,
    '统保保单清单模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
