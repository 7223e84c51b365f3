import { z } from 'zod'

import { defineTable, exportXlsx } from '@/documents'
import { stateLabels as applicationStateLabels } from '@/features/applications'
import { type CalculationSheet, EXPORT_SOURCE_NAMES, halfYearInWords, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Programme } from '@/server/db'
import type { Task } from '@/server/task'
import { notFound, query, refuse } from '@/server/use-case'

import { differenceFilter, oneDifference } from './schema'
import { canMove, stateLabels, transitions, type DifferenceVerb } from './state'
import {
  affectedApplications,
  casesFrom,
  differenceById,
  nameOf,
  openCount,
  pageOfDifferences,
  type DifferenceRow,
} from './store'

const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const
const pageSize = 50
const mostRows = 20_000

/** E1: which platform a figure opens, in words. */
export const tierInWords = (tier: Programme | null): string =>
  tier === null ? '均不适用' : PROGRAMME_NAMES[tier]

const told = (row: DifferenceRow) => ({
  id: row.id,
  year: row.year,
  uscc: row.uscc,
  name: row.name,
  recordedUsd: row.recordedUsd,
  recordedSource: EXPORT_SOURCE_NAMES[row.recordedSource],
  officialUsd: row.officialUsd,
  differenceUsd: row.differenceUsd,
  tierBefore: tierInWords(row.tierBefore),
  tierAfter: tierInWords(row.tierAfter),
  tierChanged: row.tierBefore !== row.tierAfter,
  fiscalShareCny: row.fiscalShareCny,
  stakeCny: row.stakeCny,
  state: row.state,
  stateLabel: stateLabels[row.state],
  documentNumber: row.list.documentNumber,
})
export type DifferenceSummary = ReturnType<typeof told>

/** 出口额差异, as filtered and sorted, with the yuan at stake of all filtered rows, by programme. */
export const exportDifferences = query({
  name: 'exportDifferences.list',
  allow: readers,
  input: differenceFilter,
  run: async ({ tx }, filter) => {
    const found = await pageOfDifferences(tx, filter, {
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    })
    return { ...found, rows: found.rows.map(told), page: filter.page, pageSize }
  },
})
export type DifferencePage = Extract<Awaited<ReturnType<typeof exportDifferences>>, { ok: true }>['value']

export const exportDifference = query({
  name: 'exportDifferences.detail',
  allow: readers,
  input: oneDifference,
  run: async ({ tx, actor }, { id }) => {
    const found = await differenceById(tx, id)
    if (!found) return notFound('差异')
    return {
      ...told(found),
      enterpriseId: found.enterpriseId,
      list: { id: found.listId, ...found.list },
      reason: found.reason,
      settledBy: await nameOf(tx, found.settledById),
      settledAt: found.settledAt?.toISOString() ?? null,
      policies: found.policies.map(({ sheet, programme, ...policy }) => ({
        ...policy,
        programme: PROGRAMME_NAMES[programme],
        sheet: sheet as CalculationSheet | null,
      })),
      applications: (await affectedApplications(tx, found)).map((one) => ({
        ...one,
        programme: PROGRAMME_NAMES[one.programme],
        halfYear: halfYearInWords(one.halfYear),
        stateLabel: applicationStateLabels[one.state],
      })),
      cases: await casesFrom(tx, id),
      may: Object.fromEntries(
        transitions.map(({ verb }) => [verb, canMove(actor.role, found.state, verb)]),
      ) as Record<DifferenceVerb, boolean>,
      mayFollowUp: actor.role === 'COMMERCE_PREPARER' && found.state === 'UPHELD',
    }
  },
})
export type DifferenceDetail = Extract<Awaited<ReturnType<typeof exportDifference>>, { ok: true }>['value']

const table = defineTable({
  name: 'export-differences',
  title: '出口额差异',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'name', header: '企业名称', kind: 'text', required: true, width: 40 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'year', header: '年份', kind: 'integer', required: true, width: 8 },
    { key: 'recordedUsd', header: '平台记录（美元）', kind: 'amount', required: true, width: 18 },
    { key: 'recordedSource', header: '记录来源', kind: 'text', required: true, width: 16 },
    { key: 'officialUsd', header: '官方名单（美元）', kind: 'amount', required: true, width: 18 },
    {
      key: 'differenceUsd',
      header: '差额（美元）',
      kind: 'amount',
      required: true,
      width: 18,
      allowNegative: true,
    },
    { key: 'tierBefore', header: '原适用统保', kind: 'text', required: true, width: 18 },
    { key: 'tierAfter', header: '按官方适用统保', kind: 'text', required: true, width: 18 },
    { key: 'fiscalShareCny', header: '财政承担（元）', kind: 'amount', required: true, width: 16 },
    { key: 'stakeCny', header: '多承担（元）', kind: 'amount', required: true, width: 16 },
    { key: 'documentNumber', header: '名单文号', kind: 'text', required: true, width: 22 },
    { key: 'stateLabel', header: '处理', kind: 'text', required: true, width: 14 },
  ],
})

/** Exactly as filtered and sorted, all pages of it. */
export const exportDifferencesXlsx = query({
  name: 'exportDifferences.xlsx',
  allow: readers,
  input: differenceFilter,
  run: async ({ tx, now }, filter) => {
    const { rows, count } = await pageOfDifferences(tx, filter, { skip: 0, take: mostRows })
    if (count > mostRows)
      refuse('LIMIT', `符合条件的差异有 ${count} 项，一次最多导出 ${mostRows} 项。请增加筛选条件后再导出。`)
    const bytes = await exportXlsx(
      table,
      rows.map((row, index) => ({ position: index + 1, ...exported(told(row)) })),
    )
    return { bytes, name: `出口额差异-${dateInShanghai(now)}.xlsx` }
  },
})

const exported = ({ id: _id, state: _state, tierChanged: _tierChanged, ...row }: DifferenceSummary) => row

/** What waits, as one task: they are settled from their list. */
export const exportDifferenceTasks = query({
  name: 'exportDifferences.tasks',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> => {
    const count = await openCount(tx)
    if (count === 0) return []
    return [
      {
        id: 'export-differences',
        what: `${count} 家企业的出口额与官方名单不一致`,
        whose: '出口额差异',
        dueOn: null,
        href: '/commerce/export-differences?state=OPEN',
        action: '处理差异',
      },
    ]
  },
})
