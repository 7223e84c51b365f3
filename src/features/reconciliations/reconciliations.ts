import { z } from 'zod'

import type { Programme } from '@/server/db'
import { query } from '@/server/use-case'

import { type ReconciliationContent, reconciliationOf } from './reconciliation-of'
import { fundInput, insurerFundInput } from './schema'
import { allFundAccounts, fundAccounts } from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const

export type FundSummary = Pick<
  ReconciliationContent,
  'opening' | 'prepaid' | 'drawn' | 'returned' | 'settled' | 'carriedForward' | 'closing'
> & { programme: Programme; year: number }

/** The insurer's funds, year by programme, newest first. CNY. */
export const reconciliations = query({
  name: 'reconciliations.list',
  allow: insurers,
  input: z.strictObject({}),
  run: async (context): Promise<FundSummary[]> => {
    const insurerId = context.actor.organisationId!
    const funds: FundSummary[] = []
    for (const { programme, year } of await fundAccounts(context.tx, insurerId)) {
      const content = await reconciliationOf(context, { insurerId, programme, year })
      const { opening, prepaid, drawn, returned, settled, carriedForward, closing } = content
      funds.push({ programme, year, opening, prepaid, drawn, returned, settled, carriedForward, closing })
    }
    return funds
  },
})

/** The document's content as it stands now. */
export const reconciliation = query({
  name: 'reconciliations.detail',
  allow: insurers,
  input: fundInput,
  run: (context, input): Promise<ReconciliationContent> =>
    reconciliationOf(context, { insurerId: context.actor.organisationId!, ...input }),
})

/** The province keeps the other copy of every 对账单; the auditors read it. */
export const reconciliationReaders = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const

export interface InsurerFund {
  insurerId: string
  insurerName: string
  programme: Programme
  year: number
  /** What is left in the fund, CNY. */
  balance: string
}

/** Every insurer's funds with what is left, newest year first. */
export const insurersFunds = query({
  name: 'reconciliations.insurers',
  allow: reconciliationReaders,
  input: z.strictObject({}),
  run: ({ tx }): Promise<InsurerFund[]> => allFundAccounts(tx),
})

/** One insurer's document as it stands now, read only. */
export const insurerReconciliation = query({
  name: 'reconciliations.of-insurer',
  allow: reconciliationReaders,
  input: insurerFundInput,
  run: (context, input): Promise<ReconciliationContent> => reconciliationOf(context, input),
})
