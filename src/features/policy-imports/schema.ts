import { z } from 'zod'

const id = z.uuid('没有找到这次导入。请从列表中打开。')

export const sendInput = z.strictObject({
  file: z.custom<File>(
    (value) => value instanceof File && value.size > 0,
    '请选择填好的统保保单清单（.xlsx）。',
  ),
  evidence: z.instanceof(File).nullable().default(null),
})
export const oneImport = z.strictObject({ id })
export const recordInput = z.strictObject({
  id,
  choice: z.enum(['all', 'good'], '请选择全部登记，或只登记无误的。'),
})
export const importInput = z.strictObject({
  id,
  verdict: z.enum(['GOOD', 'BAD', 'SAME']).nullable().default(null).catch(null),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
})
export const importsInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
