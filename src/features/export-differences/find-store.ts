import type { ExportSource, Prisma, Tx } from '@/server/db'

/** What the portal has recorded otherwise than a list. The walls leave it to the province. USD, but where CNY is said. */

export interface ListRef {
  id: string
  year: number
}

export interface RatedPolicy {
  insurancePolicyId: string
  programme: 'MICRO' | 'MEDIUM'
  uscc: string
  name: string
  enterpriseId: string | null
  divisionCode: string | null
  inception: Date
  premiumRate: Prisma.Decimal
  recordedUsd: Prisma.Decimal
  recordedSource: ExportSource
  officialUsd: Prisma.Decimal
  fiscalShareUsd: Prisma.Decimal
  /** As applied for where the policy is in an application, else as registered. */
  fiscalShareCny: Prisma.Decimal | null
  exchangeRate: Prisma.Decimal | null
}

/** Live platform policies rated on another figure of the year, whoever insured and whether the enterprise is registered or not. */
export function policiesRatedOtherwise(tx: Tx, list: ListRef): Promise<RatedPolicy[]> {
  return tx.$queryRaw<RatedPolicy[]>`
    SELECT p.id AS "insurancePolicyId", p.programme, p.uscc, coalesce(e.name, p.enterprise_name) AS name,
      coalesce(e.id, p.enterprise_id) AS "enterpriseId", coalesce(e.division_code, p.division_code) AS "divisionCode", p.inception,
      p.premium_rate AS "premiumRate", p.prior_year_exports_usd AS "recordedUsd", p.export_source AS "recordedSource",
      r.amount_usd AS "officialUsd", p.fiscal_share_usd AS "fiscalShareUsd",
      coalesce(applied.fiscal_share_cny, p.fiscal_share_cny) AS "fiscalShareCny",
      coalesce(applied.exchange_rate, p.exchange_rate) AS "exchangeRate"
    FROM official_export_row r
    JOIN insurance_policy p ON p.uscc = r.uscc AND p.export_year = ${list.year}::int AND p.state <> 'CANCELLED'
      AND p.programme IN ('MICRO', 'MEDIUM') AND p.prior_year_exports_usd <> r.amount_usd
    LEFT JOIN enterprise e ON e.uscc = r.uscc
    LEFT JOIN LATERAL (
      SELECT l.fiscal_share_cny, l.exchange_rate FROM application_policy_line l JOIN application a ON a.id = l.application_id
      WHERE l.insurance_policy_id = p.id AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED') LIMIT 1) applied ON true
    WHERE r.list_id = ${list.id}::uuid ORDER BY p.inception, p.id`
}

export interface RecordedOtherwise {
  uscc: string
  name: string
  enterpriseId: string
  divisionCode: string
  recordedUsd: Prisma.Decimal
  recordedSource: ExportSource
  officialUsd: Prisma.Decimal
}

/** Enterprises whose best record of the year (E4) says another amount. */
export function recordedOtherwise(tx: Tx, list: ListRef): Promise<RecordedOtherwise[]> {
  return tx.$queryRaw<RecordedOtherwise[]>`
    SELECT e.uscc, e.name, e.id AS "enterpriseId", e.division_code AS "divisionCode", best.amount_usd AS "recordedUsd",
      best.source AS "recordedSource", r.amount_usd AS "officialUsd"
    FROM official_export_row r JOIN enterprise e ON e.uscc = r.uscc
    JOIN LATERAL (SELECT x.amount_usd, x.source FROM export_record x WHERE x.enterprise_id = e.id AND x.year = ${list.year}::int
      ORDER BY x.source, x.obtained_on DESC, x.recorded_at DESC LIMIT 1) best ON best.amount_usd <> r.amount_usd
    WHERE r.list_id = ${list.id}::uuid`
}

/** By code: what a difference of the year was about that a person has before them, or has settled. */
export async function differencesTold(tx: Tx, year: number): Promise<Set<string>> {
  const rows = await tx.exportDifference.findMany({
    where: { year, state: { not: 'SUPERSEDED' } },
    select: { uscc: true, recordedUsd: true, officialUsd: true },
  })
  return new Set(rows.map((row) => factKey(row.uscc, row.recordedUsd.toFixed(2), row.officialUsd.toFixed(2))))
}

export const factKey = (uscc: string, recordedUsd: string, officialUsd: string): string =>
  `${uscc}/${recordedUsd}/${officialUsd}`

/** Open differences of the year whose enterprise the new list speaks of otherwise. */
export async function supersede(tx: Tx, list: ListRef, reason: string, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE export_difference d SET state = 'SUPERSEDED', reason = ${reason}, settled_at = ${at}
    FROM official_export_row r
    WHERE r.list_id = ${list.id}::uuid AND r.uscc = d.uscc AND d.year = ${list.year}::int AND d.list_id <> ${list.id}::uuid
      AND d.state = 'OPEN' AND d.official_usd <> r.amount_usd`
}

export async function addDifferences(
  tx: Tx,
  differences: readonly Prisma.ExportDifferenceCreateManyInput[],
  policies: readonly Prisma.ExportDifferencePolicyCreateManyInput[],
): Promise<void> {
  const atOnce = 1000
  for (let at = 0; at < differences.length; at += atOnce)
    await tx.exportDifference.createMany({ data: differences.slice(at, at + atOnce) })
  for (let at = 0; at < policies.length; at += atOnce)
    await tx.exportDifferencePolicy.createMany({ data: policies.slice(at, at + atOnce) })
}

/** Applications in review by the province that hold a line of one of these policies. */
export async function applicationsInReview(tx: Tx, insurancePolicyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.applicationPolicyLine.findMany({
    where: { insurancePolicyId: { in: [...insurancePolicyIds] }, application: { state: 'IN_REVIEW' } },
    select: { applicationId: true },
    distinct: ['applicationId'],
    orderBy: { applicationId: 'asc' },
  })
  return rows.map(({ applicationId }) => applicationId)
}
