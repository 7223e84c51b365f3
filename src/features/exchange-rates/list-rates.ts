import { z } from 'zod'

import { query } from '@/server/use-case'

import { FOREIGN_CURRENCIES } from './schema'
import { pageOfRates } from './store'

const PAGE_SIZE = 50

/** The rates kept, newest first. */
export const listRates = query({
  name: 'exchange-rates.list',
  allow: [
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'AUDITOR',
  ],
  input: z.strictObject({
    currency: z
      .string()
      .transform((value) => (FOREIGN_CURRENCIES.includes(value) ? value : null))
      .nullable()
      .default(null),
    page: z.coerce.number().int().min(1).catch(1),
  }),
  run: async ({ tx }, { currency, page }) => ({
    ...(await pageOfRates(tx, { currency }, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })),
    currency,
    page,
    pageSize: PAGE_SIZE,
  }),
})
