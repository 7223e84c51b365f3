import type { Programme, Tx } from '@/server/db'

import type { Supported } from './half-year-comparison'

/**
 * What stands on the lists of a programme and half-year, by applicant. `settled`: only lists that finance has concurred
 * with; otherwise every list, so that a supplementary one does not make the others look gone.
 */
export async function supportedOf(
  tx: Tx,
  { programme, halfYear }: { programme: Programme; halfYear: string },
  settled: boolean,
): Promise<Supported[]> {
  return tx.$queryRaw<Supported[]>`
    SELECT o.id AS "organisationId", o.name, coalesce(d.name, '省直') AS city,
      sum(i.amount_cny)::numeric(18,2)::text AS "amountCny"
    FROM award_list_item i
    JOIN award_list l ON l.id = i.award_list_id
    JOIN round r ON r.id = l.round_id AND r.programme = ${programme}::programme AND r.half_year = ${halfYear}
    JOIN application a ON a.id = i.application_id
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN division d ON d.code = o.division_code
    WHERE i.state <> 'REMOVED'
      AND (NOT ${settled}::boolean OR l.state NOT IN ('DRAFT', 'SHORTAGE_PROPOSED', 'WITH_FINANCE', 'SENT_BACK'))
    GROUP BY o.id, o.name, d.name
    ORDER BY o.name, o.id`
}
