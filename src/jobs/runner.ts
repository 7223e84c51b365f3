import pg from 'pg'

import { systemNow } from '@/server/clock'
import { env } from '@/server/env'
import { log } from '@/server/log'

/** Something the portal does by itself: what it is called, how often, and what it calls. */
export interface Job {
  /** Unique; the lock is taken on it. */
  name: string
  everySeconds: number
  run: (now: Date) => Promise<unknown>
  /** Every process may work at it at once: it claims what it does row by row. */
  shared?: boolean
}

/**
 * Runs the jobs at their intervals until stopped. Every process of the portal may start them: an advisory lock of the
 * database lets one of them at a time run a job, and falls with its connection when the process dies. A job that fails is
 * logged and runs again at its next interval. `stop` waits for what is running.
 */
export function startJobs(jobs: readonly Job[]): { stop: () => Promise<void> } {
  const stops = jobs.map(every)
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}

function every(job: Job): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = runLocked(job).then(next)
    }, job.everySeconds * 1000)
    timer.unref()
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

/** Runs the job now unless another process is at it. Never throws. Exported for tests and for `npm run worker`. */
export async function runLocked(job: Job): Promise<void> {
  if (job.shared) {
    await job.run(systemNow()).catch((error: unknown) => tellFailed(job, error))
    return
  }
  const client = new pg.Client({ connectionString: env().DATABASE_APP_URL })
  // A connection that breaks while the job runs must not take the process with it.
  client.on('error', (error) => log.warn({ job: job.name, error: String(error) }, 'job lock lost'))
  try {
    await client.connect()
    const lock = await client.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock(20240016, hashtext($1)) AS got',
      [job.name],
    )
    if (lock.rows[0]!.got) await job.run(systemNow())
  } catch (error) {
    tellFailed(job, error)
  } finally {
    // Ending the connection gives the lock back.
    await client.end().catch(() => undefined)
  }
}

function tellFailed(job: Job, error: unknown): void {
  log.error(
    { job: job.name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    'job failed',
  )
}
