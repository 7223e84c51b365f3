import { mkdirSync, statfsSync, writeFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

import { parseEnv } from '../src/server/env'

/** What is asked before anything is started or written; each problem is a sentence with a way on. */

const leastSpace = 300e6

export function spaceProblem(freeBytes: number): string | null {
  return freeBytes < leastSpace
    ? `磁盘剩余空间不足 300 MB（现有 ${Math.floor(freeBytes / 1e6)} MB）。请清理磁盘后重试，已有数据不受影响。`
    : null
}

/** The folder exists, can be written, and its disk has room. */
export function checkDataFolder(folder: string): void {
  const probe = path.join(folder, `.write-check-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(
      code === 'ENOSPC'
        ? spaceProblem(0)!
        : `无法写入数据目录 ${folder}（${code}）。请检查目录权限，或用 DATA_DIR 指定另一个目录。`,
      { cause: error },
    )
  }
  const space = statfsSync(folder)
  const problem = spaceProblem(space.bavail * space.bsize)
  if (problem) throw new Error(problem)
}

/** Throws a sentence when nothing can listen on the port. */
export async function checkPort(port: number, host: string): Promise<void> {
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (code === null) return
  const other = port < 65535 ? port + 1 : 3000
  if (code === 'EADDRINUSE')
    throw new Error(`端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${other} npm start`)
  if (code === 'EACCES')
    throw new Error(`没有使用端口 ${port} 的权限。请换一个 1024 以上的端口：PORT=3000 npm start`)
  throw new Error(`无法在 ${host}:${port} 上提供服务（${code}）。请检查环境变量 HOST 和 PORT。`)
}

const standIn = 'postgresql://not-started-yet/export_credit'
const weakPasswords = ['', 'postgres', 'password', 'owner', 'admin', 'root', '123456', '12345678']

/** Every wrong value at once, before the database is touched; its addresses may still be missing then. */
export function checkEnvironment(env: Record<string, string | undefined>): void {
  const problems = env.NODE_ENV === 'production' ? productionProblems(env) : []
  try {
    parseEnv({
      ...env,
      DATABASE_URL: env.DATABASE_URL || standIn,
      DATABASE_APP_URL: env.DATABASE_APP_URL || standIn,
      DATABASE_SEALER_URL: env.DATABASE_SEALER_URL || standIn,
    })
  } catch (error) {
    problems.push((error as Error).message)
  }
  if (problems.length > 0)
    throw new Error(`${problems.join('\n')}\n请改正后重新启动，各变量的含义见 docs/operations.md。`)
}

/** S14: nothing that this machine could make up, and nothing that everybody knows. */
function productionProblems(env: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  if (env.DEMO === '1') problems.push('环境变量 DEMO 不正确：生产环境不能有演示账号，请去掉 DEMO=1。')
  if (!env.DATABASE_URL)
    problems.push('环境变量 DATABASE_URL 未设置：生产环境须使用自己的 PostgreSQL，不使用内置数据库。')
  else if (URL.canParse(env.DATABASE_URL) && !(env.DATABASE_APP_URL && env.DATABASE_SEALER_URL)) {
    // The two roles' passwords follow from the owner's: a weak one would open all three.
    const password = decodeURIComponent(new URL(env.DATABASE_URL).password)
    if (password.length < 8 || weakPasswords.includes(password.toLowerCase()))
      problems.push(
        '环境变量 DATABASE_URL 中的数据库口令太弱：请改用至少 8 位的随机口令，或另行设置 DATABASE_APP_URL 和 DATABASE_SEALER_URL。',
      )
  }
  return problems
}
