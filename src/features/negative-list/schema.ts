import { z } from 'zod'

import { isLawDate } from '@/policy-rules'
import type { NegativeListOrigin } from '@/server/db/generated/enums'

/** What the forms of this room send. */
const caseId = z.uuid('没有找到这个案件。请从列表中打开。')
const words = (what: string, least = 10) =>
  z
    .string()
    .trim()
    .min(least, `请写明${what}，不少于 ${least} 个字。`)
    .max(4000, `${what}不能超过 4000 字。请精简。`)
const day = (what: string) => z.string().trim().refine(isLawDate, `请选择${what}。`)
const documentNumber = z.string().trim().min(4, '请填写文号。').max(60, '文号过长。请核对。')

/** A browser sends an empty file where none was chosen. */
const files = z
  .array(z.custom<File>((value) => value instanceof File, '请选择文件。'))
  .max(10, '一次最多 10 个文件，请分次提交。')
  .default([])
  .transform((all) => all.filter((file) => file.size > 0))

export const openInput = z.strictObject({
  uscc: z.string().trim().toUpperCase().length(18, '请填写 18 位统一社会信用代码。'),
  ground: z.enum(['MISREPORTED_EXPORTS', 'DUPLICATE_COVER'], '请选择事由。'),
  facts: words('查明的事实'),
  /** `KIND:id` of what the portal found, when it was opened from there. */
  origin: z
    .string()
    .regex(
      /^$|^(EXPORT_DIFFERENCE|REVIEW_FINDING|COVER_OVERLAP):[0-9a-f-]{36}$/,
      '来源不正确。请从列表重新立案。',
    )
    .default('')
    .transform((text) => {
      const [kind, id] = text.split(':')
      return id ? { kind: kind as NegativeListOrigin, id } : null
    }),
  files,
})
export const evidenceInput = z.strictObject({ caseId, words: words('所补证据说明什么', 4), files })
export const hearInput = z.strictObject({ caseId, hearUntil: day('陈述期限') })
export const answerInput = z.strictObject({ caseId, words: words('陈述和申辩'), files })
export const proposeInput = z.strictObject({
  caseId,
  outcome: z.enum(['LIST', 'SPARE'], '请选择处理建议。'),
  words: words('理由'),
})
export const sendBackInput = z.strictObject({ caseId, words: words('退回原因', 4) })
export const decideInput = z.strictObject({
  caseId,
  outcome: z.enum(['LIST', 'SPARE'], '请选择决定。'),
  authority: z.string().trim().min(4, '请填写作出决定的部门。').max(80, '部门名称过长。请核对。'),
  documentNumber,
  decisionDate: day('决定日期'),
  words: words('决定理由'),
})
export const objectInput = z.strictObject({ caseId, words: words('异议和理由'), files })
export const replyInput = z.strictObject({ caseId, words: words('答复') })
export const removeInput = z.strictObject({ caseId, documentNumber, words: words('移出理由') })
export const oneCase = z.strictObject({ caseId })
