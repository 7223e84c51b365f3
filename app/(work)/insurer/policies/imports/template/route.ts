import { policyListTemplate } from '@/features/policy-imports'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The list that insurers fill in. */
export const GET = routeHandler(async ({ actor, now, requestId }) => {
  const outcome = await policyListTemplate(actor, {}, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(
    outcome.value,
    '统保保单清单模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
