import { problem } from '@/server/route'

import { problemTitle, type Answered } from './answer'

const largestBody = 2_000_000

/** Reads a JSON body, answers it, and says what is wrong with a wrong one (422, RFC 9457). */
export async function jsonAnswer<A>(
  request: Request,
  answer: (raw: unknown) => Answered<A>,
): Promise<Response> {
  const text = await request.text()
  if (text.length > largestBody)
    return problem(413, '请求过大。大量计算请使用 /api/v1/policy/evaluate-batch 逐行提交。')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return problem(422, '请求不是有效的 JSON。', {
      errors: [{ path: '', message: '请检查引号、逗号与括号。' }],
    })
  }
  const answered = answer(raw)
  if (!answered.ok) return problem(422, problemTitle, { errors: answered.errors })
  return Response.json(answered.answer, { headers: { 'cache-control': 'no-store' } })
}
