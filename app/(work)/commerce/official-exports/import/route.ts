import { importOfficialList, type ImportProgress } from '@/features/official-exports/import-list'
import { unknownError } from '@/server/action'
import { problem, routeHandler } from '@/server/route'

/** Reads a list and tells how far it is, a line of JSON at a time; the last line is the answer. */
export const POST = routeHandler(
  async ({ request, actor, now, requestId }) => {
    const form = await request.formData().catch(() => null)
    if (!form) return problem(422, '没有收到文件，或文件没有传完。请重新选择文件。')
    const encoder = new TextEncoder()
    const answerTo = async (tell: (line: ImportProgress) => void): Promise<ImportProgress> => {
      try {
        const input = { ...Object.fromEntries(form), onRead: (rows: number) => tell({ rows }) }
        const outcome = await importOfficialList(actor, input as never, { now, requestId })
        if (outcome.ok) return { listId: outcome.value.listId, unchanged: outcome.value.unchanged }
        const { message, details } = outcome.refusal
        return { message, fieldErrors: details.fieldErrors }
      } catch (error) {
        const { message = '', reference } = unknownError(error, requestId, importOfficialList.useCaseName)
        return { message, reference }
      }
    }
    const body = new ReadableStream({
      async start(controller) {
        const tell = (line: ImportProgress) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        tell(await answerTo(tell))
        controller.close()
      },
    })
    return new Response(body, {
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
    })
  },
  { perMinute: 30 },
)
