import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  differencesOf,
  drawSample,
  populationDigest,
  type PopulationRow,
  type SampleSize,
  seedDigest,
  sizeOf,
} from '@/features/spot-checks/draw'
import { bandName, stratumOf } from '@/features/spot-checks/strata'

const population = fc
  .array(
    fc.record({
      divisionCode: fc.constantFrom('410100', '410300', null),
      programme: fc.constantFrom('GENERAL', 'MICRO'),
      paidCny: fc.integer({ min: 1, max: 40_000_000 }).map((fen) => (fen / 100).toFixed(2)),
      flags: fc.constantFrom<string[]>([], [], [], ['exports'], ['finding', 'negative-list']),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map((each, index): PopulationRow => ({
      ...each,
      id: `i${index}`,
      applicationId: `a${index}`,
      receiptNumber: `R${String(index).padStart(3, '0')}`,
      partyId: `p${index}`,
      partyName: `企业${index}`,
      uscc: '',
      divisionName: each.divisionCode ?? '省本级',
      halfYear: '2026H1',
      stratum: stratumOf(each, ['50000', '200000']),
    })),
  )
const size: fc.Arbitrary<SampleSize> = fc.record({
  sizeKind: fc.constantFrom('SHARE' as const, 'NUMBER' as const),
  size: fc.integer({ min: 1, max: 100 }).map(String),
  minimum: fc.integer({ min: 1, max: 5 }),
})
const seed = fc.uuid()

describe('a sample', () => {
  it('is the same to the row for the same seed, and not for another population', () => {
    fc.assert(
      fc.property(seed, size, population, (s, wanted, rows) => {
        const result = drawSample(s, wanted, rows)
        expect(drawSample(s, wanted, rows.toReversed())).toEqual(result)
        const stored = {
          seed: s,
          seedSha256: createHash('sha256').update(s).digest('hex'),
          algorithm: 'sha256-rank/1',
          size: wanted,
          population: rows,
          populationSha256: populationDigest(rows),
          result,
        }
        expect(differencesOf(stored)).toEqual([])
        expect(differencesOf({ ...stored, seed: `${s}0` })[0]).toContain('种子')
        if (rows.length > 0) {
          const [first, ...rest] = rows
          expect(
            differencesOf({ ...stored, population: [{ ...first!, paidCny: '0.00' }, ...rest] })[0],
          ).toContain('范围快照')
        }
        if (result.length > 0) expect(differencesOf({ ...stored, result: result.slice(1) })).not.toEqual([])
      }),
    )
  })

  it('has the minimum of every stratum by lot, every flagged award, and nothing twice', () => {
    fc.assert(
      fc.property(seed, size, population, (s, wanted, rows) => {
        const result = drawSample(s, wanted, rows)
        expect(new Set(result.map(({ id }) => id)).size).toBe(result.length)
        const byLot = new Set(result.filter((row) => row.byLot).map(({ id }) => id))
        const all = new Set(result.map(({ id }) => id))
        for (const members of Map.groupBy(rows, ({ stratum }) => stratum).values()) {
          const drawn = members.filter(({ id }) => byLot.has(id)).length
          expect(drawn).toBeGreaterThanOrEqual(Math.min(wanted.minimum, members.length))
          if (wanted.sizeKind === 'SHARE')
            expect(drawn * 100).toBeGreaterThanOrEqual(Number(wanted.size) * members.length)
          else expect(drawn).toBe(Math.min(members.length, Math.max(wanted.minimum, Number(wanted.size))))
        }
        for (const { id, flags } of rows) if (flags.length > 0) expect(all.has(id)).toBe(true)
        for (const row of result)
          if (!row.byLot) expect(rows.find(({ id }) => id === row.id)!.flags).not.toEqual([])
      }),
    )
  })

  it.each([
    [{ sizeKind: 'SHARE', size: '10', minimum: 1 }, 1, 1],
    [{ sizeKind: 'SHARE', size: '10', minimum: 1 }, 10, 1],
    [{ sizeKind: 'SHARE', size: '10', minimum: 1 }, 11, 2],
    [{ sizeKind: 'SHARE', size: '0.01', minimum: 3 }, 100, 3],
    [{ sizeKind: 'SHARE', size: '100', minimum: 1 }, 7, 7],
    [{ sizeKind: 'NUMBER', size: '5', minimum: 1 }, 4, 4],
    [{ sizeKind: 'NUMBER', size: '5', minimum: 8 }, 20, 8],
  ] as const)('of %o out of %i is %i', (wanted, count, expected) => {
    expect(sizeOf(wanted, count)).toBe(expected)
  })
})

it('a bound belongs to the band below it', () => {
  const stratum = (paidCny: string) =>
    stratumOf({ divisionCode: '410100', programme: 'GENERAL', paidCny }, ['50000', '200000'])
  expect(['49999.99', '50000.00', '50000.01', '200000.00', '200000.01'].map(stratum)).toEqual([
    '410100|GENERAL|0',
    '410100|GENERAL|0',
    '410100|GENERAL|1',
    '410100|GENERAL|1',
    '410100|GENERAL|2',
  ])
  expect([0, 1, 2].map((band) => bandName(band, ['50000', '200000']))).toEqual([
    '50,000 元（含）以下',
    '50,000 元至200,000 元（含）',
    '200,000 元以上',
  ])
  expect(seedDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
