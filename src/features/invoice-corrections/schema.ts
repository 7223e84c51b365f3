import { z } from 'zod'

import { isLawDate } from '@/policy-rules'

/** Forms, actions and use cases read the same shapes. */

const reason = z
  .string()
  .trim()
  .min(4, '请写明更正原因，例如：发票红冲后重开。')
  .max(300, '更正原因请不超过 300 字。')
const text = (what: string, most: number) =>
  z.string().trim().min(1, `请填写${what}。`).max(most, `${what}过长，请核对。`)

export const oneCorrection = z.strictObject({
  correctionId: z.uuid('没有找到这份更正。请从列表中打开。'),
})
export const oneInvoice = z.strictObject({ invoiceId: z.uuid('没有找到这张发票。请从列表中打开。') })

export const listInput = z.strictObject({
  file: z.instanceof(File, { error: '请选择更正后的清单文件。' }),
  reason,
})

/** One line as it should stand; `voided` instead says that the invoice stands no more. */
export const lineInput = z.strictObject({
  invoiceId: z.uuid('没有找到这张发票。请从列表中打开。'),
  uscc: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase())
    .pipe(z.string().regex(/^[0-9A-Z]{18}$/, '请填写 18 位统一社会信用代码。')),
  insurancePolicyNumber: text('保单号', 60),
  issuedOn: z.string().trim().refine(isLawDate, '请填写开票日期，例如 2026-03-01。'),
  currency: z.string().regex(/^[A-Z]{3}$/, '请选择币种。'),
  amount: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/[,\s]/g, ''))
    .pipe(z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, '请填写发票金额，最多两位小数，例如 1234.50。')),
  voided: z.literal('on').optional(),
  reason,
})

export const listFilter = z.object({
  q: z.string().trim().max(60).default('').catch(''),
  page: z.coerce.number().int().min(1).default(1).catch(1),
})

/** A version to be, as it is kept in the proposal. `supersedesId`: the version it was drawn up against, null when not listed before. */
export const correctionLine = z.strictObject({
  supersedesId: z.string().nullable(),
  version: z.number().int(),
  invoiceNumber: z.string(),
  insurancePolicyNumber: z.string(),
  uscc: z.string(),
  issuedOn: z.string(),
  currency: z.string(),
  amount: z.string(),
  voided: z.boolean(),
})
export type CorrectionLine = z.output<typeof correctionLine>
