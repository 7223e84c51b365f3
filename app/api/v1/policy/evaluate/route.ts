import { answerQuestion, jsonAnswer } from '@/features/calculator'
import { settingsToday } from '@/features/ruling-settings'
import { refusalResponse, routeHandler } from '@/server/route'

export const POST = routeHandler(
  async ({ request, actor, now, requestId }) => {
    const settings = await settingsToday(actor, {}, { now, requestId })
    if (!settings.ok) return refusalResponse(settings.refusal)
    return jsonAnswer(request, (raw) => answerQuestion(raw, settings.value))
  },
  {
    anyOrigin: true,
    perMinute: 1200,
  },
)
