import { publicDetail, publicityFile, withdrawnWords } from '@/features/publicity'
import { attachment, problem, refusalResponse, routeHandler } from '@/server/route'

/** The publicity as .xlsx, from the stored content. */
export const GET = routeHandler<{ id: string }>(
  async ({ actor, params, now, requestId }) => {
    const outcome = await publicDetail(actor, { publicityId: params.id }, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    if (outcome.value.withdrawal) return problem(410, withdrawnWords(outcome.value.withdrawal))
    const file = await publicityFile(outcome.value, 'xlsx')
    return attachment(file.bytes, file.name, file.mediaType)
  },
  { perMinute: 30 },
)
