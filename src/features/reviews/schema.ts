import { z } from 'zod'

import { isLawDate, REDUCTION_REASONS } from '@/policy-rules'

/** Forms, actions and use cases read the same shapes. */

const id = (what: string) => z.uuid(`${what}的编号不正确，请返回列表重新打开。`)
const words = (what: string, most = 500) =>
  z.string().trim().min(1, `请填写${what}。`).max(most, `${what}请不超过 ${most} 个字。`)

export const applicationRef = z.strictObject({ applicationId: id('申报') })

export const lineDecisionSchema = z.strictObject({
  applicationId: id('申报'),
  lineId: id('明细行'),
  amountOut: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/[,\s]/g, ''))
    .pipe(z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, '请填写核定金额，单位元，最多两位小数，例如 1234.50。')),
  reason: z
    .union([z.literal(''), z.enum(REDUCTION_REASONS, '请从列表中选择核减原因。')])
    .default('')
    .transform((value) => value || null),
  note: z.string().trim().max(500, '说明请不超过 500 个字。').default(''),
})

export const settleFindingSchema = z.strictObject({
  applicationId: id('申报'),
  findingId: id('核查提示'),
  settlement: z.enum(['UPHELD', 'EXPLAINED'], '请选择“属实”或“已说明”。'),
  reason: words('处理理由'),
})

export const returnSchema = z.strictObject({
  applicationId: id('申报'),
  defects: z
    .array(words('问题'))
    .min(1, '请一次性列明全部需要补正的问题，至少一条。')
    .max(50, '问题请不超过 50 条，可合并同类问题。'),
  correctBy: z.string().refine(isLawDate, '请填写补正截止日期，例如 2026-09-30。'),
})

export const prepareSchema = z.strictObject({
  applicationId: id('申报'),
  opinion: words('审核意见', 1000),
})

export const checkSchema = z.strictObject({
  applicationId: id('申报'),
  remark: z.string().trim().max(1000, '复核意见请不超过 1000 个字。').default(''),
})

/** Against the preparer's opinion there must be a reason. */
export const objectSchema = z.strictObject({ applicationId: id('申报'), remark: words('理由', 1000) })
