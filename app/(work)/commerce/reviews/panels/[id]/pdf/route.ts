import { panelSummaryPdf } from '@/documents/pdf'
import { panelSummaryDocument } from '@/features/expert-panels'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

export const GET = routeHandler<{ id: string }>(
  async ({ params, actor, now }) => {
    const outcome = await panelSummaryDocument(actor, { panelId: params.id }, { now })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const bytes = await panelSummaryPdf(outcome.value)
    return attachment(bytes, `专家评审意见汇总表 ${outcome.value.number}.pdf`, 'application/pdf')
  },
  { perMinute: 30 },
)
