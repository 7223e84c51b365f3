import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { ensureDemo, hasDemo } from './demo'
import { dataFolder, localSecret, openDatabase, type LocalDatabase } from './local-database'
import { checkDataFolder, checkEnvironment, checkPort } from './preflight'
import { forgetRunning, noteRunning, takeOver } from './running'

/** `npm start` and `npm run dev` after the installation: database, demo, build, server; Ctrl-C ends all of them. */
const started = Date.now()
const say = (line: string) =>
  console.warn(`[${((Date.now() - started) / 1000).toFixed(1).padStart(6)}s] ${line}`)

const development = process.argv.includes('--dev')
const reset = process.argv.includes('--reset')
const dataDir = dataFolder()
const port = Number(process.env.PORT || '3000')
const host = process.env.HOST || '127.0.0.1'

let database: LocalDatabase | undefined
let server: ChildProcess | undefined
let stopped: Promise<void> | undefined
let ours = false

/** The portal first, then the database under it; a second Ctrl-C waits for the first. */
async function stop(code: number): Promise<never> {
  stopped ??= (async () => {
    const child = server
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(late)
    }
    await database?.stop().catch(() => undefined)
    if (ours) forgetRunning(dataDir)
  })()
  await stopped
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The embedded database's package would end it at once, under the portal that still uses it.
  process.removeAllListeners(signal)
  process.on(signal, () => void stop(0))
}

function sourceDigest(): string {
  const digest = createHash('sha256')
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const name = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(name)
      else digest.update(name).update(readFileSync(name))
    }
  }
  for (const folder of ['app', 'src', 'public']) walk(folder)
  for (const file of [
    'proxy.ts',
    'instrumentation.ts',
    'next.config.mjs',
    'package-lock.json',
    'postcss.config.mjs',
  ])
    if (existsSync(file)) digest.update(readFileSync(file))
  return digest.digest('hex')
}

async function runNext(args: string[]): Promise<number> {
  // A build in any mode but production fails in Next's own error page.
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: development ? 'development' : 'production' }
  server = spawn(path.resolve('node_modules/.bin/next'), args, { stdio: 'inherit', env })
  return new Promise((resolve) => server!.on('exit', (code) => resolve(code ?? 1)))
}

async function build(): Promise<void> {
  const mark = path.join(process.env.NEXT_DIST_DIR || '.next', 'built-from')
  const digest = sourceDigest()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return
  say('构建页面（首次约一分钟）')
  if ((await runNext(['build'])) !== 0) throw new Error('构建失败，原因见上。')
  writeFileSync(mark, digest)
}

/** Waits until the portal says that it can work; throws when it ended or never does. */
async function untilReady(ended: () => boolean): Promise<void> {
  for (let tries = 0; tries < 480; tries += 1) {
    if (ended()) throw new Error('服务没有启动成功，原因见上。解决后重新运行同一命令即可。')
    const ready = await fetch(`http://${host}:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('服务在两分钟内没有就绪，已停止。原因见上面的日志；解决后重新运行同一命令即可。')
}

try {
  const production = process.env.NODE_ENV === 'production'
  checkDataFolder(dataDir)
  // A production start gives its own secret and has no demo; everyone else gets both made here.
  if (!production) {
    process.env.NEXTAUTH_SECRET ||= localSecret(dataDir)
    process.env.DEMO ||= '1'
    // The demo stands on one day, so that its open round is open whenever it is looked at.
    if (process.env.DEMO === '1')
      process.env.PORTAL_TODAY ||= (await import('../prisma/seed/demo-accounts')).demoToday
  }
  checkEnvironment(process.env)
  await takeOver(dataDir, say)
  await checkPort(port, host)
  noteRunning(dataDir, { pid: process.pid, port })
  ours = true
  database = await openDatabase(say, { reset, adopt: true })

  const origin = process.env.PUBLIC_ORIGIN?.split(',')[0] ?? `http://localhost:${port}`
  process.env.NEXTAUTH_URL ||= origin
  process.env.PORT = String(port)
  const demo = process.env.DEMO === '1'
  if (production && (await hasDemo(database.owner)))
    throw new Error('数据库中有演示账号，不能用于生产环境。请另建一个空数据库，并修改 DATABASE_URL。')
  if (demo && (await ensureDemo(database.owner, say)) === 'others-data')
    say(
      '数据库中已有数据且没有完整的演示数据，保留原样，不写入演示数据。需要演示数据时请换一个空的数据库（内置数据库可用 npm start -- --reset 重新开始）。',
    )

  if (!development) await build()
  say(`启动服务 ${origin}`)
  let ended = false
  const serving = runNext([development ? 'dev' : 'start', '-p', String(port), '-H', host]).finally(
    () => (ended = true),
  )
  noteRunning(dataDir, { pid: process.pid, port, server: server!.pid! })
  await untilReady(() => ended)
  say(
    `平台已就绪：${origin}    （按 Ctrl-C 停止，数据保存在 ${path.relative(process.cwd(), dataDir) || '.'}/）`,
  )
  if (demo) {
    const { demoAccounts, demoPassword } = await import('../prisma/seed/demo-accounts')
    console.warn(`\n演示账号（口令均为 ${demoPassword}）：`)
    for (const account of demoAccounts) console.warn(`  ${account.loginName.padEnd(22)} ${account.title}`)
    console.warn('')
  }
  await stop(await serving)
} catch (error) {
  if (!stopped) console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`)
  await stop(1)
}
