import { describe, expect, test } from 'vitest'

import { evaluate, indemnity, type IndemnityQuestion, type Question } from '@/policy-rules'

import workedCases from './worked-cases.json'

interface WorkedCase {
  why: string
  path: string
  question: Record<string, unknown>
  answer: Record<string, unknown> & { reasonCodes?: string[] }
}

/** The cases were worked by hand, by those who wrote the rulings; an answer has these keys and the common ones, no more. */
describe('worked cases', () => {
  test('are all here', () => {
    expect(workedCases.length).toBe(35)
  })

  for (const { why, path, question, answer } of workedCases as unknown as WorkedCase[]) {
    test(`${String(question['programme'])}: ${why}`, () => {
      const { reasons, steps, policyDocument, ...given } =
        path === 'evaluate'
          ? evaluate(question as unknown as Question)
          : indemnity(question as unknown as IndemnityQuestion)
      const { reasonCodes = [], ...expected } = answer
      const common = { programme: question['programme'], eligible: true }
      expect(given).toEqual(path === 'evaluate' ? expected : { ...common, ...expected })
      expect(reasons.map(({ code }) => code)).toEqual(reasonCodes)
      expect(policyDocument).toBe('豫商财〔2024〕15号')
      expect(steps.length).toBeGreaterThan(0)
    })
  }
})
