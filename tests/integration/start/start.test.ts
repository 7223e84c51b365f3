import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { checkPort, spaceProblem } from '../../../scripts/preflight'
import { start } from '../../setup/start-process'
import { appUrl, asOwner, ownerUrl, sealerUrl } from '../../setup/test-database'
import { fakePostgres } from './fake-postgres'

/** What stops `npm start`: each with a sentence, a way on, and an exit code; nothing was started or written before. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const newFolder = () => path.join(folder, String((count += 1)))

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function failure(env: Record<string, string>, args: string[] = []): Promise<string> {
  const dataDir = env.DATA_DIR ?? newFolder()
  const run = start({ PORT: String(await freePort()), DATA_DIR: dataDir, ...env }, args)
  const code = await run.ended
  const said = run.output()
  expect({ code, said }).toMatchObject({ code: 1 })
  expect(said, 'no stack').not.toMatch(/^\s+at /m)
  expect(existsSync(path.join(dataDir, 'postgres')), 'no database was begun').toBe(false)
  return said
}

const strongSecret = 'kX9v2Lq7RzT4mWp8YbN3cHj6GdF5sAe1'
const production = {
  NODE_ENV: 'production',
  NEXTAUTH_SECRET: strongSecret,
  DATABASE_URL: ownerUrl,
  DATABASE_APP_URL: appUrl,
  DATABASE_SEALER_URL: sealerUrl,
  PUBLIC_ORIGIN: 'https://portal.example.gov.cn',
}

describe('npm start says what is wrong', () => {
  it('a taken port', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const said = await failure({ PORT: String(port) })
    expect(said).toContain(`端口 ${port} 已被占用`)
    expect(said).toContain(`PORT=${port + 1} npm start`)
    taken.close()
  })

  it('an address this machine does not have', async () => {
    await expect(checkPort(await freePort(), '192.0.2.1')).rejects.toThrow(
      /无法在 192\.0\.2\.1:\d+ 上提供服务/,
    )
  })

  it('a database that does not answer, without its password', async () => {
    const port = await freePort()
    const said = await failure({ DATABASE_URL: `postgresql://owner:do-not-print@127.0.0.1:${port}/portal` })
    expect(said).toContain(`无法连接数据库 127.0.0.1:${port}/portal`)
    expect(said).toContain('请检查 DATABASE_URL')
    expect(said).not.toContain('do-not-print')
  })

  it('a PostgreSQL older than 15', async () => {
    const old = await fakePostgres('140013')
    const said = await failure({ DATABASE_URL: `postgresql://owner:secret@127.0.0.1:${old.port}/portal` })
    expect(said).toContain('数据库版本过低（PostgreSQL 14）。请使用 PostgreSQL 15 或更高版本。')
    await old.close()
  })

  it('wrong values of the environment, all at once', async () => {
    const said = await failure({ DATABASE_URL: 'mysql://db', SMTP_URL: 'mail', LOG_LEVEL: 'loud' })
    expect(said).toContain('环境变量 DATABASE_URL 不正确：须以 postgresql:// 开头')
    expect(said).toContain('环境变量 SMTP_URL 不正确')
    expect(said).toContain('环境变量 LOG_LEVEL 不正确：无效选项')
    expect(said).toContain('docs/operations.md')
  })

  it('a port that is none', async () => {
    expect(await failure({ PORT: 'http' })).toContain('环境变量 PORT 不正确：无效输入')
  })

  it('a data folder that cannot be made', async () => {
    const file = path.join(folder, 'a-file')
    writeFileSync(file, '')
    const said = await failure({ DATA_DIR: path.join(file, 'data') })
    expect(said).toContain('无法写入数据目录')
    expect(said).toContain('请检查目录权限')
  })

  it('a full disk', async () => {
    expect(spaceProblem(300e6)).toBeNull()
    expect(spaceProblem(299e6)).toContain('磁盘剩余空间不足 300 MB（现有 299 MB）')
    const small = newFolder()
    mkdirSync(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'ignore' })
    } catch {
      return // Only root with the right to mount has a small disk to try.
    }
    try {
      expect(await failure({ DATA_DIR: small })).toContain('磁盘剩余空间不足 300 MB')
    } finally {
      execFileSync('umount', [small])
    }
  })

  it('--reset of a database that is not its own', async () => {
    const said = await failure({ DATABASE_URL: ownerUrl }, ['--reset'])
    expect(said).toContain('--reset 只清空内置数据库')
    expect(await asOwner('SELECT FROM organisation')).toBeDefined()
  })
})

describe('a production start ends when its secrets are missing, weak or the default ones (S14)', () => {
  it.each([
    ['no session secret', { NEXTAUTH_SECRET: '' }, 'NEXTAUTH_SECRET 不正确：未设置'],
    ['a short one', { NEXTAUTH_SECRET: 'short' }, '至少 32 个字符'],
    ['one from an example', { NEXTAUTH_SECRET: 'change-me-change-me-change-me-change-me' }, '太弱'],
    ['one of a single letter', { NEXTAUTH_SECRET: 'a'.repeat(40) }, '太弱'],
    ['no database of its own', { DATABASE_URL: '' }, '不使用内置数据库'],
    [
      'the default database password, which the other roles would follow',
      { DATABASE_APP_URL: '', DATABASE_SEALER_URL: '' },
      '数据库口令太弱',
    ],
    ['a demonstration', { DEMO: '1' }, '生产环境不能有演示账号'],
    ['a fixed day', { PORTAL_TODAY: '2026-08-20' }, 'PORTAL_TODAY'],
  ])('%s', async (_what, env, words) => {
    const said = await failure({ ...production, ...env })
    expect(said).toContain(words)
    expect(said).not.toContain('更新数据库结构')
  })

  it('a database that holds demo accounts', async () => {
    await asOwner(`INSERT INTO organisation (id, kind, name) VALUES
      ('00000000-0000-4000-8000-000000000001', 'OPERATOR', '运维')`)
    await asOwner(`INSERT INTO account (id, organisation_id, role, login_name, display_name, password_hash,
      password_changed_at, is_demo) VALUES ('00000000-0000-4000-8000-000000000002',
      '00000000-0000-4000-8000-000000000001', 'SYSTEM_ADMIN', 'demo', '演示', 'x', now(), true)`)
    expect(await failure(production)).toContain('数据库中有演示账号，不能用于生产环境')
  })
})
