// npm run bench:load [-- --applications 20000 --few 200 --samples 40]
//
// Two databases side by side in one run, one with few applications in a round, one with many (ten lines each). Both are carried
// from submission to payment through the real use cases; after the stages named below every page is opened in both, in turn, and
// the 95th percentiles are compared: many ÷ few, to stay within 1.3. At the end every application was paid exactly once.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import pg from 'pg'

import { demoToday } from '../prisma/seed/demo-accounts'
import { derivedUrls, prepareDatabase } from '../scripts/database'
import { freePort, startEmbeddedPostgres } from '../scripts/embedded-postgres'
import { openAll, timeOf } from './load/pages'

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '20000' },
    few: { type: 'string', default: '200' },
    samples: { type: 'string', default: '40' },
    only: { type: 'string', default: '.' },
    stages: { type: 'string', default: 'all' },
  },
})
const sizes = { few: Number(values.few), many: Number(values.applications) } as const
type Size = keyof typeof sizes
const samples = Number(values.samples)
const limit = 1.3
/** Below this, in ms, a difference is the machine's and not the data's. */
const noise = 10
const folder = path.resolve('.data-load')
const stages = ['submitted', 'take', 'prepare', 'approve', 'list', 'publish', 'close', 'order', 'pay'].slice(
  0,
  values.stages === 'all' ? undefined : Number(values.stages),
)
/** The pages are measured after these: full queue, full list of candidates, full list in publicity, all paid. */
const measured = ['submitted', 'approve', 'publish', 'pay']

const say = (line: string) => console.warn(`[${(process.uptime() / 60).toFixed(1).padStart(5)} min] ${line}`)
const servers: ChildProcess[] = []

function environmentOf(owner: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const urls = derivedUrls(owner)
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: owner,
    DATABASE_APP_URL: urls.app,
    DATABASE_SEALER_URL: urls.sealer,
    NEXTAUTH_SECRET: 'w7Qm2Zt9Lp4Xc8Vb1Nf6Hj3Kd5Rg0Sy'.repeat(2),
    DATA_DIR: folder,
    DEMO: '1',
    PORTAL_TODAY: demoToday,
    RUN_JOBS: '0',
    LOG_LEVEL: 'error',
    NEXT_DIST_DIR: '.next-load',
    ...more,
  }
}

function run(what: string, command: string, args: string[], env: NodeJS.ProcessEnv): void {
  if (spawnSync(command, args, { stdio: 'inherit', env }).status !== 0) throw new Error(`${what} failed`)
}

