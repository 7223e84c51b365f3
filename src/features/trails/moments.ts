import type { Content, Version } from './store'

/** A moment of a record's life: what one transaction changed in it. `ordinal` counts from 1. */
export interface Moment {
  ordinal: number
  lastId: bigint
  versions: Version[]
}

/** The rows of the record as they stood after a moment, by table and id, in the order in which they came. */
export type Standing = Map<string, Map<string, Content>>

const children = ['premium_payment_line', 'application_policy_line', 'application_material']
const drafts = new Set(['DRAFT', 'RETURNED'])

/** Transactions that changed one of `tables`, oldest first; what else they wrote stays with them. */
export function momentsOf(versions: readonly Version[], tables: readonly string[]): Moment[] {
  const byTransaction = new Map<string, Version[]>()
  for (const version of versions) {
    const group = byTransaction.get(version.transaction)
    if (group) group.push(version)
    else byTransaction.set(version.transaction, [version])
  }
  return [...byTransaction.values()]
    .filter((group) => group.some(({ table }) => tables.includes(table)))
    .map((group, index) => ({ ordinal: index + 1, lastId: group.at(-1)!.id, versions: group }))
}

/** Everything up to and with the moment `ordinal`, one version over the other. */
export function standingAt(moments: readonly Moment[], ordinal: number): Standing {
  const standing: Standing = new Map()
  for (const moment of moments.slice(0, ordinal)) {
    // A draft's lines keep no versions: with each submission they are all written anew.
    if (handsIn(moment, standing)) for (const table of children) standing.delete(table)
    for (const { table, rowId, operation, content } of moment.versions) {
      const rows = standing.get(table) ?? new Map<string, Content>()
      standing.set(table, rows)
      if (operation === 'DELETE') rows.delete(rowId)
      else rows.set(rowId, content)
    }
  }
  return standing
}

function handsIn({ versions }: Moment, standing: Standing): boolean {
  const application = versions.find(({ table }) => table === 'application')
  if (!application) return false
  const before = standing.get('application')?.get(application.rowId)?.state
  const { state } = application.content
  return (
    (before === undefined || drafts.has(before as string)) &&
    !drafts.has(state as string) &&
    state !== 'WITHDRAWN'
  )
}
