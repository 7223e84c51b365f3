import { dateFromColumn } from '@/server/clock'
import type { Tx } from '@/server/db'

/** The room's only Prisma code about the list itself; cases are in `case-store.ts`. */

/** L3: which of the codes are listed on the day, with the last day of the listing: one question for any number. */
export async function listedCodes(
  tx: Tx,
  codes: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ uscc: string; until: Date | null }[]>`
    SELECT uscc, listed_until(uscc, ${on}::date) AS until FROM unnest(${[...new Set(codes)]}::text[]) AS uscc`
  return new Map(rows.flatMap(({ uscc, until }) => (until ? [[uscc, dateFromColumn(until)]] : [])))
}
