import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { inject } from 'vitest'

import { derivedUrls } from '../../scripts/database'

/**
 * Gives the test file a database of its own, copied from the migrated template, and an environment that points to it.
 * Import it first in every integration test: `import '../../setup/test-database'`.
 */
const cluster = inject('clusterUrl')
const name = `test_${randomBytes(6).toString('hex')}`
const admin = new pg.Client({ connectionString: cluster })
await admin.connect()
await admin.query('SELECT pg_advisory_lock(15)')
await admin.query(`CREATE DATABASE ${name} TEMPLATE template_export_credit`)
await admin.end()

const url = new URL(cluster)
url.pathname = `/${name}`
const urls = derivedUrls(url.toString())

process.env.DATABASE_URL = urls.owner
process.env.DATABASE_APP_URL = urls.app
process.env.DATABASE_SEALER_URL = urls.sealer
process.env.NEXTAUTH_SECRET = 'kX9v2Lq7RzT4mWp8YbN3cHj6GdF5sAe1'
process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'export-credit-test-'))
process.env.LOG_LEVEL = 'silent'

export const ownerUrl = urls.owner
export const appUrl = urls.app
export const sealerUrl = urls.sealer

/** SQL as the owner, past the walls: for arranging what no use case can, and for looking at what is stored. */
export async function asOwner<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}
