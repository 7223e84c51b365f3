import { exportQueue } from '@/features/reviews'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The queue as it is filtered, every row of it. */
export const GET = routeHandler(async ({ actor, request, now, requestId }) => {
  const { searchParams } = new URL(request.url)
  const address = Object.fromEntries(
    [...searchParams.keys()].map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
  const outcome = await exportQueue(actor, address, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(outcome.value.bytes, outcome.value.name, outcome.value.mediaType)
})
