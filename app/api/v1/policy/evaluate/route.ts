import { answerQuestion, jsonAnswer } from '@/features/calculator'
import { routeHandler } from '@/server/route'

export const POST = routeHandler(({ request }) => jsonAnswer(request, answerQuestion), {
  anyOrigin: true,
  perMinute: 1200,
})
