import { awardListFile } from '@/features/award-lists'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The list as .xlsx, .docx or .pdf, for the two departments and the auditors. */
export const GET = routeHandler<{ id: string; format: string }>(
  async ({ actor, params, now, requestId }) => {
    const format = params.format as 'xlsx' | 'docx' | 'pdf'
    const outcome = await awardListFile(actor, { awardListId: params.id, format }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const { bytes, name, mediaType } = outcome.value
    return attachment(bytes, name, mediaType)
  },
  { perMinute: 30 },
)
