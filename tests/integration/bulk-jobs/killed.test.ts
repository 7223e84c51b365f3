import '../../setup/test-database'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { previewBulk, startBulkJob } from '@/features/bulk-jobs'
import { takeFromCap } from '@/features/funds'
import { asActor } from '@/server/db'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'
import { awardMany } from './award-kind'

/**
 * Real processes work at one job of 400 awards; again and again one of them is killed with SIGKILL at a random moment. The
 * worker is bundled first, so that a process is at work within half a second of its start.
 */
const KILLS = 32
const ENTERPRISES = 20
const AWARDS = 20

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
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  processes.delete(child)
}

const pendingRows = async (jobId: string) =>
  (await asOwner(`SELECT position FROM bulk_job_row WHERE job_id = $1 AND state = 'PENDING'`, [jobId])).length

it('killed 32 times at random moments, a job neither loses nor doubles a row, and no cap is overrun', async () => {
  const checker = await aPerson('COMMERCE_CHECKER')
  const enterprises: { id: string; name: string }[] = []
  for (let i = 0; i < ENTERPRISES; i += 1) enterprises.push(await anEnterprise())
  const first = enterprises[0]!
  const { jobId } = await asActor(checker, async (tx) => {
    // The first enterprise has 1,050.00 left of its 200万: ten of its twenty get 100.00, one 50.00, nine nothing.
    await takeFromCap(
      { tx, by: checker.accountId, at: someday },
      { programme: 'GENERAL', organisationId: first.id, period: '2026H1', amountCny: '2000000.00' },
      '1998950.00',
      { kind: 'application', id: 'earlier' },
    )
    return previewBulk({ tx, actor: checker, now: someday, requestId: 'test' }, awardMany, {
      href: '/commerce/reviews',
      rows: Array.from({ length: ENTERPRISES * AWARDS }, (_, index) => ({
        subjectId: `award-${index}`,
        label: `第 ${index} 件`,
        input: {
          organisationId: enterprises[index % ENTERPRISES]!.id,
          subject: `award-${index}`,
          amountCny: '100.00',
        },
        foreseen: '核定 100.00 元',
      })),
    })
  })
  valueOf(await startBulkJob(checker, { jobId }, { now: someday }))

  // Two processes at a time; each is killed a moment after it got to work, and another takes its place.
  let kills = 0
  const line = async () => {
    while (kills < KILLS) {
      const child = await worker()
      // Somewhere within its next rows.
      await wait(Math.random() * 60)
      await kill(child)
      kills += 1
    }
  }
  await Promise.all([line(), line()])
  // Every one of them was killed with work still to do.
  expect(await pendingRows(jobId)).toBeGreaterThan(0)
  expect(kills).toBeGreaterThanOrEqual(30)
  await worker()
  await vi.waitFor(
    async () =>
      expect(await asOwner(`SELECT state FROM bulk_job WHERE id = $1`, [jobId])).toEqual([{ state: 'DONE' }]),
    { timeout: 120_000, interval: 100 },
  )

  // Each row once: 391 awarded, the nine that found the cap used up say so.
  expect(
    await asOwner(
      `SELECT state, count(*)::int AS n, max(message) AS message FROM bulk_job_row WHERE job_id = $1 GROUP BY state ORDER BY state`,
      [jobId],
    ),
  ).toEqual([
    { state: 'DONE', n: 391, message: '已核定。' },
    { state: 'FAILED', n: 9, message: '支持上限已用完。请不予支持，或退回经办。' },
  ])
  expect(
    await asOwner(
      `SELECT count(*)::int AS audited, count(DISTINCT subject_id)::int AS subjects,
         (SELECT count(*)::int FROM idempotent_request WHERE key LIKE $1 || ':%') AS answers,
         (SELECT count(*)::int FROM notification WHERE kind = 'test.awarded') AS told,
         (SELECT count(*)::int FROM journal_entry WHERE kind = 'CAP_TAKEN' AND reference_id LIKE 'award-%') AS entries,
         (SELECT count(*)::int FROM notification WHERE kind = 'bulk-jobs.finished') AS finished
       FROM audit_entry WHERE action = 'test.award' AND request_id LIKE $1 || ':%'`,
      [jobId],
    ),
  ).toEqual([{ audited: 391, subjects: 391, answers: 391, told: 391, entries: 391, finished: 1 }])

  // The first enterprise's 200万 to the fen; of the nineteen others each 20 × 100.00.
  expect(
    await asOwner(
      `SELECT balance::text, count(*)::int AS n FROM ledger_account WHERE kind = 'CAP_AVAILABLE' GROUP BY balance ORDER BY balance`,
    ),
  ).toEqual([
    { balance: '0.00', n: 1 },
    { balance: '1998000.00', n: 19 },
  ])
}, 300_000)
