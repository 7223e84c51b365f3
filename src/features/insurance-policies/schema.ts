import { z } from 'zod'

import { normaliseAmount, normaliseCode } from '@/documents'
import { dateField } from '@/features/duplicate-cover'

/** An amount of money as people type it (commas, full-width digits); leaves as a decimal string. */
const amountField = (what: string) =>
  z.string().transform((text, context) => {
    const value = normaliseAmount(text)
    if (typeof value === 'string' && /^\d{1,15}(\.\d{1,2})?$/.test(value)) return value
    context.addIssue({ code: 'custom', message: `${what}不是有效金额。请填写不超过两位小数的数字。` })
    return z.NEVER
  })
const optional = <T extends z.ZodType>(field: T) =>
  z
    .literal('')
    .transform(() => null)
    .or(field)
    .nullable()
    .default(null)

const policyNumber = z
  .string('请填写保单号。')
  .transform((text) => normaliseCode(text) ?? '')
  .pipe(z.string().min(1, '请填写保单号。').max(60, '保单号不超过 60 个字符。请核对。'))

/** `rate` in per cent as it stands on the policy: 0.08 is 0.08 %. */
export const registerInput = z.strictObject({
  checkId: z.uuid('请先查重，再从查重凭证登记保单。'),
  programme: z.enum(['MICRO', 'MEDIUM'], { error: '请选择小微企业统保或中型企业统保。' }),
  insurancePolicyNumber: policyNumber,
  enterpriseName: z.string().trim().max(120, '企业名称不超过 120 个字。请核对。').default(''),
  inception: dateField('起保日'),
  expiry: optional(dateField('终保日')),
  premiumRatePercent: z
    .string('请填写保险费率。')
    .trim()
    .regex(/^\d{1,2}(\.\d{1,4})?$/, '保险费率应为百分数，最多四位小数，例如 0.08。请更正。'),
  maximumLiabilityUsd: optional(amountField('最高赔偿限额')),
  invoiceNumber: optional(z.string().trim().max(40, '发票号码不超过 40 个字符。请核对。')),
  exportSource: optional(
    z.enum(['SINGLE_WINDOW', 'UNDERTAKING'], { error: '请选择“单一窗口”授权证明或出口数据承诺书。' }),
  ),
  exportAmountUsd: optional(amountField('上年出口金额')),
  exportEvidence: z.instanceof(File).nullable().default(null),
})

export const receiptInput = z.strictObject({
  id: z.uuid('没有找到这张保单。请从保单列表中打开。'),
  receivedOn: dateField('自缴保费到账日'),
})
export const cancelInput = z.strictObject({
  id: z.uuid('没有找到这张保单。请从保单列表中打开。'),
  reason: z
    .string('请填写作废原因。')
    .trim()
    .min(1, '请填写作废原因。')
    .max(200, '作废原因不超过 200 个字。'),
})
export const detailInput = z.strictObject({ id: z.uuid('没有找到这张保单。请从保单列表中打开。') })
export const prospectInput = z.strictObject({ checkId: z.uuid('请先查重，再从查重凭证登记保单。') })

export const listInput = z.strictObject({
  programme: optional(z.enum(['MICRO', 'MEDIUM'])),
  state: optional(z.enum(['PENDING_SELF_PAYMENT', 'IN_FORCE', 'CANCELLED'])),
  halfYear: optional(z.string().regex(/^\d{4}H[12]$/, '申报周期应写作 2026H1。请更正。')),
  search: z.string().trim().max(60).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type ListFilter = Omit<z.output<typeof listInput>, 'page'>
