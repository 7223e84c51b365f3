import { ranked } from './rank'

export interface SampledStratum {
  key: string
  /** How many there are, and the ids drawn, in the order of their lots. */
  population: number
  drawn: string[]
}

/** From each stratum the first `sizeOf(key, population)` by lot; all of it where that is more than there are. */
export function sampleStrata(
  seed: string,
  population: readonly { id: string; stratum: string }[],
  sizeOf: (key: string, population: number) => number,
): SampledStratum[] {
  const byStratum = Map.groupBy(population, ({ stratum }) => stratum)
  return [...byStratum]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => ({
      key,
      population: members.length,
      drawn: ranked(
        seed,
        key,
        members.map(({ id }) => id),
      ).slice(0, sizeOf(key, members.length)),
    }))
}
