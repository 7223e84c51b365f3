import { createHash, randomBytes } from 'node:crypto'

/**
 * A lot for everyone: SHA-256 of seed, purpose and id. Lots are in no order anyone could know before the seed, do not
 * depend on the order of the list, and can be checked by hand with any tool that computes SHA-256.
 */
export const ALGORITHM = 'sha256-rank/1'

/** Lower comes first. `purpose` keeps the draws of different strata apart. */
export function rank(seed: string, purpose: string, id: string): string {
  return createHash('sha256').update(`${seed}\n${purpose}\n${id}`).digest('hex')
}

/** The ids in the order of their lots. */
export function ranked(seed: string, purpose: string, ids: readonly string[]): string[] {
  const lots = ids.map((id) => ({ id, lot: rank(seed, purpose, id) }))
  return lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id)
}

/** 128 bits that nobody chose. The only chance there is; it is stored with the draw. */
export function newSeed(): string {
  return randomBytes(16).toString('hex')
}
