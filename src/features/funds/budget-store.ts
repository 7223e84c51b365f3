import { isUniqueViolation, type EntryState, type Programme, type Tx } from '@/server/db'

import { budgetKey } from './budgets'

/** The fund documents of budgets: those that wait for their second person, and what the journal says that each put in. */

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

/** Null when the document is entered already; the transaction can then only be refused. */
export async function addDocument(
  tx: Tx,
  document: {
    year: number
    programme: Programme
    amountCny: string
    documentNumber: string
    preparedById: string
    preparedAt: Date
  },
): Promise<string | null> {
  try {
    return (await tx.budgetDocument.create({ data: document, select: { id: true } })).id
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

/** Holds the row until the transaction ends. */
export async function lockDocument(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM budget_document WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.budgetDocument.findUnique({ where: { id } })
  return row && { ...row, amountCny: row.amountCny.toFixed(2) }
}

export async function decideDocument(
  tx: Tx,
  id: string,
  decided: { state: EntryState; decidedById: string; decidedAt: Date; remark?: string },
): Promise<void> {
  await tx.budgetDocument.updateMany({ where: { id }, data: decided })
}

/** Of one year, or of all. */
export async function waitingDocuments(tx: Tx, year?: number) {
  const rows = await tx.budgetDocument.findMany({
    where: { state: 'PROPOSED', ...(year ? { year } : {}) },
    orderBy: { preparedAt: 'asc' },
    take: 100,
  })
  const people = await tx.account.findMany({
    where: { id: { in: rows.map((row) => row.preparedById) } },
    select: { id: true, displayName: true },
  })
  return rows.map(({ id, documentNumber, programme, amountCny, preparedById, preparedAt, ...row }) => ({
    id,
    year: row.year,
    documentNumber,
    programme,
    amountCny: amountCny.toFixed(2),
    preparedById,
    preparedBy: people.find((one) => one.id === preparedById)?.displayName ?? '',
    preparedAt,
  }))
}
