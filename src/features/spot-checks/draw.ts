import { createHash } from 'node:crypto'

import { contentDigest } from '@/documents'
import { ALGORITHM, sampleStrata } from '@/features/sampling'
import { Decimal } from '@/policy-rules'

/** What a draw is made from and what comes out of it: pure, so that it can be made again to the row. */

export interface SampleSize {
  sizeKind: 'SHARE' | 'NUMBER'
  /** Per cent of each stratum, or a number. */
  size: string
  minimum: number
}

/** A paid award as it stood when the plan was released. */
export interface PopulationRow {
  /** The place on the award list. */
  id: string
  applicationId: string
  receiptNumber: string
  partyId: string
  partyName: string
  uscc: string
  /** Null where an insurer was paid: no division's. */
  divisionCode: string | null
  divisionName: string
  programme: string
  halfYear: string
  paidCny: string
  stratum: string
  flags: string[]
}

export interface DrawnRow {
  id: string
  byLot: boolean
}

/** A bound belongs to the band below it. */
export const bandOf = (paidCny: string, boundsCny: readonly string[]): number =>
  boundsCny.filter((bound) => new Decimal(paidCny).gt(bound)).length

/** How many of a stratum: the share rounded up, or the number; at least the minimum, at most all. */
export function sizeOf({ sizeKind, size, minimum }: SampleSize, population: number): number {
  const asked =
    sizeKind === 'SHARE' ? new Decimal(size).times(population).div(100).ceil().toNumber() : Number(size)
  return Math.min(population, Math.max(asked, minimum))
}

/** First by lot, stratum after stratum, out of all; then every flagged one that the lots left out. */
export function drawSample(seed: string, size: SampleSize, population: readonly PopulationRow[]): DrawnRow[] {
  const byLot = sampleStrata(seed, population, (_, count) => sizeOf(size, count)).flatMap(
    ({ drawn }) => drawn,
  )
  const drawn = new Set(byLot)
  return [
    ...byLot.map((id) => ({ id, byLot: true })),
    ...population
      .filter(({ id, flags }) => flags.length > 0 && !drawn.has(id))
      .toSorted((a, b) => (a.receiptNumber < b.receiptNumber ? -1 : 1))
      .map(({ id }) => ({ id, byLot: false })),
  ]
}

export const seedDigest = (seed: string): string => createHash('sha256').update(seed).digest('hex')
export const populationDigest = (population: readonly PopulationRow[]): string =>
  contentDigest({ population })

export interface StoredDraw {
  seed: string
  seedSha256: string
  algorithm: string
  size: SampleSize
  population: PopulationRow[]
  populationSha256: string
  result: DrawnRow[]
}

/** Draws again from what was stored: what differs, in words; nothing where it is the same to the row. */
export function differencesOf(stored: StoredDraw): string[] {
  if (stored.algorithm !== ALGORITHM)
    return [`抽取算法为 ${stored.algorithm}，现为 ${ALGORITHM}，不能用现有程序复核。`]
  const differences: string[] = []
  if (seedDigest(stored.seed) !== stored.seedSha256) differences.push('种子与制定方案时登记的摘要不一致。')
  if (populationDigest(stored.population) !== stored.populationSha256)
    differences.push('抽查范围快照与登记的摘要不一致。')
  const again = drawSample(stored.seed, stored.size, stored.population)
  const name = (row: DrawnRow | undefined) => {
    const found = row && stored.population.find(({ id }) => id === row.id)
    return found ? `${found.receiptNumber}（${row.byLot ? '随机' : '必查'}）` : '（无）'
  }
  for (let place = 0; place < Math.max(again.length, stored.result.length); place += 1) {
    const [now, before] = [again[place], stored.result[place]]
    if (now?.id !== before?.id || now?.byLot !== before?.byLot)
      differences.push(`第 ${place + 1} 行：登记为${name(before)}，重新抽取为${name(now)}。`)
  }
  return differences
}
