import { exportBadRows } from '@/features/policy-imports'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The rows that were not taken, with a column of reasons. */
export const GET = routeHandler<{ id: string }>(
  async ({ actor, params, now, requestId }) => {
    const outcome = await exportBadRows(actor, { id: params.id }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    return attachment(
      outcome.value.bytes,
      outcome.value.name,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  },
  { perMinute: 30 },
)
