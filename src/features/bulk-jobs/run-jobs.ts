import { z } from 'zod'

import { notify } from '@/features/notifications'
import { actorOfAccount } from '@/server/auth/account-actor'
import { systemActor, type Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'
import { log } from '@/server/log'
import { command, done } from '@/server/use-case'

import { registeredKind } from './kind'
import { claimRow, hasPendingRows, runningJobs, settleRow } from './run-store'
import { endJob, lockJob, tallies } from './store'

/** A turn ends after this long, so that a process that is to stop does. */
const TURN_MS = 5_000

/**
 * One row of each running job in turn, until none is left or the turn is over: a long job does not keep a short one waiting.
 * Answers with the number of rows worked at.
 */
export async function runBulkJobs(now: Date, turnMs = TURN_MS): Promise<number> {
  const end = Date.now() + turnMs
  let worked = 0
  for (let found = 1; found > 0 && Date.now() < end;) {
    found = 0
    for (const job of await asActor(systemActor(), runningJobs)) {
      if (Date.now() >= end) break
      if (await workAtOneRow(job, now)) found += 1
      else await closeBulkJob(systemActor(job.address), { jobId: job.id }, { now })
    }
    worked += found
  }
  return worked
}

type RunningJob = Awaited<ReturnType<typeof runningJobs>>[number]

/**
 * The claim is a row lock in a transaction of its own; meanwhile the use case runs in its transaction, as the person, under
 * a key that is the row's alone. Killed before its commit, nothing has happened; killed after it, whoever claims the row
 * next gets the answer that was kept. False when there is no row to claim, or the person may not go on.
 */
async function workAtOneRow(job: RunningJob, now: Date): Promise<boolean> {
  return asActor(systemActor(job.address), async (tx) => {
    const row = await claimRow(tx, job.id)
    if (!row) return false
    const actor = await actorOfAccount(tx, job.requesterId, job.address)
    if (!actor) return false
    const outcome = await runUseCase(job, actor, row, now)
    await settleRow(tx, job.id, row.position, outcome, now)
    return true
  })
}

async function runUseCase(
  job: RunningJob,
  actor: Actor,
  { position, input }: { position: number; input: Record<string, unknown> },
  now: Date,
): Promise<{ state: 'DONE' | 'FAILED'; message: string }> {
  const kind = registeredKind(job.kind)
  const key = `${job.id}:${position}`
  try {
    if (!kind) throw new Error(`bulk kind ${job.kind} is not registered`)
    const outcome = await kind.useCase(actor, input as never, { now, requestId: key, idempotencyKey: key })
    if (outcome.ok) return { state: 'DONE', message: kind.said?.(outcome.value) ?? `已${kind.label}。` }
    const { message, details } = outcome.refusal
    const beside = Object.values(details.fieldErrors ?? {}).flat()
    return { state: 'FAILED', message: beside.length > 0 ? beside.join('') : message }
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
    log.error({ job: job.id, position, kind: job.kind, error: cause }, 'bulk row failed unexpectedly')
    return {
      state: 'FAILED',
      message: '系统暂时无法办理这一件，未作任何更改。请稍后再次办理；如仍不成功，请联系运维。',
    }
  }
}

/** Ends a job that has no row left, or whose person is no more; the person is told. Nothing to do otherwise. */
export const closeBulkJob = command({
  name: 'bulk-jobs.close',
  allow: ['SYSTEM'],
  input: z.strictObject({ jobId: z.uuid() }),
  run: async ({ tx, actor, now }, { jobId }) => {
    const job = await lockJob(tx, jobId)
    const nothing = done({ closed: false }, [])
    if (job?.state !== 'RUNNING') return nothing
    const disabled = (await actorOfAccount(tx, job.requesterId, actor.address)) === null
    if (!disabled && (await hasPendingRows(tx, jobId))) return nothing
    const state = disabled ? 'STOPPED' : 'DONE'
    await endJob(tx, jobId, state, now, disabled ? '发起人的账号已停用，其余各件没有办理。' : '')
    const tally = (await tallies(tx, [jobId])).get(jobId)!
    const detail = { state, done: tally.DONE.rows, failed: tally.FAILED.rows, left: tally.PENDING.rows }
    if (!disabled)
      await notify(
        tx,
        {
          organisationId: job.organisationId,
          accountId: job.requesterId,
          kind: 'bulk-jobs.finished',
          title: `${job.title}已办完：办成 ${detail.done} 件${detail.failed ? `，未办成 ${detail.failed} 件` : ''}`,
          body: detail.failed ? '未办成的每一件都写明了原因，可以下载清单或再次办理。' : '',
          href: `/jobs/${jobId}`,
        },
        now,
      )
    return done({ closed: true }, { subject: { kind: 'bulk-job', id: jobId }, detail })
  },
})
