import { z } from 'zod'

/** What the forms of this room send. Money is a decimal string in yuan, with at most two decimals. */
export const uuid = z.uuid('链接不完整。请返回列表重新打开。')
export const reason = (what: string) =>
  z.string().trim().min(2, `请写明${what}。`).max(500, `${what}不能超过 500 字。请精简后再提交。`)
export const amountCny = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(',', '').replaceAll('，', ''))
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, '金额格式不正确。请填写以元为单位、最多两位小数的数字。'))

export const newAwardList = z.strictObject({
  roundId: uuid,
  title: z.string().trim().min(4, '请填写名单标题。').max(120, '标题不能超过 120 字。请精简。'),
  /** Absent: all approved applications of the round. */
  applicationIds: z.array(uuid).min(1, '请勾选要列入名单的申报。').max(5000).optional(),
})

export const consultationConcur = z.strictObject({
  awardListId: uuid,
  documentNumber: z.string().trim().min(4, '请填写会商文号。').max(60, '文号过长。请核对。'),
  remark: z.string().trim().max(500, '意见不能超过 500 字。请精简。').default(''),
})

export const factorField = z
  .string()
  .trim()
  .regex(/^(0\.\d{1,6}|1(\.0{1,6})?)$/, '请填写大于 0、不超过 1 的系数，最多六位小数，例如 0.95。')

export const shortageProposal = z.strictObject({
  awardListId: uuid,
  factor: factorField,
  reason: reason('提出理由'),
})

export const rowRemark = z.strictObject({
  itemId: uuid,
  remark: z.string().trim().max(500, '意见不能超过 500 字。请精简。').default(''),
  /** A ticked box: the row has to change before finance concurs. */
  flagged: z
    .union([z.boolean(), z.literal('on')])
    .default(false)
    .transform(Boolean),
})
