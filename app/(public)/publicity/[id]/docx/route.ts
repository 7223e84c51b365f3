import { publicDetail, publicityFile } from '@/features/publicity'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The publicity as .docx, from the stored content. */
export const GET = routeHandler<{ id: string }>(
  async ({ actor, params, now, requestId }) => {
    const outcome = await publicDetail(actor, { publicityId: params.id }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const file = await publicityFile(outcome.value, 'docx')
    return attachment(file.bytes, file.name, file.mediaType)
  },
  { perMinute: 30 },
)
