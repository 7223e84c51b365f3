import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { listsToPay, orders } from './read-store'

/** What waits for the preparer (lists without an order, results to record) and for the checker (orders, returned payments). */
export const disbursementTasks = query({
  name: 'disbursements.tasks',
  allow: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    const prepares = actor.role === 'FINANCE_PREPARER'
    const tasks: Task[] = []
    for (const order of await orders(tx)) {
      const { pendingCount: pending, failedCount: failed } = order
      const step =
        prepares && order.state === 'ISSUED' && pending > 0
          ? (['登记拨付结果', `登记 ${pending} 笔拨付结果`] as const)
          : !prepares && order.state === 'DRAFT'
            ? (['复核拨付单', '复核拨付单'] as const)
            : !prepares && order.state === 'ISSUED' && pending === 0 && failed > 0
              ? (['重新拨付', '处理退汇'] as const)
              : null
      if (step)
        tasks.push({
          id: `disbursement-order:${order.id}`,
          what: `${step[1]}：${order.number}`,
          whose: order.listTitle,
          dueOn: null,
          href: `/finance/disbursements/${order.id}`,
          action: step[0],
        })
    }
    if (prepares)
      for (const list of await listsToPay(tx))
        tasks.push({
          id: `list-to-pay:${list.awardListId}`,
          what: `编制拨付单，${list.count} 个条目`,
          whose: list.title,
          dueOn: null,
          href: '/finance/disbursements',
          action: '编制拨付单',
        })
    return tasks
  },
})
