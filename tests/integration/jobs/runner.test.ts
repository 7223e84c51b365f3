import '../../setup/test-database'
import { setTimeout as wait } from 'node:timers/promises'

import { describe, expect, it, vi } from 'vitest'

import { markRead } from '@/features/notifications/read-notifications'
import { jobs, startJobs } from '@/jobs'
import { runLocked } from '@/jobs/runner'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

describe('jobs', () => {
  it('several processes at once run a job once; afterwards it can run again', async () => {
    let runs = 0
    const job = {
      name: 'counted',
      everySeconds: 1,
      run: async () => {
        runs += 1
        await wait(300)
      },
    }
    await Promise.all([runLocked(job), runLocked(job), runLocked(job)])
    expect(runs).toBe(1)
    await runLocked(job)
    expect(runs).toBe(2)
  })

  it('a job that fails gives the lock back and does not stop the process', async () => {
    await runLocked({ name: 'failing', everySeconds: 1, run: () => Promise.reject(new Error('broken')) })
    let ran = false
    await runLocked({ name: 'failing', everySeconds: 1, run: async () => void (ran = true) })
    expect(ran).toBe(true)
  })

  it('runs at its interval until stopped, and stopping waits for what runs', async () => {
    let begun = 0
    let ended = 0
    const { stop } = startJobs([
      {
        name: 'short',
        everySeconds: 0.05,
        run: async () => {
          begun += 1
          await wait(50)
          ended += 1
        },
      },
    ])
    await vi.waitFor(() => expect(begun).toBeGreaterThan(1), { timeout: 30_000 })
    await stop()
    expect(ended).toBe(begun)
    await wait(200)
    expect(ended).toBe(begun)
  })

  it('the portal’s own jobs run: what was audited is sealed', async () => {
    const { id } = await anEnterprise()
    await markRead(await aPerson('ENTERPRISE_OPERATOR', { organisationId: id }), {}, { now: new Date() })
    for (const job of jobs) await runLocked(job)
    const [row] = await asOwner<{ entries: string; seals: string }>(
      'SELECT (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM audit_seal) AS seals',
    )
    expect(Number(row!.entries)).toBeGreaterThan(0)
    expect(row!.seals).toBe(row!.entries)
  })
})
