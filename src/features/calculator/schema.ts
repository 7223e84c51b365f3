import { z } from 'zod'

import { isHalfYear, isLawDate, OVERSEAS_PRODUCTS, OVERSEAS_PROJECT_KINDS } from '@/policy-rules'

/**
 * What the calculator may be asked: one set of schemas validates the HTTP contract and the pages, and writes the OpenAPI
 * document. Amounts, rates and ratios are decimal strings; an unknown key is an error.
 */
const decimalString = (decimals: number, what: string) =>
  z
    .string({
      error: (issue) =>
        issue.input === undefined ? `请填写${what}。` : `${what}须写成字符串，例如 "1000.00"。`,
    })
    .max(24, `${what}过长，请核对。`)
    .regex(/^\d+(\.\d+)?$/, `${what}须为不带符号、逗号和空格的非负十进制数。`)
    .refine((text) => (text.split('.')[1]?.length ?? 0) <= decimals, `${what}最多 ${decimals} 位小数。`)

const amountCny = decimalString(2, '人民币金额').meta({ description: 'CNY, at most 2 decimals' })
const amountUsd = decimalString(2, '美元金额').meta({ description: 'USD, at most 2 decimals' })
const ratio = decimalString(6, '比例或费率').meta({ description: 'A ratio, at most 6 decimals' })
const exchangeRate = decimalString(8, '汇率')
  .refine((text) => /[1-9]/.test(text), '汇率须大于零。')
  .meta({ description: 'CNY per 1 unit, at most 8 decimals' })
const date = z
  .string({ error: '请填写日期，格式为 2026-03-05。' })
  .refine((text) => isLawDate(text), '不是有效日期，请按 2026-03-05 的格式填写。')
  .meta({ format: 'date' })
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `只能取 ${values.join('、')} 之一。` })

const micro = z.strictObject({
  programme: z.literal('MICRO'),
  inceptionDate: date,
  priorYearExportsUsd: amountUsd,
  premiumRate: ratio,
  maximumLiabilityUsd: amountUsd.optional(),
})

const medium = z.strictObject({
  programme: z.literal('MEDIUM'),
  inceptionDate: date,
  priorYearExportsUsd: amountUsd,
  premiumRate: ratio.optional(),
  maximumLiabilityUsd: amountUsd.optional(),
})

const payment = z.union([
  z.strictObject({ paidOn: date, amountCny }),
  z.strictObject({
    paidOn: date,
    currency: z
      .string()
      .regex(/^(?!CNY$)[A-Z]{3}$/, '币种须为三位大写字母的外币代码；人民币请用 amountCny。'),
    amount: decimalString(2, '外币金额'),
    exchangeRate,
  }),
])

const general = z.strictObject({
  programme: z.literal('GENERAL'),
  period: z
    .string({ error: '请填写申报周期，例如 2026H1。' })
    .refine((text) => isHalfYear(text), '申报周期须写成 2026H1 或 2026H2 的形式。'),
  supportRatio: ratio,
  alreadySupportedCny: amountCny,
  payments: z.array(payment, { error: '请提供付款明细列表。' }).max(10_000, '一次最多 10,000 笔付款。'),
})

const overseas = z.strictObject({
  programme: z.literal('OVERSEAS'),
  inceptionDate: date,
  product: choice(OVERSEAS_PRODUCTS),
  projectKind: choice(OVERSEAS_PROJECT_KINDS),
  premiumCny: amountCny,
  alreadySupportedCny: amountCny,
})

const ecommerce = z.strictObject({
  programme: z.literal('ECOMMERCE'),
  inceptionDate: date,
  customsSupervisionMode: z.string().regex(/^\d{4}$/, '海关监管方式代码为四位数字。'),
  premiumCny: amountCny,
  alreadySupportedCny: amountCny,
})

const creditInformation = z.strictObject({
  programme: z.literal('CREDIT_INFORMATION'),
  year: z.int({ error: '年度须为整数。' }).min(1900, '年度不正确。').max(9999, '年度不正确。'),
  feeCny: amountCny,
  alreadySupportedCny: amountCny,
})

export const questionSchema = z.discriminatedUnion(
  'programme',
  [micro, medium, general, overseas, ecommerce, creditInformation],
  {
    error: '请填写 programme：MICRO、MEDIUM、GENERAL、OVERSEAS、ECOMMERCE 或 CREDIT_INFORMATION。',
  },
)

export const indemnitySchema = z.strictObject({
  programme: choice(['MICRO', 'MEDIUM']),
  annualPremiumUsd: amountUsd,
  maximumLiabilityUsd: amountUsd.optional(),
  assessedLossUsd: amountUsd,
  paidForBuyerUsd: amountUsd,
  paidUnderPolicyUsd: amountUsd,
})

export interface FieldProblem {
  /** `payments[0].amountCny` */
  path: string
  message: string
}

/** All the problems of a wrong question, each with the path of its field; of a union's branches the nearest one is told. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return flatten(error.issues, [])
}

function flatten(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const nearest = issue.errors.toSorted((a, b) => weight(a) - weight(b))[0]!
      return flatten(nearest, path)
    }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pathText([...path, key]), message: '不认识的字段，请删除。' }))
    return [{ path: pathText(path), message: issue.message }]
  })
}

const weight = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
