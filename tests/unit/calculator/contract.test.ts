import { describe, expect, it } from 'vitest'

import { answerIndemnity, answerLines, answerQuestion, openApiDocument } from '@/features/calculator'

import cases from '../../policy-rules/worked-cases.json'

/** The HTTP contract (docs/policy/api-contract.md) over the same functions that the routes call. */
const good = {
  programme: 'GENERAL',
  period: '2026H1',
  supportRatio: '0.5',
  alreadySupportedCny: '0',
  payments: [{ paidOn: '2026-02-03', amountCny: '100.00' }],
}

const errorsOf = (raw: unknown) => {
  const answered = answerQuestion(raw)
  return answered.ok ? [] : answered.errors.map((error) => error.path)
}

describe('the calculator contract', () => {
  it.each(cases.map((worked) => [worked.why, worked] as const))('%s', (_why, worked) => {
    const answered =
      worked.path === 'evaluate' ? answerQuestion(worked.question) : answerIndemnity(worked.question)
    if (!answered.ok) throw new Error(JSON.stringify(answered.errors))
    const { reasonCodes, ...expected } = worked.answer as Record<string, unknown>
    expect(answered.answer).toMatchObject(expected)
    if (reasonCodes) expect(answered.answer.reasons.map((reason) => reason.code)).toEqual(reasonCodes)
    expect(answered.answer.policyDocument).toBe('豫商财〔2024〕15号')
    expect(answered.answer.steps.length).toBeGreaterThan(0)
  })

  it.each([
    ['an unknown key', { ...good, extra: 1 }, ['extra']],
    ['a missing key', { ...good, supportRatio: undefined }, ['supportRatio']],
    [
      'a number where a string belongs',
      { ...good, payments: [{ paidOn: '2026-02-03', amountCny: 100 }] },
      ['payments[0].amountCny'],
    ],
    ['a negative amount', { ...good, alreadySupportedCny: '-1' }, ['alreadySupportedCny']],
    [
      'three decimals of a yuan',
      { ...good, payments: [{ paidOn: '2026-02-03', amountCny: '1.001' }] },
      ['payments[0].amountCny'],
    ],
    ['seven decimals of a ratio', { ...good, supportRatio: '0.5000001' }, ['supportRatio']],
    [
      'nine decimals of a rate',
      {
        ...good,
        payments: [{ paidOn: '2026-02-03', currency: 'USD', amount: '1', exchangeRate: '7.123456789' }],
      },
      ['payments[0].exchangeRate'],
    ],
    [
      'a day that does not exist',
      { ...good, payments: [{ paidOn: '2026-02-30', amountCny: '1' }] },
      ['payments[0].paidOn'],
    ],
    ['a half-year that does not exist', { ...good, period: '2026H3' }, ['period']],
    ['a programme that does not exist', { programme: 'LARGE' }, ['programme']],
    [
      'both forms of a payment',
      { ...good, payments: [{ paidOn: '2026-02-03', amountCny: '1', currency: 'USD' }] },
      ['payments[0].currency'],
    ],
  ])('refuses %s and names its path', (_what, raw, paths) => {
    expect(errorsOf(raw)).toEqual(paths)
  })

  it('has no amounts in a "no"', () => {
    const answered = answerQuestion({ ...good, supportRatio: '0.6' })
    expect(answered.ok && Object.keys(answered.answer).toSorted()).toEqual([
      'eligible',
      'policyDocument',
      'programme',
      'reasons',
      'steps',
    ])
  })

  it('answers a batch line by line, in order, problems in their place, whatever the chunks', async () => {
    const text = `${JSON.stringify(good)}\nnot json\n${JSON.stringify({ ...good, extra: 1 })}\n${JSON.stringify(good)}`
    const bytes = new TextEncoder().encode(text)
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7))
        controller.close()
      },
    })
    const answers = (await new Response(chunks.pipeThrough(answerLines())).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map((answer) => answer.supportCny ?? answer.status)).toEqual(['50.00', 422, 422, '50.00'])
  })

  it('describes itself with every programme', () => {
    const text = JSON.stringify(openApiDocument())
    for (const programme of ['MICRO', 'MEDIUM', 'GENERAL', 'OVERSEAS', 'ECOMMERCE', 'CREDIT_INFORMATION'])
      expect(text).toContain(`"${programme}"`)
  })
})
