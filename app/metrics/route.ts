import { metricsText } from '@/server/metrics'
import { routeHandler } from '@/server/route'

/** Prometheus text; reachable from this machine and private networks only (see docs/operations.md). */
export const GET = routeHandler(
  async ({ actor }) => {
    if (!/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1|::ffff:127\.)/.test(actor.address))
      return new Response(null, { status: 404 })
    const { text, type } = await metricsText()
    return new Response(text, { headers: { 'content-type': type } })
  },
  { perMinute: 600, anonymous: true },
)
