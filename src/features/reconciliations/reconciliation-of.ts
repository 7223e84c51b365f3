import { fundBalance, holdFund } from '@/features/funds'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { type Context, notFound } from '@/server/use-case'

import { fundYear, type FundYear } from './movements'
import { type Fund, fundFacts, insurerName } from './store'

/** The content of a 对账单 before it has a number: the same facts always give the same content. */
export interface ReconciliationContent extends FundYear {
  insurerName: string
  programmeName: string
  year: string
  asOf: string
}

/**
 * 预拨资金对账单 (P2): THE computation, from the journal and the approved lines; the page and the three file formats are
 * made from its result. The closing balance is compared with the ledger's own.
 * @throws Error when they differ: nothing is shown rather than something wrong.
 */
export async function reconciliationOf(context: Context, fund: Fund): Promise<ReconciliationContent> {
  const { tx, actor, now } = context
  const name = await insurerName(tx, fund.insurerId)
  if (name === null) return notFound('对账单')
  // Held, so that no drawdown slips in between the balance and the postings; an auditor holds nothing, and reads it only.
  const held = actor.kind === 'AUDIT_BODY' ? await fundBalance(tx, fund) : await holdFund(tx, fund)
  const { postings, awards, settlements } = await fundFacts(tx, fund)
  const year = fundYear(postings, awards, settlements)
  if (held !== year.closing)
    throw new Error(
      `reconciliation of ${fund.programme} ${fund.year}: closing ${year.closing}, ledger ${held}`,
    )
  return {
    insurerName: name,
    programmeName: PROGRAMME_NAMES[fund.programme],
    year: String(fund.year),
    asOf: dateInShanghai(now),
    ...year,
  }
}
