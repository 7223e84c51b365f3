import '../../setup/test-database'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { startBulkJob } from '@/features/bulk-jobs'
import { approveReview, previewBulkReview } from '@/features/reviews'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

/**
 * Real processes work at one job of 300 approvals; again and again one of them is killed with SIGKILL at a random moment.
 * The worker is bundled first, so that a process is at work within a second of its start.
 */
const KILLS = 30
const ENTERPRISES = 20
const ROUNDS = 15
const at = { now: someday }

// Beside the sources, so that packages are found from it.
const folder = mkdtempSync(path.resolve('.data-worker-'))
const bundle = path.join(folder, 'worker.mjs')
const processes = new Set<ChildProcess>()

beforeAll(async () => {
  await build({
    entryPoints: ['tests/integration/bulk-jobs/worker-process.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: bundle,
    alias: { 'server-only': path.resolve('tests/setup/server-only.ts') },
  })
})
afterAll(() => {
  for (const child of processes) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A worker that is at work: it has done a row and said so. */
async function worker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bundle], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
  })
  processes.add(child)
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  processes.delete(child)
}

const pendingRows = async (jobId: string) =>
  Number(
    (
      await asOwner<{ n: string }>(
        `SELECT count(*) AS n FROM bulk_job_row WHERE job_id = $1 AND state = 'PENDING'`,
        [jobId],
      )
    )[0]!.n,
  )

it('killed 30 times at random moments, a job neither loses nor doubles a row, and no cap is overrun', async () => {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const checker = await aPerson('COMMERCE_CHECKER')
  const rounds = await Promise.all(
    Array.from({ length: ROUNDS + 1 }, () =>
      aRound({ requirements: [], preparedById: preparer.accountId, releasedById: checker.accountId }),
    ),
  )
  const applicants = await Promise.all(Array.from({ length: ENTERPRISES }, () => anEnterprise()))
  const reviewed = (
    applicant: (typeof applicants)[0],
    round: (typeof rounds)[0],
    premium: string,
    asked: string,
  ) =>
    anApplicationForReview({
      roundId: round.id,
      applicant,
      state: 'REVIEWED',
      preparerId: preparer.accountId,
      requestedAmountCny: asked,
      payments: [{ paidAmount: premium }],
    })
  // The first enterprise has 1,050.00 left of its 200万: ten of its fifteen get 100.00, one 50.00, four nothing.
  const large = await reviewed(applicants[0]!, rounds[ROUNDS]!, '3997900.00', '1998950.00')
  valueOf(await approveReview(checker, { applicationId: large.id, remark: '' }, at))
  const applications = (
    await Promise.all(
      applicants.map((applicant) =>
        Promise.all(rounds.slice(0, ROUNDS).map((round) => reviewed(applicant, round, '200.00', '100.00'))),
      ),
    )
  ).flat()

  const { jobId } = valueOf(
    await previewBulkReview(
      checker,
      { step: 'approve', selected: applications.map(({ id }) => id), all: false, filter: {} },
      at,
    ),
  )
  valueOf(await startBulkJob(checker, { jobId, answers: { remark: '同意' } }, at))

  // Two processes at a time; each is killed a moment after it got to work, and another takes its place.
  let kills = 0
  const line = async () => {
    while (kills < KILLS) {
      const child = await worker()
      // Somewhere within its next rows.
      await wait(Math.random() * 60)
      if ((await pendingRows(jobId)) === 0) throw new Error(`only ${kills} kills before the job was over`)
      kills += 1
      await kill(child)
    }
  }
  await Promise.all([line(), line()])
  expect(kills).toBeGreaterThanOrEqual(KILLS)
  expect(await pendingRows(jobId)).toBeGreaterThan(0)
  const last = await worker()
  await vi.waitFor(
    async () =>
      expect(await asOwner(`SELECT state FROM bulk_job WHERE id = $1`, [jobId])).toEqual([{ state: 'DONE' }]),
    { timeout: 120_000, interval: 200 },
  )
  await kill(last)

  // Each row once: 296 approved, the four that found the cap used up say so.
  const rows = await asOwner<{ state: string; n: string }>(
    `SELECT state, count(*) AS n FROM bulk_job_row WHERE job_id = $1 GROUP BY state ORDER BY state`,
    [jobId],
  )
  expect(rows).toEqual([
    { state: 'DONE', n: '296' },
    { state: 'FAILED', n: '4' },
  ])
  const failures = await asOwner<{ message: string }>(
    `SELECT message FROM bulk_job_row WHERE job_id = $1 AND state = 'FAILED'`,
    [jobId],
  )
  for (const { message } of failures) expect(message).toContain('支持上限已用完')
  const once_ = await asOwner<Record<string, string>>(
    `SELECT count(*) AS applications, count(DISTINCT e.application_id) AS distinct_applications,
       (SELECT count(*) FROM audit_entry WHERE action = 'reviews.approve' AND request_id LIKE $1 || ':%') AS audited,
       (SELECT count(*) FROM idempotent_request WHERE key LIKE $1 || ':%') AS answers,
       (SELECT count(*) FROM supported_payment) AS payments,
       (SELECT count(*) FROM notification WHERE kind = 'bulk-jobs.finished') AS told
     FROM application_event e WHERE e.verb = 'approve' AND e.application_id <> $2`,
    [jobId, large.id],
  )
  expect(once_).toEqual([
    {
      applications: '296',
      distinct_applications: '296',
      audited: '296',
      answers: '296',
      // The large one's beside them.
      payments: '297',
      told: '1',
    },
  ])

  // 285 × 100.00 of the nineteen others, and the first enterprise's 200万 to the fen.
  const [sums] = await asOwner<{ others: string; first: string }>(
    `SELECT sum(approved_amount_cny) FILTER (WHERE applicant_id <> $1) AS others,
       sum(approved_amount_cny) FILTER (WHERE applicant_id = $1) AS first FROM application`,
    [applicants[0]!.id],
  )
  expect(sums).toEqual({ others: '28500.00', first: '2000000.00' })
  const caps = await asOwner<{ balance: string; n: string }>(
    `SELECT balance, count(*) AS n FROM ledger_account WHERE kind = 'CAP_AVAILABLE' GROUP BY balance ORDER BY balance`,
  )
  expect(caps).toEqual([
    { balance: '0.00', n: '1' },
    { balance: '1998500.00', n: '19' },
  ])
}, 300_000)
