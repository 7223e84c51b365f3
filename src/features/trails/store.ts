import type { Tx } from '@/server/db'

/** The room's only doors to the versions: functions of the migration `trails`, which ask who may see what. */

/** A row's columns as they were; numbers are text, so that no amount becomes a binary fraction. */
export type Content = Record<string, unknown>

/** A version of a row with the deed that made it. */
export interface Version {
  id: bigint
  table: string
  rowId: string
  operation: 'INSERT' | 'UPDATE' | 'DELETE'
  content: Content
  transaction: string
  /** When it was done; the portal's clock where the audit entry is known. */
  at: Date
  entryId: bigint | null
  /** The entry's place in the sealed chain; null until the sealer has met it. */
  sequence: bigint | null
  action: string | null
  actorRole: string | null
  actorName: string | null
  organisationName: string | null
  detail: Content | null
}

/** An application's own rows, for its applicant and the offices; the findings for offices only. */
export async function applicationVersions(tx: Tx, applicationId: string): Promise<Version[]> {
  return tx.$queryRaw<Version[]>`
    SELECT id, table_name AS "table", row_id AS "rowId", operation, content, transaction, at, entry_id AS "entryId", sequence, action,
      actor_role AS "actorRole", actor_name AS "actorName", organisation_name AS "organisationName", detail
    FROM application_versions(${applicationId}::uuid)`
}

/** Rows of a table by the column that leads to them; for provincial offices and auditors. */
export async function recordVersions(
  tx: Tx,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<Version[]> {
  return tx.$queryRaw<Version[]>`
    SELECT id, table_name AS "table", row_id AS "rowId", operation, content, transaction, at, entry_id AS "entryId", sequence, action,
      actor_role AS "actorRole", actor_name AS "actorName", organisation_name AS "organisationName", detail
    FROM record_versions(${table}, ${column}, ${[...ids]})`
}

/** Rows as they stood after a version. */
export async function rowsAsOf(
  tx: Tx,
  table: string,
  ids: readonly string[],
  until: bigint,
): Promise<Map<string, Content>> {
  const rows = await tx.$queryRaw<
    { rowId: string; content: Content }[]
  >`SELECT row_id AS "rowId", content FROM rows_as_of(${table}, ${[...ids]}, ${until})`
  return new Map(rows.map(({ rowId, content }) => [rowId, content]))
}

/** A row of the trail: what was kept of it, and what the table says now. */
export interface TrailRow {
  table: string
  rowId: string
  kept: Content | null
  operation: Version['operation'] | null
  present: Content | null
  /** Every kept version still has its digest. */
  whole: boolean
  transactions: string[]
  /** Of the newest kept version. */
  sha256: string | null
  lastId: bigint | null
}

export async function trailRows(
  tx: Tx,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<TrailRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<Omit<TrailRow, 'table'>[]>`
    SELECT row_id AS "rowId", kept, operation, present, whole, transactions, sha256, last_id AS "lastId"
    FROM trail_rows(${table}, ${column}, ${[...ids]})`
  return rows.map((row) => ({ table, ...row }))
}

/** What a transaction wrote against its audit entry, and the entry's link of the chain. */
export interface TransactionMark {
  transaction: string
  whole: boolean
  sequence: bigint | null
  hash: string | null
  previousHash: string | null
  entryId: bigint | null
  at: Date | null
  actorId: string | null
  actorRole: string | null
  organisationId: string | null
  action: string | null
  subjectKind: string | null
  subjectId: string | null
  result: string | null
  detail: unknown
  requestId: string | null
  address: string | null
  actorName: string | null
  organisationName: string | null
}

export async function transactionMarks(
  tx: Tx,
  transactions: readonly string[],
): Promise<Map<string, TransactionMark>> {
  if (transactions.length === 0) return new Map()
  const rows = await tx.$queryRaw<TransactionMark[]>`
    SELECT transaction, whole, sequence, hash, previous_hash AS "previousHash", entry_id AS "entryId", at, actor_id AS "actorId",
      actor_role AS "actorRole", organisation_id AS "organisationId", action, subject_kind AS "subjectKind", subject_id AS "subjectId",
      result, detail, request_id AS "requestId", address, actor_name AS "actorName", organisation_name AS "organisationName"
    FROM transaction_marks(${[...transactions]})`
  return new Map(rows.map((row) => [row.transaction, row]))
}

/** The application of a finding, and the list of a publicity; null when this person may not see it. */
export async function applicationOfFinding(tx: Tx, id: string): Promise<string | null> {
  return (
    (await tx.finding.findUnique({ where: { id }, select: { applicationId: true } }))?.applicationId ?? null
  )
}
export async function listOfPublicity(tx: Tx, id: string): Promise<string | null> {
  return (
    (await tx.publicity.findUnique({ where: { id }, select: { awardListId: true } }))?.awardListId ?? null
  )
}

/** What accounts are called, of those that this person may know. */
export async function peopleNamed(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

/** The journal's accounts by id: `BUDGET_PAID/GENERAL/-/2026`. */
export async function accountKeys(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.ledgerAccount.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, key: true },
  })
  return new Map(rows.map(({ id, key }) => [id, key]))
}
