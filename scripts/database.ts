import { createHmac } from 'node:crypto'

import pg from 'pg'

import { applyMigrations } from '../src/server/db/migrations'

const oldestServer = 150_000

export interface DatabaseUrls {
  owner: string
  app: string
  sealer: string
}

/** A role's password follows from the owner's connection: no secret to keep, and two starts never disagree. */
function rolePassword(ownerUrl: string, role: string): string {
  const owner = new URL(ownerUrl)
  return createHmac('sha256', decodeURIComponent(owner.password) || 'peer')
    .update(`${owner.host}/${role}`)
    .digest('base64url')
}

function urlAs(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = rolePassword(ownerUrl, role)
  return url.toString()
}

export function derivedUrls(ownerUrl: string): DatabaseUrls {
  return {
    owner: ownerUrl,
    app: urlAs(ownerUrl, 'export_credit_app'),
    sealer: urlAs(ownerUrl, 'export_credit_sealer'),
  }
}

/** Throws a sentence when the server cannot be reached or is older than PostgreSQL 15. */
export async function checkServer(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version_num')
    if (Number(rows[0].server_version_num) < oldestServer)
      throw new Error(
        `数据库版本过低（PostgreSQL ${Math.floor(Number(rows[0].server_version_num) / 10_000)}）。请使用 PostgreSQL 15 或更高版本。`,
      )
  } catch (error) {
    const { hostname, port, pathname } = new URL(ownerUrl)
    const cause =
      error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error)
    if (String(cause).startsWith('数据库版本过低')) throw error
    throw new Error(
      `无法连接数据库 ${hostname}:${port || 5432}${pathname}：${cause}。请检查 DATABASE_URL，确认数据库已启动且账号有效。`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Brings the database to today's schema and gives the roles their derived passwords, those apart whose address the
 * operator gives (its password is the operator's). Returns the migrations applied.
 */
export async function prepareDatabase(
  ownerUrl: string,
  derived: { app: boolean; sealer: boolean } = { app: true, sealer: true },
): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl).catch((error: unknown) => {
    throw new Error(
      `更新数据库结构失败：${error instanceof Error ? error.message : String(error)}\n未完成的步骤已撤回，已有数据不受影响。请确认 DATABASE_URL 的账号是该数据库的所有者并有 CREATEROLE 权限，然后重试。`,
      { cause: error },
    )
  })
  const roles = [derived.app && 'export_credit_app', derived.sealer && 'export_credit_sealer'].filter(
    (role) => role !== false,
  )
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // One at a time: two starts against one cluster would update the same catalogue row.
    await client.query('SELECT pg_advisory_lock(20240805)')
    for (const role of roles) {
      const { rows } = await client.query('SELECT format($1, $2::text, $3::text) AS statement', [
        'ALTER ROLE %I PASSWORD %L',
        role,
        rolePassword(ownerUrl, role),
      ])
      await client.query(rows[0].statement)
    }
  } finally {
    await client.end()
  }
  return applied
}
