import { exportCheckBatch } from '@/features/duplicate-cover'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** Every row of the list with its answer. */
export const GET = routeHandler<{ id: string }>(
  async ({ actor, params, now, requestId }) => {
    const outcome = await exportCheckBatch(actor, { id: params.id }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    return attachment(
      outcome.value.bytes,
      outcome.value.name,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  },
  { perMinute: 30 },
)
