import { problem, refusalResponse, type RouteContext } from '@/server/route'

import { uploadMaterial } from './materials'

/** What the upload field is told: the material, or a sentence. */
export async function answerUpload({
  request,
  params,
  actor,
  now,
  requestId,
}: RouteContext<{ id: string }>): Promise<Response> {
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) return problem(422, '没有收到文件，或文件没有传完。请重新上传。')
  const outcome = await uploadMaterial(
    actor,
    { applicationId: params.id, requirementId: String(form?.get('requirementId') ?? ''), file },
    { now, requestId },
  )
  if (outcome.ok) return Response.json({ id: outcome.value.materialId, name: outcome.value.name })
  const { refusal } = outcome
  const sentence = refusal.details.fieldErrors?.file?.[0]
  return sentence ? problem(422, sentence) : refusalResponse(refusal)
}
