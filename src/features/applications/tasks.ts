import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { applicationsOf, type OwnApplication } from './history-store'
import { roundsToApplyFor } from './read-store'

/** What the enterprise has to do here: returned applications, drafts, and open rounds in which nothing was begun. */
export const applicationTasks = query({
  name: 'applications.tasks',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Task[]> => {
    const today = dateInShanghai(now)
    const applications = await applicationsOf(tx, actor.organisationId!)
    const taken = new Set(applications.filter((one) => one.state !== 'WITHDRAWN').map((one) => one.roundId))
    const rounds = await roundsToApplyFor(tx, today)
    return [
      ...applications.flatMap((one) => taskOf(one, today)),
      ...rounds
        .filter((round) => round.opensOn <= today && !taken.has(round.id))
        .map((round): Task => ({
          id: `round:${round.id}`,
          what: '申报一般出口信用保险保费支持',
          whose: round.title,
          dueOn: round.closesOn,
          href: '/enterprise/applications',
          action: '开始申报',
        })),
    ]
  },
})

function taskOf(one: OwnApplication, today: string): Task[] {
  const href = `/enterprise/applications/${one.id}/edit`
  const id = `application:${one.id}`
  if (one.state === 'RETURNED')
    return [
      {
        id,
        what: '补正被退回的申报',
        whose: `${one.roundTitle}　${one.receiptNumber}`,
        dueOn: one.correctBy ?? one.closesOn,
        href,
        action: '补正申报',
      },
    ]
  if (one.state === 'DRAFT' && one.closesOn >= today)
    return [
      { id, what: '填完并提交申报', whose: one.roundTitle, dueOn: one.closesOn, href, action: '继续填写' },
    ]
  return []
}
