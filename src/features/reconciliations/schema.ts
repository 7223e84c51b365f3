import { z } from 'zod'

import type { PrepaidProgramme } from '@/policy-rules'

const prepaid = ['MICRO', 'MEDIUM', 'OVERSEAS'] as const satisfies readonly PrepaidProgramme[]

export const fundInput = z.strictObject({
  programme: z.enum(prepaid, { error: '没有这个支持项目的对账单。请从对账列表中打开。' }),
  year: z.coerce.number('没有这个年度的对账单。').int().min(2024).max(2100),
})

export const insurerFundInput = fundInput.extend({
  insurerId: z.uuid('没有这家保险机构的对账单。请从对账列表中打开。'),
})
