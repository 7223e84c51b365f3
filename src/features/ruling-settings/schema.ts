import { z } from 'zod'

import { isLawDate, isSettingValue, RULINGS, type RulingSetting } from '@/policy-rules'

const words = (what: string) =>
  z.string().trim().min(4, `请写明${what}，至少 4 个字。`).max(500, `${what}请不超过 500 个字。`)

/** The ⚙ rulings: the ones that an official may change. */
export const changeableRulings = RULINGS.flatMap((ruling) =>
  ruling.setting ? [{ ...ruling, setting: ruling.setting }] : [],
)

/** What may be filled in, in words. */
export const valuesInWords = ({ choices, range }: RulingSetting): string =>
  range ?? choices.map(({ label }) => label).join('、')

export const proposeInput = z
  .strictObject({
    rulingId: z.string(),
    value: z.string().trim(),
    reason: words('调整理由'),
    effectiveFrom: z.string().trim().refine(isLawDate, '请填写生效日期，例如 2026-12-01。'),
  })
  .transform((input, context) => {
    const ruling = changeableRulings.find(({ id }) => id === input.rulingId)
    if (!ruling) {
      context.addIssue({ code: 'custom', path: ['rulingId'], message: '请选择一项可调整的口径。' })
      return z.NEVER
    }
    if (!isSettingValue(ruling.setting.key, input.value)) {
      const message = `${ruling.setting.label}请填写：${valuesInWords(ruling.setting)}。`
      context.addIssue({ code: 'custom', path: ['value'], message })
      return z.NEVER
    }
    return { ...input, ruling }
  })

const one = z.uuid('没有找到这项调整。请刷新页面。')
export const confirmInput = z.strictObject({ id: one })
export const refuseInput = z.strictObject({ id: one, reason: words('退回理由') })
