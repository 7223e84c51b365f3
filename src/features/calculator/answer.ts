import type { z } from 'zod'

import { evaluate, indemnity, type Answer, type IndemnityAnswer } from '@/policy-rules'

import { fieldProblems, indemnitySchema, questionSchema, type FieldProblem } from './schema'

/** Public, stateless: a validated question goes to the rules as it is. Nothing is stored and nobody's data is read. */
export type Answered<A> = { ok: true; answer: A } | { ok: false; errors: FieldProblem[] }

export function answerQuestion(raw: unknown): Answered<Answer> {
  return ask(questionSchema, raw, evaluate)
}

export function answerIndemnity(raw: unknown): Answered<IndemnityAnswer> {
  return ask(indemnitySchema, raw, indemnity)
}

function ask<S extends z.ZodType, A>(
  schema: S,
  raw: unknown,
  rule: (question: z.output<S>) => A,
): Answered<A> {
  const parsed = schema.safeParse(raw)
  return parsed.success
    ? { ok: true, answer: rule(parsed.data) }
    : { ok: false, errors: fieldProblems(parsed.error) }
}

export const problemTitle = '请求内容有误，请按 errors 逐项更正。'
