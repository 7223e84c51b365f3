import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { ensureDemo } from './demo'
import { dataFolder, localSecret, openDatabase } from './local-database'

/** The commands an operator or developer runs against the database (the embedded one when DATABASE_URL is unset). */
const [command, ...words] = process.argv.slice(2)
const say = (line: string) => console.warn(line)
const dataDir = dataFolder()

const commands: Record<string, (owner: string, applied: string[]) => Promise<number>> = {
  async migrate(_owner, applied) {
    say(applied.length === 0 ? '数据库结构已是最新。' : `已应用：${applied.join('、')}`)
    return 0
  },
  async 'new-migration'(owner) {
    if (words.length === 0) {
      say('请写明这次迁移做什么，例如：npm run db:new-migration -- add expert panels')
      return 1
    }
    const { writeMigration } = await import('../src/server/db/migrations')
    const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
    const { folder, changes } = await writeMigration(owner, words.join('_').toLowerCase(), time)
    say(`已写入 ${path.relative(process.cwd(), folder)}/migration.sql`)
    say(
      changes
        ? '内容是 prisma/schema 自上次提交以来的改动。请补上 Prisma 写不出的部分：raise_wall、keep_versions、CHECK、触发器。'
        : 'prisma/schema 自上次提交以来没有改动，文件是空的。请直接写入 SQL；如需生成，请先改 prisma/schema 再运行。',
    )
    return 0
  },
  async seed(owner) {
    process.env.DEMO = '1'
    const found = await ensureDemo(owner, say)
    if (found === 'whole') say('演示数据已经完整。')
    if (found === 'others-data') {
      say('数据库中已有其他数据，保留原样，不写入演示数据。请换一个空的数据库。')
      return 1
    }
    return 0
  },
  async studio(owner) {
    return (
      spawnSync('prisma', ['studio'], { stdio: 'inherit', env: { ...process.env, DATABASE_URL: owner } })
        .status ?? 1
    )
  },
  async 'draw-again'() {
    const { drawAllAgain } = await import('../src/features/spot-checks/release-plan')
    const { systemActor } = await import('../src/server/auth/actor')
    const outcome = await drawAllAgain(systemActor(), {}, { now: new Date() })
    if (!outcome.ok) throw outcome.refusal
    for (const { number, rows, differences } of outcome.value) {
      say(`${differences.length === 0 ? '✓' : '✗'} 抽查 ${number}：${rows} 行`)
      for (const difference of differences) say(`  ${difference}`)
    }
    if (outcome.value.length === 0) say('还没有抽取过。')
    return outcome.value.every(({ differences }) => differences.length === 0) ? 0 : 1
  },
  async 'audit-verify'(owner) {
    const { sealAudit, verifyAudit } = await import('../src/server/audit/sealer')
    while ((await sealAudit(process.env.DATABASE_SEALER_URL!, dataDir, new Date())) > 0);
    const { verifyRows } = await import('../src/server/audit/verify-rows')
    const { entries, problems: chain } = await verifyAudit(owner, dataDir)
    const { rows, problems: changed } = await verifyRows(owner)
    const problems = [...chain, ...changed]
    for (const problem of problems) say(`✗ ${problem}`)
    say(
      problems.length === 0
        ? `✓ 审计链完整：${entries} 条审计记录、${rows} 个记录版本未被改动。`
        : `✗ 发现 ${problems.length} 处问题。`,
    )
    return problems.length === 0 ? 0 : 1
  },
}

const chosen = commands[command ?? '']
if (!chosen) {
  say(`没有这个命令。可用：${Object.keys(commands).join('、')}`)
  process.exit(1)
}
process.env.NEXTAUTH_SECRET ??= localSecret(dataDir)
const database = await openDatabase(say)
let code = 1
try {
  code = await chosen(database.owner, database.applied)
} catch (error) {
  say(`✗ ${error instanceof Error ? error.message : String(error)}`)
} finally {
  await database.stop()
}
process.exit(code)
