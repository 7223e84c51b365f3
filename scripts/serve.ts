import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

import { demoState, localSecret, markDemoWhole, openDatabase, type LocalDatabase } from './local-database'

/** `npm start` and `npm run dev` after the installation: database, demo, build, server; Ctrl-C ends all of them. */
const started = Date.now()
const say = (line: string) =>
  console.warn(`[${((Date.now() - started) / 1000).toFixed(1).padStart(6)}s] ${line}`)

const development = process.argv.includes('--dev')
const reset = process.argv.includes('--reset')
const dataDir = path.resolve(process.env.DATA_DIR ?? '.data')
const port = process.env.PORT ?? '3000'
const host = process.env.HOST ?? '127.0.0.1'

let database: LocalDatabase | undefined
let server: ChildProcess | undefined
let stopping = false

async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true
    server?.kill('SIGTERM')
    await database?.stop().catch(() => undefined)
  }
  process.exit(code)
}

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

async function portIsFree(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(Number(port), host, () => probe.close(() => resolve(true)))
  })
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

try {
  mkdirSync(dataDir, { recursive: true })
  const space = statfsSync(dataDir)
  if (space.bavail * space.bsize < 3e8)
    throw new Error('磁盘剩余空间不足 300 MB。请清理磁盘后重试，已有数据不受影响。')
  if (!(await portIsFree()))
    throw new Error(`端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=3001 npm start`)
  database = await openDatabase(say, { reset, adopt: true })

  // A production start gives its own secret and asks for the demo on purpose; everyone else gets both made here.
  const production = process.env.NODE_ENV === 'production'
  if (!production) {
    process.env.NEXTAUTH_SECRET ??= localSecret(dataDir)
    process.env.DEMO ??= '1'
    // The demo stands on one day, so that its open round is open whenever it is looked at.
    if (process.env.DEMO === '1')
      process.env.PORTAL_TODAY ??= (await import('../prisma/seed/demo-accounts')).demoToday
  }
  const origin = process.env.PUBLIC_ORIGIN?.split(',')[0] ?? `http://localhost:${port}`
  process.env.NEXTAUTH_URL ??= origin
  process.env.PORT = port
  const { parseEnv } = await import('../src/server/env')
  const parsed = parseEnv(process.env)

  if (parsed.DEMO) {
    const state = await demoState(database.owner)
    if (state === 'partial' && process.env.DATABASE_URL && !reset && process.env.DEMO_INTO_EXISTING !== '1')
      say(
        '数据库中已有数据且没有完整的演示数据，保留原样，不再写入演示数据（npm start -- --reset 可重新开始）。',
      )
    else if (state !== 'whole') {
      say('写入演示数据')
      const { seedDemo } = await import('../prisma/seed/demo')
      await seedDemo(say)
      await markDemoWhole(database.owner)
    }
  }

  if (!development) await build()
  say(`启动服务 ${origin}`)
  const serving = runNext([development ? 'dev' : 'start', '-p', port, '-H', host])
  for (let tries = 0; tries < 240; tries += 1) {
    const ready = await fetch(`http://${host}:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  say(
    `平台已就绪：${origin}    （按 Ctrl-C 停止，数据保存在 ${path.relative(process.cwd(), dataDir) || '.'}/）`,
  )
  if (parsed.DEMO) {
    const { demoAccounts, demoPassword } = await import('../prisma/seed/demo-accounts')
    console.warn(`\n演示账号（口令均为 ${demoPassword}）：`)
    for (const account of demoAccounts) console.warn(`  ${account.loginName.padEnd(22)} ${account.title}`)
    console.warn('')
  }
  await stop(await serving)
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`)
  await stop(1)
}
