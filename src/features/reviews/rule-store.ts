import type { Tx } from '@/server/db'

export interface RuleCount {
  found: number
  open: number
  upheld: number
  /** Explained by a person. */
  explained: number
  /** No longer there when it was looked at again, or in the next submission. */
  gone: number
}

/** What each rule found in the round, by what came of it. */
export async function ruleCounts(tx: Tx, roundId: string): Promise<Map<string, RuleCount>> {
  const rows = await tx.$queryRaw<(RuleCount & { rule: string })[]>`
    SELECT f.rule, count(*)::int AS found, count(*) FILTER (WHERE f.settlement = 'OPEN')::int AS open,
      count(*) FILTER (WHERE f.settlement = 'UPHELD')::int AS upheld,
      count(*) FILTER (WHERE f.settlement = 'EXPLAINED' AND f.settled_by_id IS NOT NULL)::int AS explained,
      count(*) FILTER (WHERE f.settlement = 'EXPLAINED' AND f.settled_by_id IS NULL)::int AS gone
    FROM finding f JOIN application a ON a.id = f.application_id WHERE a.round_id = ${roundId}::uuid GROUP BY f.rule`
  return new Map(rows.map(({ rule, ...count }) => [rule, count]))
}
