import { z } from 'zod'

import { isLawDate } from '@/policy-rules'

/** Forms, actions and use cases read the same shapes. */

const id = (what: string) => z.uuid(`${what}的编号不正确，请返回列表重新打开。`)
const words = (what: string, most = 1000) =>
  z.string().trim().min(1, `请填写${what}。`).max(most, `${what}请不超过 ${most} 个字。`)
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `请不超过 ${most} 个字。`)
    .default('')
    .transform((text) => text || null)
const yuan = z
  .string()
  .transform((typed) => typed.normalize('NFKC').replace(/[,\s]/g, ''))
  .pipe(z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, '请填写建议金额，单位元，最多两位小数，例如 1234.50。'))
export const grade = z.enum(['SUPPORT', 'PARTIAL', 'REJECT'], '请选择评审结论。')

/** `国际贸易、财务审计` or one a line. */
const fields = z
  .string()
  .transform((typed) => [
    ...new Set(
      typed
        .split(/[、，,;；\n]/)
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string().max(30, '每个专业领域不超过 30 个字。'))
      .min(1, '请填写专业领域，至少一个。')
      .max(10, '专业领域请不超过 10 个。'),
  )

const expertFacts = {
  fields,
  employer: words('任职单位', 100),
  employerUscc: optional(18),
  divisionCode: optional(6),
  phone: z
    .string()
    .trim()
    .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, '请填写 11 位手机号码，或带区号的固定电话。'),
  email: z
    .union([z.literal(''), z.email('请填写正确的电子邮箱，或留空。')])
    .default('')
    .transform((text) => text || null),
}
export const addExpertSchema = z.strictObject({
  name: z.string().trim().min(2, '请填写姓名。').max(40, '姓名最多 40 个字。'),
  loginName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{3,39}$/, '登录名须为 4 至 40 位小写字母、数字、点、横线或下划线。'),
  password: z.string().max(500),
  ...expertFacts,
})
export const changeExpertSchema = z.strictObject({
  expertId: id('专家'),
  active: z.enum(['yes', 'no'], '请选择是否在库。').transform((answer) => answer === 'yes'),
  ...expertFacts,
})

const criterion = z.strictObject({
  label: words('评审指标', 60),
  weight: z.coerce.number('请填写权重。').int('权重请填写整数。').min(1, '权重至少为 1。').max(100),
})
const stratum = z.strictObject({
  field: optional(30),
  employer: optional(100),
  size: z.coerce
    .number('请填写人数。')
    .int('人数请填写整数。')
    .min(1, '人数至少为 1。')
    .max(15, '每组最多 15 人。'),
})

export const createPanelSchema = z.strictObject({
  roundId: id('批次'),
  title: words('评审组名称', 100),
  applicationIds: z
    .array(id('申报'))
    .min(1, '请选择需要评审的申报，至少一件。')
    .max(300, '一个评审组最多 300 件，请分组。'),
  strata: z.array(stratum).min(1, '请填写抽取人数，至少一行。').max(10, '抽取分组最多 10 行。'),
  onePerEmployer: z.boolean(),
  criteria: z
    .array(criterion)
    .min(1, '请填写评审指标，至少一项。')
    .max(12, '评审指标最多 12 项。')
    .refine(
      (all) => all.reduce((sum, { weight }) => sum + weight, 0) === 100,
      '各项权重之和应为 100，请核对。',
    ),
  spreadThreshold: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, '请填写分差上限，例如 20。')
    .refine((text) => Number(text) > 0 && Number(text) <= 100, '分差上限应在 0 至 100 之间。'),
  minimumOpinions: z.coerce.number('请填写份数。').int().min(1, '至少 1 份。').max(15, '最多 15 份。'),
})

export const panelRef = z.strictObject({ panelId: id('评审组') })
export const memberRef = z.strictObject({ panelId: id('评审组'), memberId: id('专家') })
export const replaceSchema = z.strictObject({
  panelId: id('评审组'),
  memberId: id('专家'),
  reason: words('不能参加的原因', 300),
})
export const addSeatSchema = z.strictObject({
  panelId: id('评审组'),
  stratum: z.string().trim().min(1, '请选择抽取分组。').max(10, '请从列表中选择抽取分组。'),
  reason: words('增补的原因', 300),
})

export const caseRef = z.strictObject({ panelId: id('评审组'), applicationId: id('申报') })
export const declareSchema = z
  .strictObject({
    panelId: id('评审组'),
    applicationId: id('申报'),
    interest: z.enum(['yes', 'no'], '请选择有无利害关系。').transform((answer) => answer === 'yes'),
    reason: z.string().trim().max(300, '说明请不超过 300 个字。').default(''),
  })
  .refine(({ interest, reason }) => !interest || reason !== '', {
    path: ['reason'],
    message: '请说明利害关系，例如“曾为该企业提供咨询”。',
  })

const score = z
  .string()
  .trim()
  .regex(/^(100(\.0)?|\d{1,2}(\.\d)?)$/, '请填写 0 至 100 的分数，最多一位小数。')

/** A draft may lack anything; what is there must be right. */
const draftOpinion = z.strictObject({
  step: z.literal('draft'),
  panelId: id('评审组'),
  applicationId: id('申报'),
  scores: z.record(z.string().max(20), z.union([z.literal(''), score])),
  grade: z
    .union([z.literal(''), grade])
    .default('')
    .transform((value) => value || null),
  recommendedAmountCny: z
    .union([z.literal(''), yuan])
    .default('')
    .transform((value) => value || null),
  opinion: z.string().trim().max(2000, '评审意见请不超过 2000 个字。').default(''),
})
const wholeOpinion = z.strictObject({
  step: z.literal('hand-in'),
  panelId: id('评审组'),
  applicationId: id('申报'),
  scores: z.record(z.string().max(20), score),
  grade,
  recommendedAmountCny: yuan,
  opinion: words('评审意见', 2000),
})
export const opinionSchema = z.discriminatedUnion('step', [draftOpinion, wholeOpinion])

export const furtherRoundSchema = z.strictObject({
  panelId: id('评审组'),
  applicationId: id('申报'),
  reason: words('退回复评的理由', 500),
})
export const summariseSchema = z.strictObject({
  panelId: id('评审组'),
  applicationId: id('申报'),
  grade,
  recommendedAmountCny: yuan,
  summary: words('汇总意见', 2000),
})

export const firmOpinionSchema = z.strictObject({
  roundId: id('批次'),
  firmName: words('机构名称', 100),
  firmUscc: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{18}$/, '请填写 18 位统一社会信用代码。'),
  documentNumber: words('报告编号', 60),
  issuedOn: z.string().trim().refine(isLawDate, '请填写出具日期，例如 2026-11-20。'),
  file: z
    .instanceof(File, { error: '请上传评审意见文件。' })
    .refine((file) => file.size > 0, '请上传评审意见文件。'),
  results: z
    .array(
      z.strictObject({
        receiptNumber: words('受理号', 40),
        grade,
        recommendedAmountCny: yuan,
        remark: z.string().trim().max(300, '说明请不超过 300 个字。').default(''),
      }),
    )
    .min(1, '请填写各申报的评审结果，至少一行。')
    .max(300, '一份意见最多 300 行。'),
})
export const firmRef = z.strictObject({ firmOpinionId: id('意见') })
export const sendBackFirmSchema = z.strictObject({
  firmOpinionId: id('意见'),
  remark: words('退回理由', 500),
})
