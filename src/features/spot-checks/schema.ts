import { z } from 'zod'

import { isLawDate, PROGRAMMES } from '@/policy-rules'

import { checkKeys } from './checks'

/** What the forms of this room send. */
const id = (what: string) => z.uuid(`没有找到${what}。请从列表中打开。`)
const words = (what: string, least = 4, most = 1000) =>
  z
    .string()
    .trim()
    .min(least, `请写明${what}，不少于 ${least} 个字。`)
    .max(most, `${what}不能超过 ${most} 字。请精简。`)
const day = (what: string) => z.string().trim().refine(isLawDate, `请选择${what}。`)
const amount = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/, '请填写以元为单位、最多两位小数的金额。')
      .refine((text) => /[1-9]/.test(text), '金额应大于零。'),
  )
const file = z.custom<File>((value) => value instanceof File && value.size > 0, '请选择文件。')

/** `50000、200000`, ascending. */
const bands = z
  .string()
  .default('')
  .transform((text) =>
    text
      .normalize('NFKC')
      .split(/[、;\s]+/)
      .map((each) => each.replaceAll(',', ''))
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.string().regex(/^[1-9]\d{0,11}(\.\d{1,2})?$/, '请填写以元为单位的金额，用顿号分开。'))
      .max(6, '金额分档最多 6 个界限。')
      .refine(
        (all) => all.every((bound, i) => i === 0 || Number(all[i - 1]) < Number(bound)),
        '金额分档请从小到大填写，不重复。',
      ),
  )

export const prepareInput = z
  .strictObject({
    title: words('方案名称', 4, 80),
    period: z
      .string()
      .trim()
      .regex(/^20\d{2}(H[12])?$/, '请选择抽查的年度或半年。'),
    programmes: z.array(z.enum(PROGRAMMES)).min(1, '请至少选择一个支持项目。').default([]),
    divisionCodes: z.array(z.string().regex(/^\d{6}$/, '请从列表中选择所属地。')).default([]),
    bandsCny: bands,
    sizeKind: z.enum(['SHARE', 'NUMBER'], '请选择抽取方式。'),
    size: z
      .string()
      .transform((text) => text.normalize('NFKC').replace(/[%\s]/g, ''))
      .pipe(z.string().regex(/^\d{1,5}(\.\d{1,2})?$/, '请填写每组抽取的比例或数量。')),
    minimum: z.coerce
      .number('请填写每组至少抽取几笔。')
      .int('请填写整数。')
      .min(1, '每组至少抽取一笔。')
      .max(1000, '每组至少抽取的笔数过大。'),
    reason: words('抽查事由'),
  })
  .superRefine(({ sizeKind, size }, context) => {
    const wrong =
      Number(size) <= 0 ||
      (sizeKind === 'SHARE' && Number(size) > 100) ||
      (sizeKind === 'NUMBER' && !/^\d+$/.test(size))
    if (wrong)
      context.addIssue({
        code: 'custom',
        path: ['size'],
        message: sizeKind === 'SHARE' ? '比例应大于 0，不超过 100。' : '数量应为大于 0 的整数。',
      })
  })

const planId = id('这个抽查方案')
const sheetId = id('这份核查表')
export const onePlan = z.strictObject({ planId })
export const oneSheet = z.strictObject({ sheetId })
export const sendBackInput = z.strictObject({ planId, reason: words('退回原因') })
export const assignInput = z.strictObject({
  planId,
  selected: z
    .array(id('这份核查表'))
    .min(1, '请先选择核查表。')
    .max(500, '一次最多分派 500 份。')
    .default([]),
  assigneeId: id('核查人'),
  dueOn: day('核查期限'),
})
export const checkKey = z.enum(checkKeys, '请选择核查项目。')
export const answersInput = z.strictObject({
  sheetId,
  answers: z
    .array(
      z
        .strictObject({
          check: checkKey,
          finding: z.enum(['CONFORMS', 'DIFFERS', 'NOT_APPLICABLE'], '请选择核查结果。'),
          facts: z.string().trim().max(1000, '核查事实不能超过 1000 字。请精简。').default(''),
        })
        .refine(({ finding, facts }) => finding === 'CONFORMS' || facts.length >= 2, {
          path: ['facts'],
          message: '不符或不适用的，请写明事实。',
        }),
    )
    .min(1, '请至少填写一项核查结果。'),
})
export const lineInput = z.strictObject({
  sheetId,
  position: z.coerce.number('请填写明细行号。').int('行号为整数。').min(1, '行号从 1 起。').max(100_000),
  wrongCny: amount,
  facts: words('差错事实', 2, 300),
})
export const lineRef = z.strictObject({ sheetId, position: z.coerce.number().int().min(1) })
export const evidenceInput = z.strictObject({ sheetId, check: checkKey, file })
export const askInput = z.strictObject({
  sheetId,
  words: words('请企业说明和提供什么', 10, 2000),
  answerBy: day('答复期限'),
})
export const respondInput = z.strictObject({
  sheetId,
  answer: words('说明', 4, 4000),
  files: z
    .array(z.custom<File>((value) => value instanceof File, '请选择文件。'))
    .max(10, '一次最多 10 个文件。')
    .default([])
    .transform((all) => all.filter(({ size }) => size > 0)),
})
export const handInInput = z.strictObject({
  sheetId,
  conclusion: words('核查结论', 4, 2000),
  correction: z.string().trim().max(1000, '更正说明不能超过 1000 字。').default(''),
  asksClawback: z
    .enum(['yes'], '请重新选择。')
    .optional()
    .transform((value) => value === 'yes'),
  caseGround: z
    .union([z.literal(''), z.enum(['MISREPORTED_EXPORTS', 'DUPLICATE_COVER'])], '请从列表中选择事由。')
    .default('')
    .transform((value) => value || null),
})
export const returnInput = z.strictObject({ sheetId, reason: words('退回原因') })
