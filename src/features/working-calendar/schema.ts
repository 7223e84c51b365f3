import { z } from 'zod'

const one = z.uuid('没有找到这项安排。请刷新页面。')

export const enterInput = z.strictObject({
  year: z
    .string()
    .trim()
    .regex(/^20\d{2}$/, '请填写四位年度，如 2027。')
    .transform(Number),
  documentNumber: z
    .string()
    .trim()
    .min(4, '请填写通知的文号，如 国办发明电〔2026〕1号。')
    .max(60, '文号过长。请核对。'),
  text: z
    .string()
    .trim()
    .min(1, '请粘贴通知中放假和调休上班的内容。')
    .max(10_000, '内容过长。请只粘贴放假和调休上班的部分。'),
})
export const confirmInput = z.strictObject({ id: one })
export const refuseInput = z.strictObject({
  id: one,
  reason: z.string().trim().min(4, '请写明退回理由，至少 4 个字。').max(500, '退回理由请不超过 500 个字。'),
})
