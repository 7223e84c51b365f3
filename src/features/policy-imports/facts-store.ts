import type { LawDate } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import type { DuplicateCoverOutcome, ExportSource, Prisma, Tx } from '@/server/db'

import type { Facts, ListedPolicy } from './judge'

interface FactRow {
  enterprise_id: string | null
  name: string | null
  division_code: string | null
  source: ExportSource | null
  amount_usd: Prisma.Decimal | null
  export_record_id: string | null
  official_usd: Prisma.Decimal | null
  covered_until: Date | null
  listed_until: Date | null
  check_id: string | null
  check_uscc: string | null
  outcome: DuplicateCoverOutcome | null
  cover_from: Date | null
  reservation_id: string | null
  registered_uscc: string | null
  registered_inception: Date | null
  registered_expiry: Date | null
  registered_premium: Prisma.Decimal | null
}

const day = (date: Date | null): LawDate | null => date && dateFromColumn(date)

/** What the portal knows of each row, in one statement, behind the walls: of others, what their functions tell (E8). */
export async function factsOf(
  tx: Tx,
  rows: readonly ListedPolicy[],
  insurerId: string,
  today: LawDate,
): Promise<Facts[]> {
  const found = await tx.$queryRaw<FactRow[]>`
    SELECT e.id AS enterprise_id, e.name, e.division_code, e.source, e.amount_usd, e.export_record_id,
      CASE WHEN e.id IS NULL THEN official_exports_of(u.uscc, u.year, u.inception) END AS official_usd,
      s.covered_until, listed_until(u.uscc, ${today}::date) AS listed_until,
      c.id AS check_id, c.uscc AS check_uscc, c.outcome, c.cover_from, r.id AS reservation_id,
      p.uscc AS registered_uscc, p.inception AS registered_inception, p.expiry AS registered_expiry, p.premium_usd AS registered_premium
    FROM unnest(${rows.map((row) => row.uscc)}::text[], ${rows.map((row) => Number(row.inception.slice(0, 4)) - 1)}::int[],
      ${rows.map((row) => row.inception)}::date[], ${rows.map((row) => row.certificateNumber)}::text[],
      ${rows.map((row) => row.insurancePolicyNumber)}::text[])
      WITH ORDINALITY AS u(uscc, year, inception, certificate, number, place)
    LEFT JOIN LATERAL enterprise_for_cover(u.uscc, u.year, u.inception) e ON true
    LEFT JOIN LATERAL cover_status(u.uscc, ${insurerId}::uuid, u.inception, ${today}::date) s ON true
    LEFT JOIN duplicate_cover_check c ON c.certificate_number = u.certificate AND c.insurer_id = ${insurerId}::uuid
    LEFT JOIN LATERAL (SELECT r.id FROM cover_reservation r WHERE r.uscc = u.uscc AND r.insurer_id = ${insurerId}::uuid
      AND r.released_at IS NULL AND ${today}::date BETWEEN r.reserved_on AND r.reserved_until LIMIT 1) r ON true
    LEFT JOIN insurance_policy p ON p.insurer_id = ${insurerId}::uuid AND p.insurance_policy_number = u.number
    ORDER BY u.place`
  const divisions = new Map((await tx.division.findMany()).map(({ name, code }) => [name, code]))
  return found.map((fact, index) => factsFrom(fact, rows[index]!, divisions))
}

function factsFrom(fact: FactRow, row: ListedPolicy, divisions: ReadonlyMap<string, string>): Facts {
  const year = Number(row.inception.slice(0, 4)) - 1
  const inForceFrom = row.inception
  const recorded =
    fact.source && fact.amount_usd
      ? { source: fact.source, amount: fact.amount_usd, recordId: fact.export_record_id }
      : fact.official_usd && { source: 'OFFICIAL' as const, amount: fact.official_usd, recordId: null }
  return {
    enterprise: fact.enterprise_id
      ? { id: fact.enterprise_id, name: fact.name!, divisionCode: fact.division_code! }
      : null,
    exports: recorded && {
      year,
      source: recorded.source,
      amountUsd: recorded.amount.toFixed(2),
      inForceFrom,
      recordId: recorded.recordId,
    },
    certificate: fact.check_id
      ? {
          id: fact.check_id,
          uscc: fact.check_uscc!,
          outcome: fact.outcome!,
          coverFrom: day(fact.cover_from),
        }
      : null,
    reservationId: fact.reservation_id,
    coveredUntil: day(fact.covered_until),
    listedUntil: day(fact.listed_until),
    registered: fact.registered_uscc
      ? {
          uscc: fact.registered_uscc,
          inception: dateFromColumn(fact.registered_inception!),
          expiry: dateFromColumn(fact.registered_expiry!),
          premiumUsd: fact.registered_premium!.toFixed(2),
        }
      : null,
    divisionCode: divisions.get(row.division) ?? null,
  }
}
