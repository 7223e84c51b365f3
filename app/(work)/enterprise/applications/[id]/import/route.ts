import { previewImport } from '@/features/applications/preview-import'
import { problem, refusalResponse, routeHandler } from '@/server/route'

/** Reads and checks a whole table and answers with its preview; nothing is kept. */
export const POST = routeHandler<{ id: string }>(
  async ({ request, params, actor, now, requestId }) => {
    const file = (await request.formData().catch(() => null))?.get('file')
    if (!(file instanceof File)) return problem(422, '没有收到文件，或文件没有传完。请重新选择文件。')
    const outcome = await previewImport(
      actor,
      { applicationId: params.id, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      { now, requestId },
    )
    return outcome.ok ? Response.json(outcome.value) : refusalResponse(outcome.refusal)
  },
  { perMinute: 30 },
)
