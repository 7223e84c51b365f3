import { routeHandler } from '@/server/route'
import { LARGER_TEXT_COOKIE, samePath } from '@/ui/larger-text'

const A_YEAR = 365 * 24 * 60 * 60

/**
 * 长者模式 on or off: `larger=1` or `larger=0`, then back to the page one came from.
 * A preference of the reader, no business data: it needs no session and leaves no audit entry.
 */
export const POST = routeHandler(async ({ request }) => {
  const form = await request.formData().catch(() => new FormData())
  const larger = form.get('larger') === '1'
  const cookie = `${LARGER_TEXT_COOKIE}=${larger ? '1' : '0'}; Path=/; Max-Age=${larger ? A_YEAR : 0}; SameSite=Lax; HttpOnly`
  return new Response(null, {
    status: 303,
    headers: { location: samePath(form.get('back') ?? pathOf(request)), 'set-cookie': cookie },
  })
})

/** The page the form stood on, if the browser says so and it is one of ours. */
function pathOf(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const from = new URL(referer)
  return from.host === request.headers.get('host') ? from.pathname + from.search : '/'
}
