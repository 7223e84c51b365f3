import { z } from 'zod'

import { priorYearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { exportsUnknown } from './overview'
import { ownEnterprise } from './store'

/** What keeps an enterprise from its programmes: prior-year exports that nobody has stated (E2). */
export const programmesTasks = query({
  name: 'programmes.tasks',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Task[]> => {
    const id = actor.organisationId!
    const today = dateInShanghai(now)
    const enterprise = await ownEnterprise(tx, id)
    if (enterprise?.state !== 'VERIFIED' || !(await exportsUnknown(tx, id, today))) return []
    return [
      {
        id: `exports:${id}`,
        what: `补充 ${priorYearOf(today)} 年出口额及证明材料`,
        whose: enterprise.name,
        dueOn: null,
        href: '/enterprise/exports',
        action: '补充出口额',
      },
    ]
  },
})
