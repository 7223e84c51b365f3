import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { checkServer, derivedUrls, prepareDatabase } from './database'
import { emptyDatabase, isCutShort } from './demo'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'

export type Say = (line: string) => void

export interface LocalDatabase {
  owner: string
  stop: () => Promise<void>
  applied: string[]
}

export const dataFolder = (): string => path.resolve(process.env.DATA_DIR || '.data')

/** What belongs to the database's content: files, and the heads of an audit chain that begins anew. */
function removeFiles(): void {
  for (const name of ['files', 'audit-heads.jsonl'])
    rmSync(path.join(dataFolder(), name), { recursive: true, force: true })
}

/** The given database, or the embedded one; checked, migrated, and its addresses in `process.env`. */
export async function openDatabase(
  say: Say,
  options: { reset?: boolean; adopt?: boolean } = {},
): Promise<LocalDatabase> {
  const folder = path.join(dataFolder(), 'postgres')
  let owner = process.env.DATABASE_URL
  let stop = async () => {}
  if (options.reset) {
    if (owner)
      throw new Error(
        '--reset 只清空内置数据库，不会清空 DATABASE_URL 指定的数据库。请由数据库管理员另建一个空数据库，或去掉 DATABASE_URL。',
      )
    await removeEmbeddedPostgres(folder)
    removeFiles()
    say('已清空本机数据，重新开始。')
  }
  if (!owner) {
    say('启动内置 PostgreSQL')
    const server = await startEmbeddedPostgres({ folder, say, adopt: options.adopt ?? false })
    owner = server.url
    stop = server.stop
  }
  try {
    await checkServer(owner)
    if (process.env.NODE_ENV !== 'production' && (await isCutShort(owner))) {
      say('上次写入演示数据时中断，清除后重新写入')
      await emptyDatabase(owner)
      removeFiles()
    }
    say('更新数据库结构')
    const urls = derivedUrls(owner)
    const applied = await prepareDatabase(owner, {
      app: !process.env.DATABASE_APP_URL,
      sealer: !process.env.DATABASE_SEALER_URL,
    })
    process.env.DATABASE_URL = owner
    process.env.DATABASE_APP_URL ||= urls.app
    process.env.DATABASE_SEALER_URL ||= urls.sealer
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
  if (!existsSync(file) || readFileSync(file, 'utf8').length < 32)
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
