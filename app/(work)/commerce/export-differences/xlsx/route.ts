import { exportDifferencesXlsx } from '@/features/export-differences/differences'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The differences as they are filtered, every row of them. */
export const GET = routeHandler(async ({ actor, request, now, requestId }) => {
  const { searchParams } = new URL(request.url)
  const address = Object.fromEntries(
    [...searchParams.keys()].map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
  const outcome = await exportDifferencesXlsx(actor, address, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  return attachment(
    outcome.value.bytes,
    outcome.value.name,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
