import { z } from 'zod'

const id = z.uuid('没有找到这条线索。请从列表中打开。')
const reason = z
  .string()
  .trim()
  .min(10, '请写明依据和理由，不少于 10 个字。')
  .max(1000, '理由最多 1000 字。请精简。')

export const oneOverlap = z.strictObject({ id })
export const settleInput = z.strictObject({ id, reason })
export const importInput = z.strictObject({
  insurerId: z.uuid('请选择报送清单的保险机构。'),
  /** What the list came with: a document number, or an archive's name. */
  source: z.string().trim().min(4, '请写明清单的来源或文号。').max(80, '来源过长。请精简。'),
  file: z.custom<File>((value) => value instanceof File && value.size > 0, '请选择统保保单清单。'),
})
export const overlapFilter = z.object({
  state: z.enum(['OPEN', 'UPHELD', 'EXPLAINED']).optional().catch(undefined),
  q: z.string().trim().max(60).default('').catch(''),
})
