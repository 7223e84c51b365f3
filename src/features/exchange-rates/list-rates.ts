import { z } from 'zod'

import { query } from '@/server/use-case'

import { FOREIGN_CURRENCIES } from './schema'
import { mayDecide } from './state'
import { pageOfRates, waitingEntries } from './store'

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
  run: async ({ tx, actor }, { currency, page }) => ({
    ...(await pageOfRates(tx, { currency }, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })),
    /** Entered and not confirmed yet: nothing is converted with these. */
    waiting: (await waitingEntries(tx)).map(({ id, rates, preparedById, preparedBy, preparedAt }) => ({
      id,
      rates,
      preparedBy,
      preparedAt: preparedAt.toISOString(),
      mayDecide: mayDecide(actor.role) && preparedById !== actor.accountId,
    })),
    currency,
    page,
    pageSize: PAGE_SIZE,
  }),
})

export type RateList = Extract<Awaited<ReturnType<typeof listRates>>, { ok: true }>['value']
