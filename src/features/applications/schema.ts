import { z } from 'zod'

import { typedColumns } from './payment-line'

/** What people send to this room; every message is a sentence. */

export const applicationId = z.uuid('申报编号不正确，请从“我的申报”进入。')

const keys = typedColumns.map((column) => column.key)

/** More lines than an enterprise pays premiums in a half-year by far; a file of more is not one enterprise's. */
export const MAX_ROWS = 1000

const row = z.strictObject({
  id: z.string().max(60),
  values: z.record(z.string(), z.string().max(600, '内容过长，请缩短。')).transform((values) =>
    // Only the columns of the table are kept, whatever else is sent.
    Object.fromEntries(Object.entries(values).filter(([key, text]) => keys.includes(key) && text !== '')),
  ),
})

const amountCny = z
  .string()
  .trim()
  .regex(/^\d{1,14}(\.\d{1,2})?$/, '请填写不小于 0、最多两位小数的金额，没有的填 0。')

/** Each step of the form sends its own part; what is left out stays as it is. */
export const draftInput = z.strictObject({
  applicationId,
  expectedVersion: z.int().min(1),
  /** After being told of another's change: mine shall hold. */
  overwrite: z.boolean().default(false),
  rows: z.array(row).max(MAX_ROWS, `明细不能超过 ${MAX_ROWS} 行，请合并或分次申报。`).optional(),
  otherSubsidiesCny: amountCny.optional(),
  declarationAccepted: z.boolean().optional(),
  bankAccountId: z.uuid('请选择收款账户。').nullable().optional(),
})

export const submitInput = z.strictObject({
  applicationId,
  /** What the person saw when deciding to submit. */
  expectedVersion: z.coerce.number().int().min(1),
})

export const startInput = z.strictObject({ roundId: z.uuid('请从申报通知进入，再开始申报。') })

export const withdrawInput = z.strictObject({
  applicationId,
  reason: z.string().trim().min(2, '请写明撤回的原因。').max(500, '原因请控制在 500 字以内。'),
})

export const importInput = z.strictObject({
  applicationId,
  fileName: z.string().min(1, '文件没有名称。请修改文件名后重新上传。').max(500),
  bytes: z.instanceof(Uint8Array, { message: '没有收到文件。请重新选择文件。' }),
})
export const materialInput = z.strictObject({
  applicationId,
  requirementId: z.uuid('请在对应的材料项下上传。'),
  file: z.instanceof(File, { message: '没有收到文件。请重新选择文件。' }),
})
export const removeMaterialInput = z.strictObject({ applicationId, materialId: z.uuid() })
