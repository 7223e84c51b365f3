import type { ExportSource, Prisma, Tx } from '@/server/db'

/** The only Prisma calls of this room. Records are only ever added (E4). */

export async function addRecord(tx: Tx, data: Prisma.ExportRecordUncheckedCreateInput): Promise<string> {
  return (await tx.exportRecord.create({ data, select: { id: true } })).id
}

/** The newest first, so that of two of the same source and day the later entered decides. */
export function recordsOf(tx: Tx, enterpriseId: string) {
  return tx.exportRecord.findMany({
    where: { enterpriseId },
    include: { evidenceFile: { select: { id: true, displayName: true } } },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: 200,
  })
}

export async function isEnterprise(tx: Tx, id: string): Promise<boolean> {
  return (await tx.enterprise.count({ where: { id } })) > 0
}

export interface Contradiction {
  enterpriseId: string
  enterpriseName: string
  year: number
  insurancePolicyNumber: string
  decidedSource: ExportSource
  decidedUsd: Prisma.Decimal
  laterSource: ExportSource
  laterUsd: Prisma.Decimal
  laterObtainedOn: Date
}

/** E4: policies rated on a figure that a better source, obtained since, contradicts. Nothing is re-rated by itself. */
export function contradictions(tx: Tx): Promise<Contradiction[]> {
  return tx.$queryRaw<Contradiction[]>`
    SELECT DISTINCT ON (p.id) p.enterprise_id AS "enterpriseId", p.enterprise_name AS "enterpriseName", x.year,
      p.insurance_policy_number AS "insurancePolicyNumber", p.export_source AS "decidedSource",
      p.prior_year_exports_usd AS "decidedUsd", x.source AS "laterSource", x.amount_usd AS "laterUsd",
      x.obtained_on AS "laterObtainedOn"
    FROM insurance_policy p
    JOIN export_record x ON x.enterprise_id = p.enterprise_id AND x.year = p.export_year
    WHERE p.state <> 'CANCELLED' AND x.source < p.export_source AND x.amount_usd <> p.prior_year_exports_usd
      AND x.recorded_at > p.recorded_at
    ORDER BY p.id, x.source, x.recorded_at DESC
    LIMIT 200`
}
