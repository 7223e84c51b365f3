import pg from 'pg'

import { columnName } from './column-names'
import { tableName } from './table-names'

/**
 * The rows that money and decisions stand on, held against the versions that were kept of them, and those against the
 * audit entries of the transactions that wrote them. What was changed past the portal is named by table, row and column.
 */

const shown = 20

/** Rows of a draft keep no versions (see `keep_version`). */
const drafts: Readonly<Record<string, string>> = {
  application: `t.state IN ('DRAFT', 'RETURNED')`,
  premium_payment_line: 'is_draft(t.application_id)',
  application_policy_line: 'is_draft(t.application_id)',
  application_material: 'is_draft(t.application_id)',
}

/** Each problem is a sentence; empty means that no row was touched. */
export async function verifyRows(ownerUrl: string): Promise<{ rows: number; problems: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`SET timezone = 'UTC'`)
    const problems = []
    for (const table of await watchedTables(client)) problems.push(...(await changedRows(client, table)))
    problems.push(...(await foreignTransactions(client)), ...(await wrongBalances(client)))
    const count = await client.query<{ count: string }>('SELECT count(*) FROM row_version')
    return { rows: Number(count.rows[0]!.count), problems }
  } finally {
    await client.end()
  }
}

interface Watched {
  name: string
  key: string
}

async function watchedTables(client: pg.Client): Promise<Watched[]> {
  const { rows } = await client.query<Watched>(`
    SELECT c.relname AS name, string_agg(format('t.%I::text', a.attname), ' || ''/'' || ' ORDER BY k.place) AS key
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(column_number, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.column_number
    WHERE g.tgname = 'keep_version' GROUP BY c.relname ORDER BY c.relname`)
  return rows
}

async function changedRows(client: pg.Client, { name, key }: Watched): Promise<string[]> {
  const { rows } = await client.query<{
    id: string
    what: 'ADDED' | 'REMOVED' | 'CHANGED' | 'VERSION'
    columns: Record<string, [unknown, unknown]> | null
  }>(
    `WITH latest AS (
       SELECT DISTINCT ON (row_id) row_id, operation, content, sha256 FROM row_version WHERE table_name = $1 ORDER BY row_id, id DESC),
     present AS (SELECT ${key} AS id, to_jsonb(t) AS content, ${drafts[name] ?? 'false'} AS draft FROM "${name}" t),
     judged AS (
       SELECT coalesce(p.id, l.row_id) AS id, differing_columns(l.content, p.content) AS columns,
         CASE WHEN p.id IS NULL AND l.operation <> 'DELETE' THEN 'REMOVED'
           WHEN p.id IS NOT NULL AND (l.row_id IS NULL OR l.operation = 'DELETE') THEN 'ADDED'
           WHEN p.id IS NOT NULL AND differing_columns(l.content, p.content) <> '{}'::jsonb THEN 'CHANGED'
           WHEN l.sha256 <> encode(sha256(convert_to(l.content::text, 'UTF8')), 'hex') THEN 'VERSION' END AS what
       FROM present p FULL JOIN latest l ON l.row_id = p.id
       WHERE NOT coalesce(p.draft, ${removedDraft(name)}))
     SELECT id, what, columns FROM judged WHERE what IS NOT NULL ORDER BY id LIMIT ${shown}`,
    [name],
  )
  const table = tableName(name)
  return rows.map(({ id, what, columns }) => {
    if (what === 'REMOVED') return `${table} ${id} 已被删除，平台没有删除它的记录。`
    if (what === 'ADDED') return `${table} ${id} 不是由平台写入的。`
    if (what === 'VERSION') return `${table} ${id} 的留存版本被改动。`
    const changes = Object.entries(columns!).map(
      ([column, [kept, present]]) =>
        `${columnName(column)}（${column}）应为 ${JSON.stringify(kept)}，现为 ${JSON.stringify(present)}`,
    )
    return `${table} ${id} 被改动：${changes.join('；')}。`
  })
}

/** A returned application's lines are written anew while it is corrected: one that is gone is judged by its application. */
const removedDraft = (name: string) =>
  drafts[name] && name !== 'application' ? `is_draft((l.content->>'application_id')::uuid)` : 'false'

/** Versions that no audit entry knows (written past the portal), and entries whose versions are no longer what they were. */
async function foreignTransactions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tables: string[]; rows: string[]; entry: string | null; at: Date }>(
    `WITH written AS (
       SELECT transaction::text, count(*)::int AS count, min(at) AS at,
         encode(sha256(convert_to(string_agg(encode(sha256(convert_to(content::text, 'UTF8')), 'hex'), ',' ORDER BY id), 'UTF8')), 'hex') AS sha256,
         array_agg(DISTINCT table_name) AS tables, (array_agg(DISTINCT row_id))[1:3] AS rows
       FROM row_version GROUP BY transaction),
     entries AS (
       SELECT id, at, detail->'rowsWritten'->>'transaction' AS transaction, (detail->'rowsWritten'->>'count')::int AS count,
         detail->'rowsWritten'->>'sha256' AS sha256
       FROM audit_entry WHERE detail ? 'rowsWritten')
     SELECT coalesce(w.tables, '{}') AS tables, coalesce(w.rows, '{}') AS rows, e.id::text AS entry, coalesce(w.at, e.at) AS at
     FROM written w FULL JOIN entries e USING (transaction)
     WHERE e.id IS NULL OR w.transaction IS NULL OR w.count <> e.count OR w.sha256 <> e.sha256
     ORDER BY coalesce(w.at, e.at) LIMIT ${shown}`,
  )
  return rows.map(({ tables, rows: ids, entry, at }) =>
    entry === null
      ? `${at.toISOString()} 有改动不是经平台办理的：${tables.map(tableName).join('、')}（${ids.join('、')}）。`
      : `审计记录 ${entry} 所写的版本已不完整或被改动${tables.length > 0 ? `：${tables.map(tableName).join('、')}` : ''}。`,
  )
}

/** A kept balance is the sum of its postings; the journal is what decides. */
async function wrongBalances(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ key: string; balance: string; sum: string }>(
    `SELECT a.key, a.balance::text, coalesce(sum(p.amount_cny), 0)::text AS sum FROM ledger_account a
     LEFT JOIN journal_posting p ON p.account_id = a.id WHERE a.minimum_balance IS NOT NULL
     GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount_cny), 0) ORDER BY a.key LIMIT ${shown}`,
  )
  return rows.map(({ key, balance, sum }) => `账户 ${key} 的余额 ${balance} 与分录合计 ${sum} 不符。`)
}
