import { openFile, type OpenedFile } from '@/features/stored-files'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** What the evidence viewer may show in its frame; everything else is only ever saved. */
const shown = ['application/pdf', 'image/png', 'image/jpeg']

/** A stored file: an attachment, or with `?inline=1` for the evidence viewer. The walls decide who gets it. */
export const GET = routeHandler<{ id: string }>(async ({ actor, params, request, now, requestId }) => {
  const outcome = await openFile(actor, { id: params.id }, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  const file = outcome.value
  const inline = new URL(request.url).searchParams.get('inline') === '1' && shown.includes(file.mediaType)
  return inline ? inFrame(file) : attachment(file.bytes, file.name, file.mediaType)
})

/** Type and bytes were checked as they came in; the browser may render them and do nothing else. */
function inFrame(file: OpenedFile): Response {
  const response = attachment(file.bytes, file.name, file.mediaType)
  response.headers.set('content-disposition', 'inline')
  // The browsers' own PDF viewers do not work in a sandbox.
  response.headers.set(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'",
  )
  response.headers.set('x-frame-options', 'SAMEORIGIN')
  return response
}
