import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import type { NegativeListCaseState } from '@/server/db'
import type { Task } from '@/server/task'
import { notFound, query } from '@/server/use-case'

import { caseById, casesOf, type StoredCase } from './case-store'
import { waitsForReply } from './object-to-listing'
import { oneCase } from './schema'
import { canMove, groundClauses, groundLabels, stateLabels, stepLabel, transitions, underWay } from './state'

const officials = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const
const enterprise = ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'] as const

type Row = Awaited<ReturnType<typeof casesOf>>[number]
const summary = (row: Omit<Row, 'decisionDate'>) => ({
  id: row.id,
  number: row.number,
  name: row.name,
  uscc: row.uscc,
  ground: groundLabels[row.ground],
  state: row.state,
  openedOn: dateInShanghai(row.openedAt),
  hearUntil: row.hearUntil,
})
export type CaseSummary = ReturnType<typeof summary>

/** Cases, newest first; an enterprise sees its own through the walls. */
export const listCases = query({
  name: 'negativeList.cases',
  allow: [...officials, ...enterprise],
  input: z.strictObject({}),
  run: async ({ tx }) => (await casesOf(tx, null)).map(summary),
})

function detail(found: StoredCase, role: string, forEnterprise: boolean) {
  return {
    ...summary(found),
    clause: groundClauses[found.ground],
    facts: found.facts,
    stateLabel: stateLabels[found.state],
    /** What it was opened on; the office's alone. */
    origin: forEnterprise || !found.originKind ? null : { words: found.originWords, href: found.originHref },
    proposal: forEnterprise ? null : found.proposal,
    proposesToList: forEnterprise ? null : found.proposesToList,
    authority: found.authority,
    documentNumber: found.documentNumber,
    decisionDate: found.decisionDate,
    decision: found.decision,
    files: found.files.map(({ file, byEnterprise, addedAt }) => ({
      id: file.id,
      name: file.displayName,
      sizeBytes: file.sizeBytes,
      note: byEnterprise ? '企业提交' : '商务部门提交',
      uploadedAt: addedAt,
    })),
    events: found.events
      .filter(({ verb }) => !forEnterprise || !['propose', 'sendBack', 'evidence'].includes(verb))
      .map((event) => ({
        id: String(event.id),
        at: event.at,
        who: event.actor,
        what: `${stepLabel(event.verb)}${event.late ? '（逾期）' : ''}`,
        detail: event.words,
      })),
    waitsForReply: waitsForReply(found),
    may: Object.fromEntries(
      transitions.map(({ verb }) => [verb, canMove(role, found.state, verb)]),
    ) as Record<(typeof transitions)[number]['verb'], boolean>,
  }
}
export type CaseDetail = ReturnType<typeof detail>

export const caseDetail = query({
  name: 'negativeList.case',
  allow: [...officials, ...enterprise],
  input: oneCase,
  run: async ({ tx, actor }, { caseId }): Promise<CaseDetail> => {
    const found = await caseById(tx, caseId)
    if (!found) return notFound('案件')
    return detail(found, actor.role, actor.kind === 'ENTERPRISE')
  },
})

const waiting: Partial<Record<NegativeListCaseState, { role: readonly string[]; what: string }>> = {
  OPEN: { role: ['COMMERCE_PREPARER'], what: '告知企业并听取陈述' },
  HEARING: { role: ['COMMERCE_PREPARER', ...enterprise], what: '陈述申辩' },
  PROPOSED: { role: ['COMMERCE_APPROVER'], what: '作出决定' },
}

/** What waits: to be heard, to answer, to decide, to reply. */
export const caseTasks = query({
  name: 'negativeList.tasks',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', ...enterprise],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    const own = actor.kind === 'ENTERPRISE'
    const tasks: Task[] = []
    for (const row of await casesOf(tx, [...underWay, 'LISTED'])) {
      const full = row.state === 'LISTED' || row.state === 'HEARING' ? await caseById(tx, row.id) : null
      const reply = row.state === 'LISTED' && actor.role === 'COMMERCE_CHECKER' && waitsForReply(full!)
      const answered = full?.events.some(({ verb }) => verb === 'answer') ?? false
      const step = waiting[row.state]
      if (!reply && !(step?.role.includes(actor.role) && !(own && answered))) continue
      const what = reply ? '答复异议' : own || row.state !== 'HEARING' ? step!.what : '提出处理建议'
      tasks.push({
        id: `negative-list-case:${row.id}`,
        what: `案件 ${row.number}：${what}`,
        whose: row.name,
        dueOn: row.state === 'HEARING' ? row.hearUntil : null,
        href: `/${own ? 'enterprise/cases' : 'commerce/negative-list'}/${row.id}`,
        action: what,
      })
    }
    return tasks
  },
})
