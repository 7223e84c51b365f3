import { z } from 'zod'

import { divisionDeadline } from '@/features/time-limits'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { progressOf, queueRows } from './read-store'
import { roundsForDivision } from './store'

/** What waits for a division office: to review, to co-sign, to hand in. */
export const divisionReviewTasks = query({
  name: 'divisionReviews.tasks',
  allow: ['DIVISION_COMMERCE', 'DIVISION_FINANCE'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Task[]> => {
    if (!actor.divisionCode) return []
    const tasks: Task[] = []
    for (const round of await roundsForDivision(tx)) {
      const [progress] = await progressOf(tx, round.id, actor.divisionCode)
      if (!progress) continue
      const dueOn = (await divisionDeadline(tx, round.closesOn, now)).dueOn
      const common = { whose: round.title, dueOn }
      const count = async (...states: ('AWAITING_DIVISION' | 'IN_DIVISION_REVIEW' | 'DIVISION_REVIEWED')[]) =>
        (await queueRows(tx, { roundId: round.id, states, divisionCode: actor.divisionCode! })).length
      if (actor.role === 'DIVISION_FINANCE') {
        const waiting = await count('DIVISION_REVIEWED')
        if (waiting > 0)
          tasks.push({
            ...common,
            id: `division-sign:${round.id}`,
            what: `会签初审，共 ${waiting} 件`,
            href: `/division/reviews?round=${round.id}&state=DIVISION_REVIEWED`,
            action: '会签初审',
          })
        continue
      }
      const waiting = await count('AWAITING_DIVISION', 'IN_DIVISION_REVIEW')
      if (waiting > 0)
        tasks.push({
          ...common,
          id: `division-review:${round.id}`,
          what: `初审申报，共 ${waiting} 件`,
          href: `/division/reviews?round=${round.id}`,
          action: '初审申报',
        })
      if (progress.signed > 0)
        tasks.push({
          ...common,
          id: `division-summary:${round.id}`,
          what: `报送初审汇总表，已签署 ${progress.signed} 件`,
          href: `/division/reviews/summary?round=${round.id}`,
          action: '报送汇总表',
        })
    }
    return tasks
  },
})
