import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const bin = path.resolve('node_modules/.bin')

/** `npm start` after its installation, as a process of its own, with nothing of our environment but the path. */
export interface Started {
  child: ChildProcess
  /** All it has printed so far. */
  output: () => string
  /** Resolves when it has printed this; rejects when it ends before. */
  says: (words: string) => Promise<void>
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

export function start(env: Record<string, string>, args: string[] = []): Started {
  return run(path.join(bin, 'node'), ['--import', 'tsx', 'scripts/serve.ts', ...args], env)
}

export function run(command: string, args: string[], env: Record<string, string>): Started {
  const own: Record<string, string> = {
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    HOME: process.env.HOME ?? '/',
    NODE_NO_WARNINGS: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...env,
  }
  const child = spawn(command, args, { env: own as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (const look of waiting) look()
    })
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal!)),
  )
  return {
    child,
    output: () => text,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!text.includes(words)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void ended.then((code) => reject(new Error(`ended with ${code} before saying “${words}”:\n${text}`)))
      }),
  }
}
