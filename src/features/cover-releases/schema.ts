import { z } from 'zod'

import { dateField } from '@/features/duplicate-cover'

const words = (what: string) =>
  z
    .string(`请填写${what}。`)
    .trim()
    .min(4, `请填写${what}，至少 4 个字。`)
    .max(500, `${what}不超过 500 个字。请精简。`)
const id = z.uuid('没有找到这项解除。请从保单页面办理。')

export const proposeInput = z.strictObject({
  insurancePolicyId: z.uuid('没有找到这张保单。请从保单列表中打开。'),
  lastDay: dateField('保险期间最后一日'),
  documentNumber: words('依据的文件或来文'),
  reason: words('理由'),
})
export const confirmInput = z.strictObject({ id })
export const refuseInput = z.strictObject({ id, reason: words('理由') })
export const ofPolicyInput = z.strictObject({ insurancePolicyId: z.uuid() })
