import '../../setup/test-database'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, describe, expect, it, vi } from 'vitest'

import { markRead } from '@/features/notifications/read-notifications'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { run, type Started } from '../../setup/start-process'
import { appUrl, asOwner, ownerUrl, sealerUrl } from '../../setup/test-database'

/** The jobs in a process of their own (`npm run worker`), for a portal that is told RUN_JOBS=0. */

const running: Started[] = []
afterAll(() => running.forEach(({ child }) => child.kill('SIGKILL')))
function worker(env: Record<string, string>): Started {
  const started = run('node', ['--import', 'tsx', 'scripts/worker.ts'], env)
  running.push(started)
  return started
}

const database = {
  DATABASE_URL: ownerUrl,
  DATABASE_APP_URL: appUrl,
  DATABASE_SEALER_URL: sealerUrl,
  DATA_DIR: process.env.DATA_DIR!,
}
const unsealed = async () =>
  (
    await asOwner(
      'SELECT FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)',
    )
  ).length

describe('npm run worker', () => {
  it('does the jobs that a portal with RUN_JOBS=0 leaves, and ends at Ctrl-C', async () => {
    // Before anything reads the environment: it is read once.
    vi.stubEnv('NEXT_RUNTIME', 'nodejs')
    vi.stubEnv('RUN_JOBS', '0')
    const { id } = await anEnterprise()
    await markRead(await aPerson('ENTERPRISE_OPERATOR', { organisationId: id }), {}, { now: new Date() })
    const { register } = await import('../../../instrumentation')
    await register()
    // Sealing comes every five seconds where it comes at all.
    await wait(7000)
    expect(await unsealed()).toBeGreaterThan(0)

    const started = worker(database)
    await started.says('任务进程已启动：seal-audit')
    await vi.waitFor(async () => expect(await unsealed()).toBe(0), { timeout: 40_000, interval: 500 })
    started.child.kill('SIGINT')
    started.child.kill('SIGINT')
    expect({ code: await started.ended, said: started.output() }).toMatchObject({ code: 0 })
  })

  it('needs a database of its own, and says so', async () => {
    const started = worker({ DATA_DIR: process.env.DATA_DIR! })
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain('请设置 DATABASE_URL')
    expect(started.output()).not.toMatch(/^\s+at /m)
  })
})
