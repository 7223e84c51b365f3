import { z } from 'zod'

import { checkUscc, isLawDate } from '@/policy-rules'
import { pagingShape } from '@/server/paging'

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

export const askManyInput = z.strictObject({
  codes: z.string().trim().max(3_000_000, '内容过长。请改用文件上传，或分几次提交。').default(''),
  file: z.instanceof(File).nullable().default(null),
  coverFrom: dateField('拟起保日'),
  /** Whether what is free is reserved, with a certificate a row; otherwise it is only answered. */
  reserves: z.enum(['yes', 'no'], '请选择只查询，或查询并预留。').transform((choice) => choice === 'yes'),
})
const batchId = z.uuid('没有找到这次批量查重。请从列表中打开。')
export const batchesInput = z.strictObject({ page: pageNumber })
export const oneBatch = z.strictObject({ id: batchId })
export const batchInput = z.strictObject({
  id: batchId,
  kind: z.enum(['CLEAR', 'COVERED', 'RESERVED', 'BAD', 'WAITING']).nullable().default(null).catch(null),
  page: pageNumber,
})

export const giveUpInput = z.strictObject({ checkId: z.uuid('没有找到这项预留。请从查重凭证中打开。') })
export const endReservationInput = z.strictObject({
  id: z.uuid('没有找到这项预留。请从列表中打开。'),
  reason: z
    .string('请写明理由。')
    .trim()
    .min(4, '请写明理由，至少 4 个字。')
    .max(200, '理由不超过 200 个字。请精简。'),
})
export const reservationsInput = z.object(pagingShape)