async function serve(owner: string): Promise<string> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env = environmentOf(owner, { PORT: String(port), NEXTAUTH_URL: origin, PUBLIC_ORIGIN: origin })
  servers.push(
    spawn(path.resolve('node_modules/.bin/next'), ['start', '-p', String(port), '-H', '127.0.0.1'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    }),
  )
  for (let tries = 0; tries < 240; tries += 1) {
    if (
      await fetch(`${origin}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return origin
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the portal did not start')
}

const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!

interface Row {
  stage: string
  page: string
  as: string
  fewMs: number
  manyMs: number
  ratio: number
}

async function measure(stage: string, origins: Record<Size, string>): Promise<Row[]> {
  const only = new RegExp(values.only)
  const [few, many] = [await openAll(origins.few, only), await openAll(origins.many, only)]
  const rows: Row[] = []
  for (const [page, inFew] of few) {
    const inMany = many.get(page)
    if (!inMany) {
      say(`  ${page}: nothing to open among many`)
      continue
    }
    const times: Record<Size, number[]> = { few: [], many: [] }
    await timeOf(origins.few, inFew)
    await timeOf(origins.many, inMany)
    for (let sample = 0; sample < samples; sample += 1) {
      times.few.push(await timeOf(origins.few, inFew))
      times.many.push(await timeOf(origins.many, inMany))
    }
    const [fewMs, manyMs] = [p95(times.few), p95(times.many)]
    rows.push({ stage, page, as: inFew.as, fewMs, manyMs, ratio: manyMs / fewMs })
  }
  return rows
}

async function paidOnce(owner: string, size: Size): Promise<string[]> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  const { rows } = await client.query(
    `SELECT count(*)::int AS applications, count(*) FILTER (WHERE a.state = 'PAID')::int AS paid,
       count(DISTINCT l.item_id)::int AS items, count(l.id)::int AS lines,
       sum(l.paid_cny)::text AS "paidCny", sum(a.approved_amount_cny)::text AS "approvedCny"
     FROM application a JOIN round r ON r.id = a.round_id LEFT JOIN award_list_item i ON i.application_id = a.id
     LEFT JOIN disbursement_line l ON l.item_id = i.id WHERE r.notice_number = '豫商财函〔2026〕99号'`,
  )
  await client.end()
  const found = rows[0]!
  say(`${size}: ${JSON.stringify(found)}`)
  const whole = [found.applications, found.paid, found.items, found.lines].every((n) => n === sizes[size])
  return whole && found.paidCny === found.approvedCny
    ? []
    : [`${size}: not every application was paid exactly once`]
}

const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), say, adopt: true })
const problems: string[] = []
const table: Row[] = []
const work: { stage: string; count: number; seconds: number }[] = []
try {
  const address = (name: string) => postgres.url.replace(/\/[^/]+$/, `/${name}`)
  const admin = new pg.Client({ connectionString: address('postgres') })
  await admin.connect()
  for (const name of ['load_base', 'load_few', 'load_many'])
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.query('CREATE DATABASE load_base')
  const owners: Record<Size, string> = { few: address('load_few'), many: address('load_many') }
  say('the demo')
  await prepareDatabase(address('load_base'))
  run(
    'the demo',
    process.execPath,
    ['--import', 'tsx', 'scripts/database-command.ts', 'seed'],
    environmentOf(address('load_base'), { NODE_ENV: 'development' }),
  )
  for (const name of ['load_few', 'load_many'])
    await admin.query(`CREATE DATABASE ${name} TEMPLATE load_base STRATEGY FILE_COPY`)
  // A database's own grants are not copied with it.
  for (const owner of Object.values(owners)) await prepareDatabase(owner)
  await admin.end()
  say('the pages')
  run('next build', path.resolve('node_modules/.bin/next'), ['build'], environmentOf(owners.few))
  const origins: Record<Size, string> = { few: await serve(owners.few), many: await serve(owners.many) }
  for (const size of ['few', 'many'] as const) rmSync(path.join(folder, `${size}.json`), { force: true })

  for (const stage of stages) {
    for (const size of ['few', 'many'] as const) {
      const started = Date.now()
      run(
        stage,
        process.execPath,
        [
          '--import',
          'tsx',
          'bench/load/carry.ts',
          stage,
          String(sizes[size]),
          path.join(folder, `${size}.json`),
        ],
        environmentOf(owners[size], { NODE_ENV: 'development' }),
      )
      const seconds = (Date.now() - started) / 1000
      work.push({ stage, count: sizes[size], seconds })
      say(`${stage}: ${sizes[size]} in ${seconds.toFixed(1)} s`)
    }
    if (!measured.includes(stage)) continue
    const rows = await measure(stage, origins)
    table.push(...rows)
    for (const { page, as, fewMs, manyMs, ratio } of rows)
      if (ratio > limit)
        console.log(
          `${stage.padEnd(10)} ${ratio.toFixed(2).padStart(6)}× ${fewMs.toFixed(0).padStart(6)} → ${manyMs.toFixed(0).padStart(6)} ms  ${as} ${page}`,
        )
    say(`${stage}: ${rows.length} pages opened, ${rows.filter(isOver).length} over ${limit}×`)
  }
  if (stages.includes('pay'))
    for (const size of ['few', 'many'] as const) problems.push(...(await paidOnce(owners[size], size)))
} finally {
  for (const server of servers) server.kill('SIGTERM')
  await postgres.stop()
}

function isOver({ ratio, fewMs, manyMs }: Row): boolean {
  return ratio > limit && manyMs - fewMs > noise
}
for (const row of table.filter(isOver))
  problems.push(`${row.stage}: ${row.page} ${row.ratio.toFixed(2)}× (${row.as})`)
mkdirSync('bench/results', { recursive: true })
const today = new Date().toISOString().slice(0, 10)
writeFileSync(
  `bench/results/load-${today}.json`,
  `${JSON.stringify({ sizes, samples, limit, noise, work, pages: table }, null, 2)}\n`,
)
console.log(problems.length === 0 ? '\nall within the limit' : `\n${problems.join('\n')}`)
process.exit(problems.length === 0 ? 0 : 1)
