import type { Tx } from '@/server/db'

export interface SummaryRow {
  organisationId: string
  city: string
  name: string
  uscc: string
  customsCode: string
  insurers: string
  paidCny: string | null
  requestedCny: string
  approvedCny: string
  amountCny: string
  contactName: string
  contactPhone: string
  note: string
}

/** The rows that stand on a list, with what the 汇总表 says of each applicant. */
export async function summaryRows(tx: Tx, awardListId: string): Promise<SummaryRow[]> {
  return tx.$queryRaw<SummaryRow[]>`
    SELECT o.id AS "organisationId", coalesce(d.name, '省直') AS city, o.name, coalesce(o.uscc, '') AS uscc,
      coalesce(e.customs_code, '') AS "customsCode", coalesce(e.contact_name, '') AS "contactName",
      coalesce(e.contact_phone, '') AS "contactPhone", i.remark AS note,
      CASE WHEN o.kind = 'ENTERPRISE' THEN coalesce((SELECT string_agg(DISTINCT p.insurer_name, '、')
        FROM premium_payment_line p WHERE p.application_id = a.id), '') ELSE o.name END AS insurers,
      coalesce((SELECT sum(p.amount_cny) FROM premium_payment_line p WHERE p.application_id = a.id),
        (SELECT sum(l.premium_cny) FROM application_policy_line l WHERE l.application_id = a.id))::numeric(18,2)::text AS "paidCny",
      coalesce(a.requested_amount_cny, 0)::numeric(18,2)::text AS "requestedCny",
      i.original_amount_cny::numeric(18,2)::text AS "approvedCny", i.amount_cny::numeric(18,2)::text AS "amountCny"
    FROM award_list_item i
    JOIN application a ON a.id = i.application_id
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN enterprise e ON e.id = o.id
    LEFT JOIN division d ON d.code = o.division_code
    WHERE i.award_list_id = ${awardListId}::uuid AND i.state <> 'REMOVED'
    ORDER BY i.position`
}
