import { query } from '@/server/use-case'

import { queueFilterSchema } from './queue-filter'
import { queueChoices, queuePage, readerOf } from './queue-store'

/** Who looks at reviews: the departments, the auditors, and the division offices at their own. */
export const readers = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
] as const

/** 审核队列: every application but drafts; filters, search, order and page are the address's. */
export const reviewQueue = query({
  name: 'reviews.queue',
  allow: readers,
  input: queueFilterSchema,
  run: async (context, filter) => ({
    filter,
    ...(await queuePage(context.tx, filter, await readerOf(context))),
    choices: await queueChoices(context.tx),
  }),
})
export type ReviewQueue = Extract<Awaited<ReturnType<typeof reviewQueue>>, { ok: true }>['value']
