import { trailPdf } from '@/documents/pdf'
import { readTrail, trailDocument } from '@/features/trails'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

export const GET = routeHandler<{ id: string }>(
  async ({ params, actor, now }) => {
    const outcome = await readTrail(actor, { lineId: params.id }, { now })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const bytes = await trailPdf(trailDocument(outcome.value))
    return attachment(bytes, `资金轨迹 ${outcome.value.receiptNumber}.pdf`, 'application/pdf')
  },
  { perMinute: 30 },
)
