import { z } from 'zod'

import { normaliseAmount } from '@/documents'
import { isLawDate } from '@/policy-rules'

export const yearField = z.coerce
  .number('请选择年度。')
  .int('年度应为四位数字。请更正。')
  .min(2024, '豫商财〔2024〕15号自 2024 年起实施，请选择 2024 年及以后的年度。')
  .max(2100, '年度应为四位数字。请更正。')

export const amountField = z.string('请填写金额。').transform((text, context) => {
  const value = normaliseAmount(text)
  if (typeof value === 'string' && /^\d{1,13}(\.\d{1,2})?$/.test(value)) return value
  context.addIssue({ code: 'custom', message: '金额应为不超过两位小数的数字。请更正。' })
  return z.NEVER
})

const id = z.uuid('没有找到这笔预拨。请刷新页面后重试。')
const documentNumber = z
  .string('请填写资金文号。')
  .trim()
  .min(1, '请填写资金文号。')
  .max(60, '资金文号不超过 60 个字。')

export const proposeInput = z.strictObject({ year: yearField })
export const decideInput = z.strictObject({
  id,
  decidedCny: amountField,
  reason: z.string().trim().max(200, '理由不超过 200 个字。').default(''),
  documentNumber,
})
export const paymentInput = z.strictObject({
  id,
  paidOn: z
    .string('请填写拨付日期。')
    .refine(isLawDate, { error: '拨付日期不是有效日期。请按 2026-03-05 的格式填写。' }),
})
