import { z } from 'zod'

import { exportTemplate, officialExportList } from '@/documents'
import { foundDifferences } from '@/features/export-differences'
import { sumOfAmounts } from '@/policy-rules'
import type { Task } from '@/server/task'
import { notFound, query } from '@/server/use-case'

import { oneList } from './schema'
import { canMove, stateLabels, transitions, type ListVerb } from './state'
import { effectOf, listById, listsOf, namesOf } from './store'

const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const
const shown = 20

/** All lists, the newest first. */
export const officialLists = query({
  name: 'officialExports.lists',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx }) =>
    (await listsOf(tx, null)).map((row) => ({
      id: row.id,
      year: row.year,
      issuer: row.issuer,
      documentNumber: row.documentNumber,
      obtainedOn: row.obtainedOn,
      rowCount: row.rowCount,
      totalUsd: row.totalUsd,
      state: row.state,
    })),
})
export type ListSummary = Extract<Awaited<ReturnType<typeof officialLists>>, { ok: true }>['value'][number]

/** One list, and, until it is in force, what it would do: nothing of the preview is kept. */
export const officialList = query({
  name: 'officialExports.list',
  allow: readers,
  input: oneList,
  run: async ({ tx, actor }, { listId }) => {
    const list = await listById(tx, listId)
    if (!list) return notFound('名单')
    const names = await namesOf(tx, [list.preparedById, list.confirmedById])
    const waiting = list.state === 'CHECKED' || list.state === 'SUBMITTED'
    const found = waiting ? await foundDifferences(tx, list) : []
    return {
      id: list.id,
      year: list.year,
      issuer: list.issuer,
      documentNumber: list.documentNumber,
      obtainedOn: list.obtainedOn,
      rowCount: list.rowCount,
      totalUsd: list.totalUsd,
      rowsSha256: list.rowsSha256,
      state: list.state,
      stateLabel: stateLabels[list.state],
      remark: list.remark,
      files: [list.file, list.letter].filter((file) => file !== null),
      prepared: { by: names.get(list.preparedById) ?? '', at: list.preparedAt.toISOString() },
      confirmed: list.confirmedAt && {
        by: names.get(list.confirmedById ?? '') ?? '',
        at: list.confirmedAt.toISOString(),
      },
      effect: waiting ? await effectOf(tx, list) : null,
      found: {
        count: found.length,
        policies: found.reduce((sum, { policies }) => sum + policies.length, 0),
        stakeCny: sumOfAmounts(found.map(({ stakeCny }) => stakeCny)),
        tierChanged: found.filter(({ tierBefore, tierAfter }) => tierBefore !== tierAfter).length,
        /** The largest; all of them stand on the page of differences once the list is in force. */
        largest: found.slice(0, shown),
      },
      may: Object.fromEntries(
        transitions.map(({ verb }) => [
          verb,
          canMove(actor.role, list.state, verb) &&
            !(verb === 'confirm' && actor.accountId === list.preparedById),
        ]),
      ) as Record<ListVerb, boolean>,
    }
  },
})
export type ListDetail = Extract<Awaited<ReturnType<typeof officialList>>, { ok: true }>['value']

export const officialListTemplate = query({
  name: 'officialExports.template',
  allow: readers,
  input: z.strictObject({}),
  run: ({ now }) => exportTemplate(officialExportList, now),
})

/** What waits: to be sent on, to be confirmed. */
export const officialListTasks = query({
  name: 'officialExports.tasks',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    const checks = actor.role === 'COMMERCE_CHECKER'
    return (await listsOf(tx, [checks ? 'SUBMITTED' : 'CHECKED'])).map((list) => ({
      id: `official-export-list:${list.id}`,
      what: `${list.year} 年官方出口名单：${checks ? '复核' : '核对影响并送复核'}`,
      whose: `${list.issuer} ${list.documentNumber}`,
      dueOn: null,
      href: `/commerce/official-exports/${list.id}`,
      action: checks ? '复核名单' : '核对名单',
    }))
  },
})
