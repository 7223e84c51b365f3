import { z } from 'zod'

import { refuse } from '@/server/use-case'

/** Something asked once for all rows of a job: an opinion, a person, a document number. */
export const questionSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  required: z.boolean(),
  /** A choice when there are options, a text otherwise. */
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  initial: z.string().optional(),
})
export type Question = z.infer<typeof questionSchema>

const MOST = 1000

/** The answers by name, out of fields called `answer.<name>`; refuses beside its field what is missing or not among the choices. */
export function answersTo(
  questions: readonly Question[],
  given: Record<string, string>,
): Record<string, string> {
  const fieldErrors: Record<string, string[]> = {}
  const answers: Record<string, string> = {}
  for (const { name, label, required, options } of questions) {
    const answer = (given[name] ?? '').trim()
    if (answer === '' && required) fieldErrors[`answer.${name}`] = [`请填写${label}。`]
    else if (answer.length > MOST) fieldErrors[`answer.${name}`] = [`${label}请不超过 ${MOST} 个字。`]
    else if (answer !== '' && options && !options.some(({ value }) => value === answer))
      fieldErrors[`answer.${name}`] = [`请从列表中选择${label}。`]
    else answers[name] = answer
  }
  if (Object.keys(fieldErrors).length > 0)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors })
  return answers
}
