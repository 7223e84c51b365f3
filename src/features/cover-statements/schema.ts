import { z } from 'zod'

import { isLawDate } from '@/policy-rules'

/** A statement is confirmed at most so many days after its issue, its own day not counted; the database holds the same. */
export const MOST_DAYS = 180

export const issueInput = z.strictObject({
  bankName: z
    .string()
    .trim()
    .min(4, '请填写银行全称，如“中原银行郑州分行”。')
    .max(60, '银行名称不能超过 60 个字。'),
  expiresOn: z.string().trim().refine(isLawDate, '请选择有效期的最后一天。'),
  policyIds: z
    .array(z.uuid('所选保单已有变动，请刷新页面后重新选择。'))
    .min(1, '请至少选择一份保单。')
    .max(50, '一份证明最多列 50 份保单。'),
})

export const statementId = z.uuid('没有找到这份证明。请返回列表核对。')

export const revokeInput = z.strictObject({
  id: statementId,
  reason: z.string().trim().min(2, '请写明撤销原因。').max(200, '撤销原因不能超过 200 个字。'),
})

export const confirmInput = z.strictObject({
  number: z.string().trim().min(1, '请填写证明编号。').max(40, '证明编号过长，请对照证明填写。'),
  code: z.string().trim().min(1, '请填写查验码。').max(20, '查验码过长，请对照证明填写。'),
})
