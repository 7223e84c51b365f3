import type { StoredFinding } from './store'

type Told = Pick<StoredFinding, 'rule' | 'message'>

/** Lines get new ids when an enterprise submits again; the words name the line by its number, and what is wrong with it. */
const keyOf = ({ rule, message }: Told) => `${rule}\n${message}`

/** What a correction has changed: found now and not before, found again, and found no more. */
export function findingsDiff<T extends Told>(
  before: readonly T[],
  now: readonly T[],
): { added: T[]; same: T[]; gone: T[] } {
  const known = new Set(before.map(keyOf))
  const still = new Set(now.map(keyOf))
  return {
    added: now.filter((finding) => !known.has(keyOf(finding))),
    same: now.filter((finding) => known.has(keyOf(finding))),
    gone: before.filter((finding) => !still.has(keyOf(finding))),
  }
}
