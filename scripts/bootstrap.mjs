// Runs on the machine's own Node (20 or later) before node_modules exists: installs, then hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const bin = path.join(root, 'node_modules', '.bin')
const started = Date.now()

/** A line with the seconds since the start, so that a long step never looks stuck. */
export function say(line) {
  console.log(`[${String(((Date.now() - started) / 1000).toFixed(1)).padStart(6)}s] ${line}`)
}

export function fail(line) {
  console.error(`\n✗ ${line}\n`)
  process.exit(1)
}

/** Runs a step quietly; what it printed is shown only when it fails. */
export function step(title, command, args, options = {}) {
  say(title)
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options })
  if (result.status !== 0) {
    process.stderr.write(result.stdout ?? '')
    process.stderr.write(result.stderr ?? '')
    fail(
      `${title} 失败${result.error ? `：${result.error.message}` : ''}。上面是它的输出；解决后重新运行同一命令即可。`,
    )
  }
}

export function environment(more = {}) {
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    NODE_NO_WARNINGS: '1',
    ...more,
  }
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(readFileSync('package.json'))
    .digest('hex')
}

/**
 * `npm ci`, and where it refuses because the registry has no build of some binary for another platform (so the lockfile
 * could not name it), `npm install --no-save`: the same locked versions, without that check (ADR 0001).
 */
function installPackages() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  say('安装依赖（首次约一分钟）')
  if (spawnSync(npm, ['ci', ...quiet], { encoding: 'utf8' }).status === 0) return
  step('安装依赖（按锁定版本）', npm, ['install', '--no-save', ...quiet])
}

/** npm ci when the lockfile is not what node_modules was installed from; then the generated database client. */
export function install() {
  if (Number(process.versions.node.split('.')[0]) < 20) fail('需要 Node.js 20 或更高版本。请升级后重试。')
  const free = statfsSync(root)
  if (free.bavail * free.bsize < 1.5e9 && !existsSync('node_modules'))
    fail('磁盘剩余空间不足 1.5 GB，无法安装。请清理磁盘后重试。')
  const mark = path.join('node_modules', '.installed-from')
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lockDigest()) {
    installPackages()
    writeFileSync(mark, lockDigest())
  }
  mkdirSync('.data', { recursive: true })
  const schema = createHash('sha256')
  for (const file of readdirSync(path.join('prisma', 'schema')).sort())
    schema.update(readFileSync(path.join('prisma', 'schema', file)))
  const digest = schema.digest('hex')
  const generated = path.join('src', 'server', 'db', 'generated', '.generated-from')
  if (!existsSync(generated) || readFileSync(generated, 'utf8') !== digest) {
    // Generating needs no engine of its own, but asks that the path of one exists.
    step('生成数据库客户端', path.join(bin, 'prisma'), ['generate'], {
      env: environment({ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }),
    })
    writeFileSync(generated, digest)
  }
}

/** Runs a TypeScript entry on Node 24 and passes Ctrl-C on; resolves to its exit code. */
export function run(script, args = [], env = {}) {
  const child = spawn(path.join(bin, 'node'), ['--import', 'tsx', script, ...args], {
    stdio: 'inherit',
    env: environment(env),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1))))
}
