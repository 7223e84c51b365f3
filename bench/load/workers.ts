import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { systemActor } from '../../src/server/auth/actor'
import { asActor } from '../../src/server/db'

/** As many as the portal would have on this machine. */
const PROCESSES = 2

/** Lets processes of their own work at a started job until it is done; throws when a row failed. */
export async function work(jobId: string): Promise<void> {
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, ['--import', 'tsx', path.resolve('bench/load/worker.ts')], {
      stdio: 'inherit',
      env: process.env,
    }),
  )
  const ended = children.map((child) => once(child, 'exit'))
  const state = () =>
    asActor(systemActor(), (tx) =>
      tx.bulkJob.findUniqueOrThrow({ where: { id: jobId }, select: { state: true } }),
    )
  while ((await state()).state === 'RUNNING') await wait(250)
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(ended)
  const failed = await asActor(systemActor(), (tx) =>
    tx.bulkJobRow.findFirst({ where: { jobId, state: { not: 'DONE' } }, select: { message: true } }),
  )
  if (failed) throw new Error(`a row of the job was not done: ${failed.message}`)
}
