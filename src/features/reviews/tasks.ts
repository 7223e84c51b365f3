import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { correctedRule } from './finding-rules'
import { decidedStates } from './open-case'
import { type QueueFilter, queueFilterSchema } from './queue-filter'
import { queuePage, readerOf } from './queue-store'
import { openFindingsByRule } from './store'

const path = '/commerce/reviews'
const shown = 20

/** What waits for a preparer (one's own cases, those of whom one stands in for today, then those nobody has taken) and for a checker. */
export const reviewTasks = query({
  name: 'reviews.tasks',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async (context): Promise<Task[]> => {
    const { tx, actor } = context
    const reader = await readerOf(context)
    const rowsOf = async (filter: Partial<QueueFilter>) =>
      queuePage(tx, { ...queueFilterSchema.parse({}), sort: 'submitted', ...filter, size: shown }, reader)
    if (actor.role === 'COMMERCE_CHECKER') {
      const { rows } = await rowsOf({ state: ['REVIEWED'] })
      const late = await openFindingsByRule(tx, correctedRule, decidedStates)
      const cases = new Map(late.map((one) => [one.applicationId, one]))
      return [
        ...[...cases.values()].map(({ applicationId: id, ...one }) =>
          task({ id, ...one }, '核对更正后的发票', '核对发票', ''),
        ),
        ...rows.map((row) => task(row, '复核申报', '复核申报', 'state=REVIEWED')),
      ]
    }
    const { rows } = await rowsOf({ state: ['IN_REVIEW'], assigned: 'me' })
    const deputised = await rowsOf({ state: ['IN_REVIEW'], assigned: 'standing-in' })
    const waiting = await rowsOf({ state: ['SUBMITTED'] })
    return [
      ...rows.map((row) => task(row, '继续审核', '继续审核', 'state=IN_REVIEW&assigned=me')),
      ...deputised.rows.map((row) =>
        task(
          row,
          `代${row.assignedTo ?? '其他经办'}继续审核`,
          '代为审核',
          'state=IN_REVIEW&assigned=standing-in',
        ),
      ),
      ...(waiting.count > 0
        ? [
            {
              id: 'reviews:waiting',
              what: `受理新提交的申报，共 ${waiting.count} 件`,
              whose: waiting.rows
                .slice(0, 3)
                .map(({ applicantName }) => applicantName)
                .join('、'),
              dueOn: null,
              href: `${path}?state=SUBMITTED&sort=submitted`,
              action: '受理申报',
            },
          ]
        : []),
    ]
  },
})

function task(
  row: { id: string; applicantName: string; receiptNumber: string },
  what: string,
  action: string,
  queue: string,
): Task {
  return {
    id: `review:${row.id}`,
    what: `${what} ${row.receiptNumber}`,
    whose: row.applicantName,
    dueOn: null,
    href: queue ? `${path}/${row.id}?${queue}` : `${path}/${row.id}`,
    action,
  }
}
