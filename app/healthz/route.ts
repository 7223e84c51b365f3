import { routeHandler } from '@/server/route'

/** The process answers. */
export const GET = routeHandler(async () => Response.json({ status: 'ok' }), {
  perMinute: 6000,
  anonymous: true,
})
