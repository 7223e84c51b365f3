import { z } from 'zod'

import type { Actor } from '@/server/auth/actor'
import type { Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { compare, type Comparison } from './comparison'
import { deedOf, type Deed } from './deeds'
import { momentsOf, standingAt, type Moment } from './moments'
import {
  applicationSnapshot,
  awardListSnapshot,
  findingSnapshot,
  publicitySnapshot,
  type Snapshot,
} from './snapshots'
import {
  applicationOfFinding,
  applicationVersions,
  listOfPublicity,
  peopleNamed,
  recordVersions,
} from './store'
import { stateInWords } from './words'

export const recordKinds = ['applications', 'findings', 'award-lists', 'publicities'] as const
export type RecordKind = (typeof recordKinds)[number]

const province = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const
export const versionReaders = [
  ...province,
  'ENTERPRISE_OPERATOR',
  'ENTERPRISE_APPROVER',
  'INSURER_OPERATOR',
  'INSURER_CHECKER',
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
] as const

export interface RecordVersions {
  title: string
  /** The record whose page leads here, by kind and id: a finding belongs to its application. */
  record: { kind: RecordKind; id: string }
  versions: (Deed & { ordinal: number; state: string })[]
  opened: { ordinal: number; snapshot: Snapshot } | null
  comparison: ({ from: number; to: number } & Comparison) | null
}

const ordinal = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined)

/**
 * Every version of a record, one of them as it was, and two of them beside one another. Whoever may see the record: its
 * applicant (its own only), the division office of the applicant, the province and the auditors. Experts never.
 */
export const readVersions = query({
  name: 'trails.versions',
  allow: versionReaders,
  input: z.strictObject({
    kind: z.enum(recordKinds),
    id: z.uuid('没有找到这条记录。请从列表中打开。'),
    version: ordinal,
    from: ordinal,
    to: ordinal,
  }),
  run: async ({ tx, actor }, { kind, id, version, from, to }): Promise<RecordVersions> => {
    const found = await read[kind](tx, id, actor)
    const moments = found.moments
    if (moments.length === 0) return notFound('记录')
    const official = !['ENTERPRISE', 'INSURER'].includes(actor.kind)
    const people = official ? await peopleNamed(tx, moments.flatMap(peopleIn)) : new Map<string, string>()
    const known = (asked: number | undefined) => (asked && asked <= moments.length ? asked : undefined)
    const snapshot = (at: number) => found.snapshot(moments[at - 1]!, moments, { tx, official, people })
    const [one, other] = [known(from), known(to)]
    const opened = known(version)
    return {
      title: found.title,
      record: found.record,
      versions: moments.map((moment) => ({
        ordinal: moment.ordinal,
        state: stateOf(moment, found.table),
        ...deedOf(moment.versions, official),
      })),
      opened: opened ? { ordinal: opened, snapshot: await snapshot(opened) } : null,
      comparison:
        one && other && one !== other
          ? { from: one, to: other, ...compare(await snapshot(one), await snapshot(other)) }
          : null,
    }
  },
})

type Reader = Parameters<typeof applicationSnapshot>[1]
interface Found {
  title: string
  record: { kind: RecordKind; id: string }
  /** The table whose state names a version. */
  table: string
  moments: Moment[]
  snapshot: (moment: Moment, moments: readonly Moment[], reader: Reader) => Snapshot | Promise<Snapshot>
}

const read: Record<RecordKind, (tx: Tx, id: string, actor: Actor) => Promise<Found>> = {
  applications: async (tx, id) => {
    const versions = await applicationVersions(tx, id)
    const number = versions.findLast(({ table }) => table === 'application')?.content.receipt_number
    const form = [
      'application',
      'premium_payment_line',
      'application_policy_line',
      'application_material',
      'application_submission',
    ]
    return {
      title: number ? `申报 ${String(number)}` : '申报',
      record: { kind: 'applications', id },
      table: 'application',
      moments: momentsOf(
        versions.filter(({ table }) => table !== 'finding'),
        form,
      ),
      snapshot: ({ ordinal: at }, moments, reader) => applicationSnapshot(standingAt(moments, at), reader),
    }
  },
  findings: async (tx, id, actor) => {
    const applicationId =
      actor.kind === 'ENTERPRISE' || actor.kind === 'INSURER' ? null : await applicationOfFinding(tx, id)
    const versions = applicationId ? await applicationVersions(tx, applicationId) : []
    return {
      title: '核查提示',
      record: { kind: 'applications', id: applicationId ?? id },
      table: 'finding',
      moments: momentsOf(
        versions.filter(({ table, rowId }) => table === 'finding' && rowId === id),
        ['finding'],
      ),
      snapshot: ({ ordinal: at }, moments, reader) => findingSnapshot(standingAt(moments, at), reader),
    }
  },
  'award-lists': async (tx, id) => {
    const versions = [
      ...(await recordVersions(tx, 'award_list', 'id', [id])),
      ...(await recordVersions(tx, 'award_list_item', 'award_list_id', [id])),
    ].toSorted((a, b) => Number(a.id - b.id))
    const number = versions.findLast(({ table }) => table === 'award_list')?.content.number
    return {
      title: `拟支持名单 ${String(number ?? '')}`,
      record: { kind: 'award-lists', id },
      table: 'award_list',
      moments: momentsOf(versions, ['award_list', 'award_list_item']),
      snapshot: (moment, moments, reader) =>
        awardListSnapshot(standingAt(moments, moment.ordinal), moment, reader),
    }
  },
  publicities: async (tx, id) => {
    const listId = await listOfPublicity(tx, id)
    const versions = listId ? await recordVersions(tx, 'publicity', 'award_list_id', [listId]) : []
    return {
      title: '公示的名单',
      record: { kind: 'publicities', id },
      table: 'publicity',
      moments: momentsOf(versions, ['publicity']),
      snapshot: (moment, moments, reader) =>
        publicitySnapshot(standingAt(moments, moment.ordinal), moment, reader),
    }
  },
}

function stateOf({ versions }: Moment, table: string): string {
  const row = versions.findLast((version) => version.table === table)?.content
  if (!row) return ''
  if (table === 'publicity') return `第 ${String(row.sequence)} 次公示`
  if (table === 'finding') return stateInWords('finding', { ...row, state: row.settlement })
  return stateInWords(table, row)
}

const peopleIn = ({ versions }: Moment): string[] =>
  versions.flatMap(({ content }) =>
    Object.entries(content).flatMap(([column, value]) =>
      /_(by|to)_id$/.test(column) && typeof value === 'string' ? [value] : [],
    ),
  )
