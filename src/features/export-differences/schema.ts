import { z } from 'zod'

const id = z.uuid('没有找到这项差异。请从列表中打开。')
const reason = z
  .string()
  .trim()
  .min(10, '请写明依据和理由，不少于 10 个字。')
  .max(1000, '理由最多 1000 字。请精简。')

export const oneDifference = z.strictObject({ id })
export const upholdInput = z.strictObject({
  id,
  reason,
  /** Where the official goes on: to the form of a case, or to what was paid. */
  next: z.enum(['CASE', 'CLAWBACK']).default('CASE'),
})
export const explainInput = z.strictObject({ id, reason })

const states = ['OPEN', 'UPHELD', 'EXPLAINED', 'SUPERSEDED'] as const
const sorts = ['stake', '-stake', 'difference', '-difference', 'name', '-name'] as const

const chosen = <T extends string>(values: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat().filter((value): value is T => values.some((one) => one === value)))

/** As it stands in the address; what is not understood is left out, so that an old address still opens a list. */
export const differenceFilter = z.object({
  state: chosen(states),
  programme: chosen(['MICRO', 'MEDIUM'] as const),
  /** What the official figure does: yuan borne too much, another tier. */
  effect: z.enum(['stake', 'tier']).optional().catch(undefined),
  list: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(60).default('').catch(''),
  sort: z.enum(sorts).default('-stake').catch('-stake'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type DifferenceFilter = z.output<typeof differenceFilter>
