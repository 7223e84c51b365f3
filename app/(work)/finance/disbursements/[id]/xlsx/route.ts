import { exportDisbursementList } from '@/features/disbursements'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** 拨付清单 as .xlsx; provincial finance only. */
export const GET = routeHandler<{ id: string }>(
  async ({ actor, params, now, requestId }) => {
    const outcome = await exportDisbursementList(actor, { orderId: params.id }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    return attachment(
      outcome.value.bytes,
      outcome.value.name,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  },
  { perMinute: 30 },
)
