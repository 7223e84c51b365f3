import { createHash } from 'node:crypto'

/**
 * SHA-256 (hex) over what a document says: its data with keys in order, without the moment of printing. Two documents
 * with the same digest say the same.
 */
export function contentDigest(data: object): string {
  return createHash('sha256').update(JSON.stringify(data, sortKeys)).digest('hex')
}

function sortKeys(key: string, value: unknown): unknown {
  if (key === 'createdAt' || key === 'digest') return undefined
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
