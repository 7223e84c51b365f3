import type { Programme, Tx } from '@/server/db'

import { budgetKey } from './budgets'

/** Reads of the journal about budgets: the year's fund documents and what each put in. */

export interface ProvidedBudget {
  documentNumber: string
  programme: Programme
  amountCny: string
  providedAt: Date
  providedBy: string
}

export async function documentsOf(tx: Tx, year: number): Promise<ProvidedBudget[]> {
  const rows = await tx.$queryRaw<ProvidedBudget[]>`
    SELECT e.reference_id AS "documentNumber", a.programme, p.amount_cny::text AS "amountCny", e.posted_at AS "providedAt",
      coalesce(who.display_name, '系统') AS "providedBy"
    FROM journal_entry e
    JOIN journal_posting p ON p.entry_id = e.id
    JOIN ledger_account a ON a.id = p.account_id AND a.kind = 'BUDGET_AVAILABLE' AND a.period = ${String(year)}
    LEFT JOIN account who ON who.id = e.posted_by_id
    WHERE e.kind = 'BUDGET_PROVIDED'
    ORDER BY e.posted_at DESC, a.programme`
  return rows
}

/** Has this document already put money into this budget? */
export async function isProvided(
  tx: Tx,
  budget: { year: number; programme: Programme },
  documentNumber: string,
): Promise<boolean> {
  return (await tx.journalEntry.count({ where: { idempotencyKey: budgetKey(budget, documentNumber) } })) > 0
}
