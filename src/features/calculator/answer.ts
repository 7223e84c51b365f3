import type { z } from 'zod'

import {
  DEFAULT_SETTINGS,
  evaluate,
  indemnity,
  type Answer,
  type IndemnityAnswer,
  type RuleSettings,
} from '@/policy-rules'

import { fieldProblems, indemnitySchema, questionSchema, type FieldProblem } from './schema'

/** Public, stateless but for the ⚙ rulings of the day: a validated question goes to the rules as it is. Nothing is stored and nobody's data is read. */
export type Answered<A> = { ok: true; answer: A } | { ok: false; errors: FieldProblem[] }

export function answerQuestion(raw: unknown, settings: RuleSettings = DEFAULT_SETTINGS): Answered<Answer> {
  return ask(questionSchema, raw, (question) => evaluate(question, settings))
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
