import type { NegativeListOrigin, Tx } from '@/server/db'

interface Origin {
  uscc: string
  /** What it is called on the case's page. */
  words: string
  href: string
}

/** What the portal found, which a case is opened on; null when there is no such thing. */
export async function originOf(
  tx: Tx,
  { kind, id }: { kind: NegativeListOrigin; id: string },
): Promise<Origin | null> {
  const [row] = await tx.$queryRaw<Origin[]>`
    SELECT d.uscc, d.year || ' 年官方出口名单（' || l.document_number || '）的出口额差异' AS words, '/commerce/export-differences/' || d.id AS href
    FROM export_difference d JOIN official_export_list l ON l.id = d.list_id
    WHERE ${kind} = 'EXPORT_DIFFERENCE' AND d.id = ${id}::uuid
    UNION ALL
    SELECT coalesce(p.uscc, o.uscc, ''), '申报 ' || coalesce(a.receipt_number, '') || ' 的自动核查', '/commerce/reviews/' || a.id
    FROM finding f JOIN application a ON a.id = f.application_id JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN application_policy_line l ON l.id = f.line_id LEFT JOIN insurance_policy p ON p.id = l.insurance_policy_id
    WHERE ${kind} = 'REVIEW_FINDING' AND f.id = ${id}::uuid
    UNION ALL
    SELECT c.uscc, '重复投保线索（' || to_char(c.overlap_from, 'YYYY-MM-DD') || ' 起重叠）', '/commerce/cover-overlaps/' || c.id
    FROM cover_overlap c WHERE ${kind} = 'COVER_OVERLAP' AND c.id = ${id}::uuid`
  return row ?? null
}
