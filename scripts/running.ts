import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Who serves from a data folder: one start at a time, because its database and files belong to it. */
interface Running {
  pid: number
  port: number
  /** The portal's own process, a child of the start. */
  server?: number
}

const fileIn = (dataDir: string) => path.join(dataDir, 'running.json')

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process: after a restart of the machine its number may be another program's. */
function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Asks a process to end and waits for it, ten seconds at most. */
export async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) {
    try {
      if (tries === 0) process.kill(pid, signal)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Throws while another start serves from this folder; ends what a start that was killed left behind. */
export async function takeOver(dataDir: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(fileIn(dataDir))) return
  let found: Running
  try {
    found = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))
  } catch {
    return
  }
  if (found.pid !== process.pid && isAlive(found.pid) && commandOf(found.pid).includes('serve.ts'))
    throw new Error(
      `本目录的平台已在运行（端口 ${found.port}）。请直接使用，或先在它的窗口按 Ctrl-C 停止；需要另起一个时请用 DATA_DIR 指定另一个目录。`,
    )
  if (found.server && isAlive(found.server) && /next/.test(commandOf(found.server))) {
    say('上次未正常停止，正在结束它留下的服务')
    await endProcess(found.server, 'SIGTERM')
  }
}

export function noteRunning(dataDir: string, running: Running): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(running))
}

export function forgetRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}
