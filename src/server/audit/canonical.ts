import { createHash } from 'node:crypto'

/** An entry as the chain knows it. */
export interface ChainedEntry {
  id: bigint
  at: Date
  actorId: string | null
  actorRole: string
  organisationId: string | null
  action: string
  subjectKind: string
  subjectId: string
  result: string
  detail: unknown
  requestId: string
  address: string
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, sorted(part)]),
    )
  return value
}

/** SM3 over the hash before and every column, in one fixed order. */
export function chainHash(previous: string, entry: ChainedEntry): string {
  const {
    id,
    at,
    actorId,
    actorRole,
    organisationId,
    action,
    subjectKind,
    subjectId,
    result,
    detail,
    requestId,
    address,
  } = entry
  const text = JSON.stringify([
    previous,
    String(id),
    at.toISOString(),
    actorId,
    actorRole,
    organisationId,
    action,
    subjectKind,
    subjectId,
    result,
    sorted(detail),
    requestId,
    address,
  ])
  return createHash('sm3').update(text).digest('hex')
}

export const chainStart = '0'.repeat(64)
