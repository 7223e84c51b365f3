import { z } from 'zod'

import { normaliseDocumentNumber } from '@/documents'
import { Decimal, decimal, GENERAL, isHalfYear, isLawDate, PROGRAMMES } from '@/policy-rules'

const day = (message: string) => z.string().trim().refine(isLawDate, message)
const shortText = (limit: number) => z.string().trim().max(limit, `请不超过 ${limit} 个字。`)

const documentNumber = z.string().transform((text, context) => {
  const number = normaliseDocumentNumber(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '请按文号填写，例如 豫商财函〔2026〕12号。' })
  return z.NEVER
})

/** `50%` or `0.5`, exactly, as a ratio. Anything else stays as it was typed, for the test after it to refuse. */
function ratioOf(text: string): string {
  const percent = /^(\d{1,3}(?:\.\d{1,4})?)\s*[%％]$/.exec(text.trim())?.[1]
  return percent ? decimal(percent).dividedBy(new Decimal(100)).toFixed() : text.trim()
}

const ratio = (most: Decimal, complaint: string) =>
  z
    .string()
    .transform(ratioOf)
    .refine((text) => {
      if (!/^\d(\.\d{1,6})?$/.test(text)) return false
      const value = decimal(text, 6)
      return value.gt(0) && value.lte(most)
    }, complaint)

/** C2: each round sets its own ratio, at most the document's (一(三)). */
const generalRatio = ratio(
  GENERAL.ratioCeiling.value,
  `支持比例应大于 0 且不超过 ${GENERAL.ratioCeiling.value.times(100).toFixed()}%（一(三)），请填写例如 50% 或 0.5。`,
)

const requirement = z.strictObject({
  name: shortText(60).min(1, '请填写材料名称，或删去这一行。'),
  hint: shortText(200).default(''),
  required: z.boolean().default(true),
})

const fixedRate = z.strictObject({
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(?!CNY)[A-Z]{3}$/, '请选择外币币种。'),
  /** CNY for 1 unit. */
  rate: z
    .string()
    .trim()
    .regex(/^\d{1,6}(\.\d{1,8})?$/, '请填写 1 单位外币折合的人民币，例如 7.1234。')
    .refine((text) => /[1-9]/.test(text), '汇率应大于 0，请核对后填写。'),
})

/**
 * What a draft must have to be kept. Title, text, telephone, fund document and materials may still be missing: releasing
 * asks for them (`completeness.ts`).
 */
export const draftSchema = z
  .strictObject({
    /** The draft that is changed, and its version on the screen; none for a new one. */
    id: z.uuid().nullable().default(null),
    version: z.coerce.number().int().nullable().default(null),
    noticeNumber: documentNumber,
    title: shortText(120).default(''),
    programme: z.enum(PROGRAMMES, { error: '请选择支持项目。' }),
    halfYear: z.string().trim().refine(isHalfYear, '请选择申报周期，例如 2026H1。'),
    opensOn: day('请填写开始申报日期，例如 2026-08-15。'),
    closesOn: day('请填写截止申报日期，例如 2026-09-30。'),
    /** Empty for the platforms: their share is the document's own. */
    supportRatio: z.string().default(''),
    fxRule: z.enum(['PAYMENT_DATE', 'INVOICE_DATE', 'PERIOD_END', 'FIXED'], { error: '请选择汇率规则。' }),
    fixedRates: z.array(fixedRate).max(30, '固定汇率最多 30 个币种。').default([]),
    requirements: z.array(requirement).max(40, '材料最多 40 项，请合并后保存。').default([]),
    /** GENERAL only: an insurer belongs to no division. */
    divisionReview: z.boolean().default(false),
    expertReview: z.boolean().default(false),
    budgetYear: z.coerce
      .number({ error: '请填写预算年度。' })
      .int('请填写预算年度，例如 2026。')
      .min(2024, '预算年度不能早于 2024。')
      .max(2035, '请核对预算年度。'),
    fundDocument: z
      .union([z.literal('').transform(() => null), z.null(), documentNumber], {
        error: '请按文号填写资金文件，例如 豫财贸〔2026〕8号；暂时没有可留空。',
      })
      .default(null),
    publicityDays: z.coerce
      .number({ error: '请填写公示的工作日数。' })
      .int('请填写整数。')
      .min(1, '公示至少 1 个工作日。')
      .max(30, '公示最多 30 个工作日。'),
    contactPhone: shortText(60).default(''),
    body: shortText(20_000).default(''),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    path: ['closesOn'],
    message: '截止日期早于开始日期，请核对申报时间。',
  })
  .refine(({ fixedRates }) => new Set(fixedRates.map((each) => each.currency)).size === fixedRates.length, {
    path: ['fixedRates'],
    message: '同一币种填写了两个固定汇率，请只保留一个。',
  })
  .transform((draft, context) => {
    if (draft.programme !== 'GENERAL') return { ...draft, supportRatio: WHOLE_SHARE, divisionReview: false }
    const parsed = generalRatio.safeParse(draft.supportRatio)
    if (parsed.success) return { ...draft, supportRatio: parsed.data }
    context.addIssue({ code: 'custom', path: ['supportRatio'], message: parsed.error.issues[0]!.message })
    return z.NEVER
  })

/** The platforms: the document's own fiscal share, whole. */
const WHOLE_SHARE = '1'

export type RoundDraft = Omit<z.output<typeof draftSchema>, 'id' | 'version'>
