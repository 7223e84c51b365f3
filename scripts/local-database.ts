import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import pg from 'pg'

import { checkServer, derivedUrls, prepareDatabase } from './database'
import { reachableDataFolder, startEmbeddedPostgres } from './embedded-postgres'

export type Say = (line: string) => void

export interface LocalDatabase {
  owner: string
  stop: () => Promise<void>
  applied: string[]
}

/** The given database, or the embedded one; checked, migrated, and its addresses in `process.env`. */
export async function openDatabase(
  say: Say,
  options: { reset?: boolean; adopt?: boolean } = {},
): Promise<LocalDatabase> {
  const folder = path.resolve(process.env.DATA_DIR ?? '.data', 'postgres')
  if (options.reset && !process.env.DATABASE_URL) {
    const real = reachableDataFolder(folder, () => undefined)
    for (const old of [real, `${real}.initialised`, path.resolve(process.env.DATA_DIR ?? '.data', 'files')])
      rmSync(old, { recursive: true, force: true })
    say('已清空本机数据，重新开始。')
  }
  let owner = process.env.DATABASE_URL
  let stop = async () => {}
  if (!owner) {
    say('启动内置 PostgreSQL')
    const server = await startEmbeddedPostgres({ folder, say, adopt: options.adopt ?? false })
    owner = server.url
    stop = server.stop
  }
  try {
    await checkServer(owner)
    say('更新数据库结构')
    const applied = await prepareDatabase(owner)
    const urls = derivedUrls(owner)
    process.env.DATABASE_URL = owner
    process.env.DATABASE_APP_URL ??= urls.app
    process.env.DATABASE_SEALER_URL ??= urls.sealer
    return { owner, stop, applied }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A secret of this machine's own, made once; production gives its own in the environment. */
export function localSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'session-secret')
  if (!existsSync(file))
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}

/** How far a first seeding came: none, cut short, or whole. */
export async function demoState(owner: string): Promise<'none' | 'partial' | 'whole'> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    const marked = await client.query(`SELECT FROM number_series WHERE kind = 'demo-seeded'`)
    if (marked.rowCount) return 'whole'
    const any = await client.query('SELECT FROM organisation LIMIT 1')
    return any.rowCount ? 'partial' : 'none'
  } finally {
    await client.end()
  }
}

export async function markDemoWhole(owner: string): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query(
    `INSERT INTO number_series (kind, year, last) VALUES ('demo-seeded', 2026, 1) ON CONFLICT DO NOTHING`,
  )
  await client.end()
}
