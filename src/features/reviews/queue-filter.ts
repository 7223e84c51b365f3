import { z } from 'zod'

import { PROGRAMMES } from '@/policy-rules'

/** Everything that shapes the queue, as it stands in the address: a list can be kept, sent and gone back to. */

/** A draft is its applicant's alone. */
export const QUEUE_STATES = [
  'AWAITING_DIVISION',
  'IN_DIVISION_REVIEW',
  'DIVISION_REVIEWED',
  'DIVISION_SIGNED',
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED',
  'REVIEWED',
  'APPROVED',
  'REJECTED',
  'LISTED',
  'IN_PUBLICITY',
  'AWARDED',
  'IN_PAYMENT',
  'PAID',
  'WITHDRAWN',
] as const

export const QUEUE_SORTS = ['submitted', 'amount', 'receipt', 'name'] as const
export const FINDING_FILTERS = ['blocking', 'open', 'none'] as const
export const PAGE_SIZES = [50, 100, 200] as const

const list = <T extends readonly string[]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) =>
      [given].flat().filter((value): value is T[number] => (values as readonly string[]).includes(value)),
    )
const codes = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat().filter((value) => value !== ''))

const sorts = QUEUE_SORTS.flatMap((sort) => [sort, `-${sort}` as const])

/** What is not understood is left out, so that an old address still opens a list. */
export const queueFilterSchema = z.object({
  state: list(QUEUE_STATES),
  round: codes.transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success)),
  programme: list(PROGRAMMES),
  division: codes,
  finding: z.enum(FINDING_FILTERS).optional().catch(undefined),
  assigned: z.enum(['me', 'standing-in', 'none']).optional().catch(undefined),
  q: z.string().trim().max(100).default('').catch(''),
  sort: z.enum(sorts).default('-submitted').catch('-submitted'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
  size: z.coerce
    .number()
    .default(50)
    .catch(50)
    .transform((size) => PAGE_SIZES.find((allowed) => allowed === size) ?? 50),
})

export type QueueFilter = z.output<typeof queueFilterSchema>
