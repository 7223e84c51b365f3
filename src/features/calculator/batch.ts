import { DEFAULT_SETTINGS, type RuleSettings } from '@/policy-rules'

import { answerQuestion, problemTitle } from './answer'

/** One line of the answer: the evaluation, or a problem with the same members as a single request's. */
export function answerLine(line: string, settings: RuleSettings = DEFAULT_SETTINGS): string {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return JSON.stringify({
      type: 'about:blank',
      title: '此行不是有效的 JSON。',
      status: 422,
      errors: [{ path: '', message: '此行不是有效的 JSON，请检查引号与逗号。' }],
    })
  }
  const answered = answerQuestion(raw, settings)
  return JSON.stringify(
    answered.ok
      ? answered.answer
      : { type: 'about:blank', title: problemTitle, status: 422, errors: answered.errors },
  )
}

const longestLine = 1_000_000

/** NDJSON in, NDJSON out, line by line and in order, at constant memory: what is read waits for what is written. */
export function answerLines(
  settings: RuleSettings = DEFAULT_SETTINGS,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  const answer = (line: string) =>
    line.trim() === ''
      ? ''
      : `${line.length > longestLine ? answerLine('', settings) : answerLine(line, settings)}\n`
  return new TransformStream(
    {
      async transform(chunk, controller) {
        rest += decoder.decode(chunk, { stream: true })
        const lines = rest.split('\n')
        rest = lines.pop()!
        if (rest.length > longestLine) {
          controller.error(new Error('line too long'))
          return
        }
        const answers = lines.map(answer).join('')
        if (answers) controller.enqueue(encoder.encode(answers))
        // Other requests get their turn between two chunks.
        await new Promise((resolve) => setImmediate(resolve))
      },
      flush(controller) {
        const last = answer(rest + decoder.decode())
        if (last) controller.enqueue(encoder.encode(last))
      },
    },
    { highWaterMark: 1 },
    { highWaterMark: 1 },
  )
}
