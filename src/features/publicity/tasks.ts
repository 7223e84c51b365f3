import { z } from 'zod'

import { awardLists } from '@/features/award-lists'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { obstaclesToClosing } from './close-list'
import { objections } from './objection-store'
import { itemsToSupplement, publicitiesOf, withdrawals } from './store'

/** What waits for the approver (publish, supplement, close) and for the checker (objections). */
export const publicityTasks = query({
  name: 'publicity.tasks',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Task[]> => {
    if (actor.role === 'COMMERCE_CHECKER')
      return (await objections(tx, { open: true })).map((objection) => ({
        id: `objection:${objection.id}`,
        what: `处理异议 ${objection.number}`,
        whose: objection.item.application.applicant.name,
        dueOn: dateFromColumn(objection.publicity.endsOn),
        href: `/commerce/objections/${objection.id}`,
        action: '处理异议',
      }))
    const today = dateInShanghai(now)
    const tasks: Task[] = []
    for (const one of await withdrawals(tx, { waiting: true }))
      if (one.proposedById !== actor.accountId)
        tasks.push({
          id: `withdrawal:${one.id}`,
          what: '确认撤回公示',
          whose: one.publicity.title,
          dueOn: null,
          href: `/commerce/award-lists/${one.publicity.awardListId}`,
          action: '办理撤回',
        })
    for (const list of await awardLists(tx, ['CONCURRED', 'IN_PUBLICITY'])) {
      if ((await publicitiesOf(tx, list.id)).some(({ state }) => state === 'SCHEDULED')) continue
      const step =
        list.state === 'CONCURRED'
          ? '发布公示'
          : (await itemsToSupplement(tx, list.id)).length > 0
            ? '补充公示'
            : (await obstaclesToClosing(tx, list.id, today)).length === 0
              ? '确定名单'
              : null
      if (step)
        tasks.push({
          id: `publicity:${list.id}`,
          what: `${step}：${list.number}`,
          whose: list.title,
          dueOn: null,
          href: `/commerce/award-lists/${list.id}`,
          action: step,
        })
    }
    return tasks
  },
})
