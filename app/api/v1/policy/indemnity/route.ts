import { answerIndemnity, jsonAnswer } from '@/features/calculator'
import { routeHandler } from '@/server/route'

export const POST = routeHandler(({ request }) => jsonAnswer(request, answerIndemnity), {
  anyOrigin: true,
  perMinute: 1200,
})
