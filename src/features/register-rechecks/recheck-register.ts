import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import { notifyAll } from '@/features/notifications'
import { dateInWords } from '@/policy-rules'
import { systemActor } from '@/server/auth/actor'
import { dateInShanghai, timeInShanghai } from '@/server/clock'
import { asActor } from '@/server/db'
import { command, done } from '@/server/use-case'

import { beginRecheck, endExpired, findAll, keepFindings, liveCounts, ranOn } from './store'

/** From two in the night, Shanghai. */
const FROM = '02:00'

/**
 * 统保复查: the whole register is read again once a night: overlaps, policies without a check of their own, policies that wait for
 * their self-paid share and keep the enterprise from others, covers of listed enterprises. It changes no policy; expired
 * reservations are ended. The province finds the report on its page, and a notice when there is something in it.
 */
export const recheckRegister = command({
  name: 'registerRechecks.run',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    const released = await endExpired(tx, today, now)
    const found = await findAll(tx, today)
    const id = randomUUID()
    const report = { ...(await liveCounts(tx, today)), released, findings: found.length }
    const nothing = done({ ran: false, findings: 0 }, [])
    if (!(await beginRecheck(tx, { id, ranOn: today, ranAt: now, ...report }))) return nothing
    await keepFindings(tx, id, found)
    if (found.length > 0)
      await notifyAll(
        tx,
        'PROVINCIAL_COMMERCE',
        {
          kind: 'register-rechecks.found',
          title: `${dateInWords(today)}统保复查：${found.length} 项需要核查`,
          body: `复查统保保单 ${report.policies} 张、预留 ${report.reservations} 项。`,
          href: `/commerce/register-rechecks?on=${today}`,
        },
        now,
      )
    return done(
      { ran: true, findings: found.length },
      { subject: { kind: 'register-recheck', id }, detail: { ranOn: today, ...report } },
    )
  },
})

/** The job: once a night, whoever comes first. */
export async function recheckTonight(now: Date): Promise<void> {
  if (timeInShanghai(now) < FROM) return
  if (await asActor(systemActor(), (tx) => ranOn(tx, dateInShanghai(now)))) return
  await recheckRegister(systemActor(), {}, { now })
}
