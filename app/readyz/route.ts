import { isDatabaseReady } from '@/server/readiness'
import { routeHandler } from '@/server/route'

/** The process can do its work: the database answers. */
export const GET = routeHandler(
  async () =>
    (await isDatabaseReady())
      ? Response.json({ status: 'ready' })
      : Response.json({ status: 'database unreachable' }, { status: 503 }),
  { perMinute: 6000, anonymous: true },
)
