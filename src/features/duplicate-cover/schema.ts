import { z } from 'zod'

import { checkUscc, isLawDate } from '@/policy-rules'

/** 18 characters in capitals; a check character that fails is no refusal here (E12). */
export const usccField = z
  .string('请填写统一社会信用代码。')
  .trim()
  .toUpperCase()
  .refine((code) => checkUscc(code) !== 'MALFORMED', {
    error: '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）。请对照营业执照核对。',
  })

export const dateField = (what: string) =>
  z
    .string(`请填写${what}。`)
    .refine(isLawDate, { error: `${what}不是有效日期。请按 2026-03-05 的格式填写。` })

export const checkInput = z.strictObject({ uscc: usccField, coverFrom: dateField('拟起保日') })

const pageNumber = z.coerce.number().int().min(1).max(10_000).default(1)
export const historyInput = z.strictObject({
  search: z.string().trim().max(60).default(''),
  page: pageNumber,
})
export const certificateInput = z.strictObject({ id: z.uuid('没有找到这张查重凭证。请从查重记录中打开。') })
