import { z } from 'zod'

import { EXCLUSION_REASONS, REASON_CODES } from '@/policy-rules'

import { indemnitySchema, questionSchema } from './schema'

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  })
  return rest
}

const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) })
const list = (items: object) => ({ type: 'array', items })

const step = {
  type: 'object',
  required: ['clause', 'rulings', 'description', 'formula', 'result'],
  properties: { clause: text(), rulings: list(text()), description: text(), formula: text(), result: text() },
}

const answer = {
  type: 'object',
  required: ['programme', 'policyDocument', 'eligible', 'reasons', 'steps'],
  properties: {
    programme: text(),
    policyDocument: text(),
    eligible: { type: 'boolean' },
    reasons: list({
      type: 'object',
      properties: { code: { type: 'string', enum: REASON_CODES }, clause: text(), message: text() },
    }),
    steps: list(step),
    excludedPayments: list({
      type: 'object',
      properties: { index: { type: 'integer' }, reason: { type: 'string', enum: EXCLUSION_REASONS } },
    }),
  },
  additionalProperties: {
    description: "The programme's amounts as decimal strings; absent when not eligible",
  },
}

const problem = {
  type: 'object',
  required: ['title', 'status'],
  properties: {
    type: text(),
    title: text(),
    status: { type: 'integer' },
    errors: list({
      type: 'object',
      required: ['path', 'message'],
      properties: { path: text('payments[0].amountCny'), message: text() },
    }),
  },
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string, media = 'application/json') => ({
  content: { [media]: { schema: reference(name) } },
})

function operation(operationId: string, summary: string, request: object, response: object) {
  return {
    post: {
      operationId,
      summary,
      requestBody: { required: true, ...request },
      responses: {
        '200': { description: '计算结果；不符合条件时 eligible 为 false 并列出全部原因', ...response },
        '422': { description: '请求内容有误', ...json('Problem', 'application/problem+json') },
        '429': { description: '请求过于频繁', ...json('Problem', 'application/problem+json') },
      },
    },
  }
}

/** OpenAPI 3.1 of `/api/v1`, generated from the schemas that validate. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: '出口信用保险保费扶持政策计算接口',
      version: '1',
      description: '依据豫商财〔2024〕15号。金额、比例、费率均为十进制字符串；无需登录，按来源限流。',
    },
    paths: {
      '/api/v1/policy/evaluate': operation('evaluate', '一项政策计算', json('Question'), json('Answer')),
      '/api/v1/policy/indemnity': operation(
        'indemnity',
        '统保保单赔付计算',
        json('IndemnityQuestion'),
        json('Answer'),
      ),
      '/api/v1/policy/evaluate-batch': operation(
        'evaluateBatch',
        '逐行计算（NDJSON）',
        json('Question', 'application/x-ndjson'),
        json('Answer', 'application/x-ndjson'),
      ),
    },
    components: {
      schemas: {
        Question: schemaOf(questionSchema),
        IndemnityQuestion: schemaOf(indemnitySchema),
        Answer: answer,
        Problem: problem,
      },
    },
  }
}
