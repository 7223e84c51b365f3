import { z } from 'zod'

import { exportTemplate, insurancePolicyList } from '@/documents'
import { daysBetween } from '@/policy-rules'
import type { Task } from '@/server/task'
import { notFound, query } from '@/server/use-case'

import { oneOverlap, overlapFilter } from './schema'
import { canMove, stateLabels, transitions, type OverlapVerb } from './state'
import {
  casesFrom,
  insurersOf,
  namesOf,
  openCount,
  overlapById,
  overlapsOf,
  type StoredOverlap,
} from './store'

const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const

const told = (row: StoredOverlap) => ({
  id: row.id,
  uscc: row.uscc,
  enterpriseName: row.enterpriseName,
  overlapFrom: row.overlapFrom,
  overlapUntil: row.overlapUntil,
  days: daysBetween(row.overlapFrom, row.overlapUntil) + 1,
  state: row.state,
  stateLabel: stateLabels[row.state],
  insurers: [...new Set(row.sides.map(({ insurerName }) => insurerName))],
  sides: row.sides,
})
export type OverlapSummary = ReturnType<typeof told>

/** 重复投保线索, the newest first, and the insurers whose lists may be held against the register. */
export const coverOverlaps = query({
  name: 'coverOverlaps.list',
  allow: readers,
  input: overlapFilter,
  run: async ({ tx }, filter) => ({
    rows: (await overlapsOf(tx, filter)).map(told),
    insurers: await insurersOf(tx),
  }),
})

export const coverOverlap = query({
  name: 'coverOverlaps.detail',
  allow: readers,
  input: oneOverlap,
  run: async ({ tx, actor }, { id }) => {
    const found = await overlapById(tx, id)
    if (!found) return notFound('线索')
    const names = await namesOf(tx, [found.foundById, found.settledById])
    return {
      ...told(found),
      foundBy: names.get(found.foundById) ?? '',
      foundAt: found.foundAt.toISOString(),
      reason: found.reason,
      settledBy: names.get(found.settledById ?? '') ?? null,
      settledAt: found.settledAt?.toISOString() ?? null,
      cases: await casesFrom(tx, id),
      may: Object.fromEntries(
        transitions.map(({ verb }) => [verb, canMove(actor.role, found.state, verb)]),
      ) as Record<OverlapVerb, boolean>,
      mayOpenCase: actor.role === 'COMMERCE_PREPARER' && found.state === 'UPHELD',
    }
  },
})
export type OverlapDetail = Extract<Awaited<ReturnType<typeof coverOverlap>>, { ok: true }>['value']

export const coverListTemplate = query({
  name: 'coverOverlaps.template',
  allow: readers,
  input: z.strictObject({}),
  run: ({ now }) => exportTemplate(insurancePolicyList, now),
})

/** What waits, as one task. */
export const coverOverlapTasks = query({
  name: 'coverOverlaps.tasks',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> => {
    const count = await openCount(tx)
    if (count === 0) return []
    return [
      {
        id: 'cover-overlaps',
        what: `${count} 条重复投保线索待核查`,
        whose: '重复投保',
        dueOn: null,
        href: '/commerce/cover-overlaps?state=OPEN',
        action: '核查线索',
      },
    ]
  },
})
