import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { drawSeats, rank, sampleStrata } from '@/features/sampling'

const letters = ['A', 'B', 'C'] as const
const candidates = fc
  .array(
    fc.record({
      strata: fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1 }),
      group: fc.constantFrom('g1', 'g2', 'g3', 'g4', 'g5'),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, index) => ({ id: `e${index}`, ...each })))
const strata = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...letters), size: fc.integer({ min: 1, max: 2 }) }),
  { selector: ({ key }) => key, minLength: 1 },
)
const seed = fc.uuid()

describe('a draw of seats', () => {
  it('is the same for the same seed, in whatever order the pool is written', () => {
    fc.assert(
      fc.property(seed, strata, candidates, (s, wanted, pool) => {
        expect(drawSeats(s, wanted, pool.toReversed())).toEqual(drawSeats(s, wanted, pool))
      }),
    )
  })

  it('respects strata and groups, takes nobody twice, and accounts for every seat', () => {
    fc.assert(
      fc.property(seed, strata, candidates, (s, wanted, pool) => {
        const { seated, lacking } = drawSeats(s, wanted, pool)
        const drawn = seated.map(({ id }) => pool.find((each) => each.id === id)!)
        for (const [index, each] of drawn.entries()) expect(each.strata).toContain(seated[index]!.stratum)
        expect(new Set(drawn.map(({ group }) => group)).size).toBe(drawn.length)
        for (const { key, size } of wanted)
          expect(
            seated.filter(({ stratum }) => stratum === key).length +
              lacking.filter((each) => each === key).length,
          ).toBe(size)
      }),
    )
  })

  it('fills as many seats as any choice could', () => {
    fc.assert(
      fc.property(seed, strata, candidates, (s, wanted, pool) => {
        expect(drawSeats(s, wanted, pool).seated.length).toBe(mostSeats(wanted, pool))
      }),
      { numRuns: 60 },
    )
  })

  it('gives everyone a fair chance: of four for one seat, each about a quarter', () => {
    const pool = ['a', 'b', 'c', 'd'].map((id) => ({ id, strata: ['A'], group: id }))
    const counts: Record<string, number> = {}
    for (let i = 0; i < 4000; i += 1) {
      const [first] = drawSeats(`seed ${i}`, [{ key: 'A', size: 1 }], pool).seated
      counts[first!.id] = (counts[first!.id] ?? 0) + 1
    }
    for (const id of ['a', 'b', 'c', 'd']) expect(Math.abs(counts[id]! - 1000)).toBeLessThan(150)
  })
})

describe('a sample of strata', () => {
  it('is the same again, of the size asked, without doubles', () => {
    fc.assert(
      fc.property(seed, fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.nat(10), (s, ids, size) => {
        const population = ids.map((id) => ({ id, stratum: String(id.length % 3) }))
        const sample = sampleStrata(s, population, () => size)
        expect(sampleStrata(s, population.toReversed(), () => size)).toEqual(sample)
        for (const { key, population: many, drawn } of sample) {
          expect(drawn.length).toBe(Math.min(size, many))
          expect(new Set(drawn).size).toBe(drawn.length)
          for (const id of drawn) expect(String(id.length % 3)).toBe(key)
        }
      }),
    )
  })
})

it('a lot can be checked by hand: printf "s\\np\\nx" | sha256sum', () => {
  expect(rank('s', 'p', 'x')).toBe('1d180645e5c968157913ab9e4f749ccb9377692ed97b406d315eea0a741938bf')
})

/** By trying every choice: the most seats that can be filled. */
function mostSeats(
  wanted: readonly { key: string; size: number }[],
  pool: readonly { strata: readonly string[]; group: string }[],
): number {
  const seats = wanted.flatMap(({ key, size }) => Array.from({ length: size }, () => key))
  const groups = [...Map.groupBy(pool, ({ group }) => group)].map(
    ([group, members]) => [group, new Set(members.flatMap(({ strata: all }) => all))] as const,
  )
  const best = (index: number, used: ReadonlySet<string>): number => {
    if (index === seats.length) return 0
    let most = best(index + 1, used)
    for (const [group, able] of groups)
      if (!used.has(group) && able.has(seats[index]!))
        most = Math.max(most, 1 + best(index + 1, new Set([...used, group])))
    return most
  }
  return best(0, new Set())
}
