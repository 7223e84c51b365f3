import { z } from 'zod'

import { isLawDate } from '@/policy-rules'

const orderId = z.uuid('没有找到这份追回通知。请从列表中打开。')
const amountCny = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/, '请填写以元为单位、最多两位小数的金额。')
      .refine((text) => /[1-9]/.test(text), '金额应大于零。'),
  )
const words = (what: string) =>
  z.string().trim().min(4, `请写明${what}。`).max(1000, `${what}不能超过 1000 字。请精简。`)
const text = (what: string) => z.string().trim().min(2, `请填写${what}。`).max(80, `${what}过长。请核对。`)
const day = (what: string) => z.string().trim().refine(isLawDate, `请选择${what}。`)

export const prepareInput = z.strictObject({
  itemId: z.uuid('请先选择一笔已拨付的资金。'),
  /** Line by line, or the amount alone, which is spread over the lines in their order. */
  lines: z
    .array(z.strictObject({ lineId: z.uuid('没有找到这一行。请刷新页面。'), amountCny }))
    .max(5000)
    .default([]),
  amountCny: amountCny.optional(),
  reason: words('追回原因'),
  basis: words('依据（条款或文号）'),
  dueOn: day('缴回期限'),
  payToName: text('收款单位'),
  payToBank: text('开户行'),
  payToAccount: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{8,32}$/, '请填写 8 至 32 位数字的账号。')),
})
export const oneOrder = z.strictObject({ orderId })
export const endInput = z.strictObject({ orderId, reason: words('原因') })
export const receiptInput = z.strictObject({
  orderId,
  amountCny,
  receivedOn: day('到账日期'),
  bankReference: z.string().trim().min(4, '请填写银行流水号。').max(60, '银行流水号过长。请核对。'),
})
export const payeeSearch = z.strictObject({
  q: z.string().trim().max(60, '查找内容过长。请精简。').default(''),
  itemId: z.uuid('没有找到这笔资金。请从列表中选择。').nullable().default(null),
})
