import { openApiDocument } from '@/features/calculator'
import { routeHandler } from '@/server/route'

export const GET = routeHandler(async () => Response.json(openApiDocument()), { perMinute: 300 })
