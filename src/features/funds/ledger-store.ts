import type { LedgerAccountKind, Programme, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

/** The journal's only door to the database: two functions there, which alone may write it. */

export interface AccountName {
  kind: LedgerAccountKind
  programme?: Programme
  organisationId?: string
  /** A half-year, a year, a project with its year: what the account is kept for. */
  period: string
}

/** `CAP_AVAILABLE/GENERAL/<organisation>/2026H1`. */
export function accountKey(name: AccountName): string {
  return [name.kind, name.programme ?? '-', name.organisationId ?? '-', name.period].join('/')
}

export async function openAccount(tx: Tx, name: AccountName): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT open_ledger_account(${accountKey(name)},
    ${name.kind}::"ledger_account_kind", ${name.programme ?? null}::"programme", ${name.organisationId ?? null}::uuid, ${name.period}) AS id`
  return row!.id
}

export interface NewEntry {
  idempotencyKey: string
  kind: string
  reference: { kind: string; id: string }
  memo?: string
  postedById: string | null
  postedAt: Date
  /** CNY strings with two decimals; they sum to zero. */
  postings: { account: AccountName; amountCny: string }[]
}

/** Posts once per key. Throws `ledger_account_no_overdraft` when a guarded account would fall below its minimum. */
export async function postEntry(tx: Tx, entry: NewEntry): Promise<string> {
  const accounts: string[] = []
  for (const posting of entry.postings) accounts.push(await openAccount(tx, posting.account))
  const amounts = entry.postings.map((posting) => posting.amountCny)
  const [row] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT post_journal_entry(${entry.idempotencyKey}, ${entry.kind},
    ${entry.reference.kind}, ${entry.reference.id}, ${entry.memo ?? ''}, ${entry.postedById}::uuid, ${entry.postedAt},
    ${accounts}::uuid[], ${amounts}::text[]::numeric[]) AS id`
  return row!.id
}

export interface Transfer {
  idempotencyKey: string
  referenceId: string
  from: AccountName
  to: AccountName
  /** CNY, more than nothing, two decimals. */
  amountCny: string
}

/**
 * Many entries of one kind at once, each from one account to another and each once per key: what `postEntry` does for each,
 * in as many statements as for one. No account gives and receives in the same batch.
 */
export async function postTransfers(
  tx: Tx,
  {
    kind,
    referenceKind,
    postedById,
    postedAt,
  }: Pick<NewEntry, 'kind' | 'postedById' | 'postedAt'> & {
    referenceKind: string
  },
  transfers: readonly Transfer[],
): Promise<void> {
  if (transfers.length === 0) return
  const opened = new Map<string, string>()
  for (const name of transfers.flatMap(({ from, to }) => [from, to]))
    if (!opened.has(accountKey(name))) opened.set(accountKey(name), await openAccount(tx, name))
  const idOf = (name: AccountName) => opened.get(accountKey(name))!
  await tx.$queryRaw`SELECT post_transfers(${kind}, ${referenceKind}, ${postedById}::uuid, ${postedAt},
    ${transfers.map((one) => one.idempotencyKey)}::text[], ${transfers.map((one) => one.referenceId)}::text[],
    ${transfers.map((one) => idOf(one.from))}::uuid[], ${transfers.map((one) => idOf(one.to))}::uuid[],
    ${transfers.map((one) => one.amountCny)}::text[]::numeric[]) AS posted`
}

/** What a guarded account holds, kept from changing until the transaction ends; null when it was never opened. */
export async function holdBalance(tx: Tx, name: AccountName): Promise<string | null> {
  const [row] = await tx.$queryRaw<
    { held: Prisma.Decimal | null }[]
  >`SELECT hold_ledger_account(${accountKey(name)}) AS held`
  return row?.held?.toFixed(2) ?? null
}

/** The sum of an account's postings, guarded or not; `0.00` when it was never opened. */
export async function accountBalance(tx: Tx, name: AccountName): Promise<string> {
  const [row] = await tx.$queryRaw<
    { total: Prisma.Decimal }[]
  >`SELECT coalesce(sum(p.amount_cny), 0)::numeric(18,2) AS total
    FROM journal_posting p JOIN ledger_account a ON a.id = p.account_id WHERE a.key = ${accountKey(name)}`
  return row!.total.toFixed(2)
}

/** What the application still uses of caps: each counter that its awards took from, net of what was given back. */
export async function capsTaken(tx: Tx, applicationId: string) {
  return tx.$queryRaw<
    { programme: Programme; organisationId: string | null; period: string; taken: Prisma.Decimal }[]
  >`
    SELECT a.programme, a.organisation_id AS "organisationId", a.period, sum(p.amount_cny)::numeric(18,2) AS taken
    FROM journal_entry e JOIN journal_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
    WHERE e.reference_kind = 'application' AND e.reference_id = ${applicationId} AND a.kind = 'CAP_USED'
    GROUP BY a.programme, a.organisation_id, a.period HAVING sum(p.amount_cny) > 0
    ORDER BY a.organisation_id, a.period`
}

/** Is there an entry under this key? */
export async function isPosted(tx: Tx, idempotencyKey: string): Promise<boolean> {
  return (await tx.journalEntry.count({ where: { idempotencyKey } })) > 0
}
