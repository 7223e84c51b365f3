import { officialListTemplate } from '@/features/official-exports/lists'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The table that people fill in. */
export const GET = routeHandler(async ({ actor, now, requestId }) => {
  const outcome = await officialListTemplate(actor, {}, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(
    outcome.value,
    '官方出口名单模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
