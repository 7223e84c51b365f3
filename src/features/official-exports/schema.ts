import { z } from 'zod'

import { isLawDate } from '@/policy-rules'

const listId = z.uuid('没有找到这份名单。请从列表中打开。')
const file = (message: string) => z.custom<File>((value) => value instanceof File && value.size > 0, message)
const text = (what: string, least: number) =>
  z.string().trim().min(least, `请填写${what}。`).max(80, `${what}过长。请核对。`)

export const importInput = z.strictObject({
  year: z.coerce
    .number('请填写年份。')
    .int('请填写四位年份。')
    .min(2020, '请填写 2020 年及以后的年份。')
    .max(2100, '请填写四位年份。'),
  issuer: text('提供单位', 2),
  documentNumber: text('来文文号', 4),
  obtainedOn: z.string().refine(isLawDate, '请选择取得日期。'),
  file: file('请选择填好的名单（.xlsx）。'),
  letter: file('请上传来文的扫描件。'),
  /** Told how many rows are read; only our own code can hand over a function. */
  onRead: z.custom<(rows: number) => void>((value) => typeof value === 'function', '请重新提交。').optional(),
})
export const oneList = z.strictObject({ listId })
export const reasonInput = z.strictObject({
  listId,
  reason: z.string().trim().min(4, '请写明理由。').max(500, '理由最多 500 字。请精简。'),
})
