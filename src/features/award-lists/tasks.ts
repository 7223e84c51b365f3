import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { awardLists, roundsToList } from './read-store'

/** What waits: rounds to list and lists sent back, a factor to confirm, a dispatch number, lists to consult on. */
export const awardListTasks = query({
  name: 'award-lists.tasks',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'FINANCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    if (actor.role === 'FINANCE_CHECKER')
      return (await awardLists(tx, ['WITH_FINANCE'])).map((list) => ({
        id: `award-list:${list.id}`,
        what: `会商拟支持名单 ${list.number}`,
        whose: `${list.title}，${list.itemCount} 个条目`,
        dueOn: null,
        href: `/finance/consultations/${list.id}`,
        action: '会商名单',
      }))
    if (actor.role === 'COMMERCE_CHECKER')
      return (await awardLists(tx, ['SHORTAGE_PROPOSED'])).map((list) => ({
        id: `award-list-factor:${list.id}`,
        what: `确认资金不足调整系数 ${list.number}`,
        whose: list.title,
        dueOn: null,
        href: `/commerce/award-lists/${list.id}/shortage`,
        action: '确认系数',
      }))
    if (actor.role === 'COMMERCE_APPROVER')
      return (await awardLists(tx, ['CLOSED']))
        .filter((list) => list.dispatchNumber === null)
        .map((list) => ({
          id: `award-list-dispatch:${list.id}`,
          what: `登记发文字号 ${list.number}`,
          whose: list.title,
          dueOn: null,
          href: `/commerce/award-lists/${list.id}`,
          action: '登记文号',
        }))
    const sentBack = (await awardLists(tx, ['SENT_BACK'])).map((list) => ({
      id: `award-list:${list.id}`,
      what: `调整财政退回的名单 ${list.number}`,
      whose: list.title,
      dueOn: null,
      href: `/commerce/award-lists/${list.id}`,
      action: '调整名单',
    }))
    const waiting = (await roundsToList(tx)).map((round) => ({
      id: `round-to-list:${round.roundId}`,
      what: `编制拟支持名单，${round.count} 件审核通过`,
      whose: round.title,
      dueOn: null,
      href: `/commerce/award-lists/new?round=${round.roundId}`,
      action: '编制名单',
    }))
    return [...sentBack, ...waiting]
  },
})
