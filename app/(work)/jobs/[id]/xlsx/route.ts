import { exportBulkFailures } from '@/features/bulk-jobs'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** What was not done, and why. */
export const GET = routeHandler<{ id: string }>(async ({ actor, params, now, requestId }) => {
  const outcome = await exportBulkFailures(actor, { jobId: params.id }, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(outcome.value.bytes, outcome.value.name, outcome.value.mediaType)
})
