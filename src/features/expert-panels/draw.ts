import { contentDigest } from '@/documents'
import { ALGORITHM, drawSeats, type Seated } from '@/features/sampling'

import type { PanelStratum, PoolEntry } from './store'

/** What a draw of a panel is made from; stored whole, so that it can be made again. Pure. */
export interface DrawRequest {
  strata: PanelStratum[]
  onePerEmployer: boolean
  /** Experts and employers that already have, or had, a seat: of a replacement. */
  seated: { experts: string[]; employers: string[] }
}

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')

/** Never one with a known interest, never one who had a seat already. */
export function drawPanelists(
  seed: string,
  { strata, onePerEmployer, seated }: DrawRequest,
  pool: readonly PoolEntry[],
): { seated: Seated[]; lacking: string[] } {
  const employers = new Set(seated.employers.map(plain))
  const able = pool.filter(
    ({ id, employer, interest }) =>
      interest === null &&
      !seated.experts.includes(id) &&
      !(onePerEmployer && employers.has(plain(employer))),
  )
  return drawSeats(
    seed,
    strata,
    able.map((each) => ({
      id: each.id,
      group: onePerEmployer ? plain(each.employer) : each.id,
      strata: strata.filter((stratum) => fits(stratum, each)).map(({ key }) => key),
    })),
  )
}

function fits({ field, employer }: PanelStratum, expert: PoolEntry): boolean {
  return (
    (field === null || expert.fields.includes(field)) &&
    (employer === null || plain(expert.employer) === plain(employer))
  )
}

export const poolDigest = (pool: readonly PoolEntry[]): string => contentDigest({ pool })

export interface StoredDraw {
  seed: string
  algorithm: string
  request: DrawRequest
  pool: PoolEntry[]
  poolSha256: string
  result: Seated[]
}

/** Draws again from what was stored: what differs, in words; nothing where it is the same to the seat. */
export function differencesOf(stored: StoredDraw): string[] {
  if (stored.algorithm !== ALGORITHM)
    return [`抽取算法为 ${stored.algorithm}，现为 ${ALGORITHM}，不能用现有程序复核。`]
  const differences: string[] = []
  if (poolDigest(stored.pool) !== stored.poolSha256) differences.push('名库快照与记录的摘要不一致。')
  const { seated } = drawPanelists(stored.seed, stored.request, stored.pool)
  const name = (id: string | undefined) => stored.pool.find((each) => each.id === id)?.name ?? '（无）'
  for (let seat = 0; seat < Math.max(seated.length, stored.result.length); seat += 1) {
    const again = seated[seat]
    const before = stored.result[seat]
    if (again?.id !== before?.id || again?.stratum !== before?.stratum)
      differences.push(`第 ${seat + 1} 位：记录为${name(before?.id)}，重新抽取为${name(again?.id)}。`)
  }
  return differences
}
