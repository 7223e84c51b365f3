import { dateFromColumn, dateToColumn } from '@/server/clock'
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

/** Entries that hold on the day, the newest decision first; what the law lets be public and nothing else. */
export async function entriesInForce(tx: Tx, on: string) {
  const rows = await tx.negativeListEntry.findMany({
    where: { removedAt: null, decisionDate: { lte: dateToColumn(on) }, untilDate: { gte: dateToColumn(on) } },
    select: {
      id: true,
      name: true,
      uscc: true,
      authority: true,
      documentNumber: true,
      decisionDate: true,
      untilDate: true,
    },
    orderBy: [{ decisionDate: 'desc' }, { name: 'asc' }],
  })
  return rows.map(({ decisionDate, untilDate, ...row }) => ({
    ...row,
    decisionDate: dateFromColumn(decisionDate),
    untilDate: dateFromColumn(untilDate),
  }))
}
