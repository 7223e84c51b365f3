import { Decimal } from '@/policy-rules'

import type { Snapshot, SnapshotRow } from './snapshots'
import type { Field } from './words'

/** What changed between two versions of a record, field by field. Pure. */
export interface FieldChange {
  label: string
  before: string | null
  after: string | null
  /** After less before, of amounts. */
  difference: string | null
}

export interface RowChange {
  key: string
  kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  label: string
  fields: FieldChange[]
}

export interface Comparison {
  facts: FieldChange[]
  tables: { key: string; title: string; rows: RowChange[] }[]
  /** Nothing that this person may see differs. */
  same: boolean
}

export function compare(before: Snapshot, after: Snapshot): Comparison {
  const facts = fieldChanges(before.facts, after.facts)
  const tables = after.tables
    .map(({ key, title, rows }) => ({
      key,
      title,
      rows: rowChanges(before.tables.find((table) => table.key === key)?.rows ?? [], rows),
    }))
    .filter(({ rows }) => rows.length > 0)
  return { facts, tables, same: facts.length === 0 && tables.length === 0 }
}

/** By id; what was written anew under another id is the same row where its own number is the same. */
function rowChanges(before: readonly SnapshotRow[], after: readonly SnapshotRow[]): RowChange[] {
  const byId = new Map(before.map((row) => [row.id, row]))
  const left = new Set(before)
  const pairs = after.map((row) => {
    const found = byId.get(row.id)
    if (found) left.delete(found)
    return { row, found }
  })
  for (const pair of pairs) {
    if (pair.found) continue
    pair.found = [...left].find(({ same }) => same === pair.row.same)
    if (pair.found) left.delete(pair.found)
  }
  return [
    ...pairs.flatMap(({ row, found }): RowChange[] => {
      if (!found)
        return [{ key: row.id, kind: 'ADDED', label: row.label, fields: fieldChanges([], row.fields) }]
      const fields = fieldChanges(found.fields, row.fields)
      return fields.length > 0 ? [{ key: row.id, kind: 'CHANGED', label: row.label, fields }] : []
    }),
    ...[...left].map((row): RowChange => ({
      key: row.id,
      kind: 'REMOVED',
      label: row.label,
      fields: fieldChanges(row.fields, []),
    })),
  ]
}

function fieldChanges(before: readonly Field[], after: readonly Field[]): FieldChange[] {
  const earlier = new Map(before.map((field) => [field.key, field]))
  const later = new Map(after.map((field) => [field.key, field]))
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [was, is] = [earlier.get(key), later.get(key)]
    const [from, to] = [was?.text ?? null, is?.text ?? null]
    if (from === to) return []
    return [{ label: (is ?? was)!.label, before: from, after: to, difference: difference(was, is) }]
  })
}

const difference = (was?: Field, is?: Field): string | null =>
  was?.amount === undefined && is?.amount === undefined
    ? null
    : new Decimal(is?.amount ?? 0).minus(was?.amount ?? 0).toFixed(2)
