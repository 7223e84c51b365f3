import { ranked } from './rank'

/** Seats that only candidates of this stratum may take. */
export interface Stratum {
  key: string
  size: number
}

export interface Candidate {
  id: string
  /** The strata whose seats this candidate may take. */
  strata: readonly string[]
  /** At most one of a group is drawn; the candidate's own id where that is no matter. */
  group: string
}

export interface Seated {
  id: string
  stratum: string
}

/**
 * Fills every seat by lot, or says which stratum lacks people. Candidates may stand in several strata, so a seat is
 * given on from one to another where only that lets all seats be filled (augmenting paths of a bipartite matching of
 * seats and groups, groups tried in the order of their lots).
 */
export function drawSeats(
  seed: string,
  strata: readonly Stratum[],
  candidates: readonly Candidate[],
): { seated: Seated[]; lacking: string[] } {
  const seats = strata.flatMap(({ key, size }) => Array.from({ length: size }, () => key))
  const orders = new Map(strata.map(({ key }) => [key, groupsByLot(seed, key, candidates)]))
  /** group → the seat that it has. */
  const taken = new Map<string, number>()

  const seat = (index: number, tried: Set<string>): boolean => {
    for (const { group } of orders.get(seats[index]!)!) {
      if (tried.has(group)) continue
      tried.add(group)
      const holder = taken.get(group)
      if (holder === undefined || seat(holder, tried)) {
        taken.set(group, index)
        return true
      }
    }
    return false
  }

  const lacking = seats.filter((_, index) => !seat(index, new Set()))
  const seated = [...taken]
    .toSorted(([, a], [, b]) => a - b)
    .map(([group, index]) => {
      const stratum = seats[index]!
      return { id: orders.get(stratum)!.find((each) => each.group === group)!.id, stratum }
    })
  return { seated, lacking }
}

/** Of each group the one whose lot is first, for this stratum. */
function groupsByLot(seed: string, stratum: string, candidates: readonly Candidate[]) {
  const able = candidates.filter(({ strata }) => strata.includes(stratum))
  const groupOf = new Map(able.map(({ id, group }) => [id, group]))
  const first = new Map<string, string>()
  for (const id of ranked(
    seed,
    stratum,
    able.map(({ id }) => id),
  ))
    if (!first.has(groupOf.get(id)!)) first.set(groupOf.get(id)!, id)
  return [...first].map(([group, id]) => ({ group, id }))
}
