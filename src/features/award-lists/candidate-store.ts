import { Prisma, type Tx } from '@/server/db'
import { likeWords, pageWithin, PAGE_SIZE, type Asked, type Page } from '@/server/paging'

/** What may be listed of a round: all of it for the use case, a page of it for the screen. `today` is the law's date. */

export interface Candidate {
  applicationId: string
  receiptNumber: string
  name: string
  uscc: string
  city: string
  amountCny: string
  /** Why it may not be listed now (L3), in words; null when it may. */
  heldReason: string | null
}

/** The round's approved applications that stand on no list, by receipt number. `today` is the law's date. */
export async function candidatesOf(tx: Tx, roundId: string, today: string): Promise<Candidate[]> {
  return candidateRows(tx, roundId, today, Prisma.sql`ORDER BY a.receipt_number, a.id`)
}

async function candidateRows(
  tx: Tx,
  roundId: string,
  today: string,
  narrowed: Prisma.Sql,
): Promise<Candidate[]> {
  const rows = await tx.$queryRaw<
    (Omit<Candidate, 'heldReason'> & { held: string | null; listedUntil: string | null })[]
  >`
    SELECT a.id AS "applicationId", coalesce(a.receipt_number, '') AS "receiptNumber", o.name, coalesce(o.uscc, '') AS uscc,
      coalesce(d.name, '省直') AS city, coalesce(a.approved_amount_cny, 0)::numeric(18,2)::text AS "amountCny",
      a.held_reason AS held, listed_until(o.uscc, ${today}::date)::text AS "listedUntil"
    FROM application a JOIN organisation o ON o.id = a.applicant_id LEFT JOIN division d ON d.code = o.division_code
    WHERE a.round_id = ${roundId}::uuid AND a.state = 'APPROVED' ${narrowed}`
  return rows.map(({ held, listedUntil, ...row }) => ({
    ...row,
    heldReason: listedUntil ? `列入负面清单至 ${listedUntil}` : held,
  }))
}

/** Those that wait (L3): a handful, found without asking of every application whether its applicant is listed. */
const held = (today: string) => Prisma.sql`(a.held_reason IS NOT NULL OR a.applicant_id IN (
  SELECT listed.id FROM negative_list_entry n JOIN organisation listed ON listed.uscc = n.uscc
  WHERE n.removed_at IS NULL AND ${today}::date BETWEEN n.decision_date AND n.until_date))`

/** More than anyone reads in a notice; the number of all is told beside it. */
const MOST_HELD = 50

/** A page of what may be listed, with how many and how much it is in all, and those that are held. */
export async function candidatePage(
  tx: Tx,
  roundId: string,
  today: string,
  { q, page: asked }: Asked,
): Promise<Page<Candidate> & { count: number; listableCny: string; held: Candidate[]; heldCount: number }> {
  const found = q
    ? Prisma.sql`AND (o.name ILIKE ${likeWords(q)} OR o.uscc LIKE ${likeWords(q.toUpperCase())} OR a.receipt_number LIKE ${likeWords(q)})`
    : Prisma.empty
  const applicant = q ? Prisma.sql`JOIN organisation o ON o.id = a.applicant_id` : Prisma.empty
  const [sums] = await tx.$queryRaw<
    { count: number; listableCny: string; heldCount: number; total: number }[]
  >`
    SELECT count(*) FILTER (WHERE NOT held)::int AS count, count(*) FILTER (WHERE held)::int AS "heldCount",
      count(*) FILTER (WHERE NOT held AND found)::int AS total,
      coalesce(sum(amount) FILTER (WHERE NOT held), 0)::numeric(18,2)::text AS "listableCny"
    FROM (SELECT ${held(today)} AS held, a.approved_amount_cny AS amount, (true ${found}) AS found
      FROM application a ${applicant} WHERE a.round_id = ${roundId}::uuid AND a.state = 'APPROVED') AS each`
  const { total, ...all } = sums!
  const page = pageWithin(asked, total)
  const inOrder = Prisma.sql`ORDER BY a.receipt_number, a.id`
  return {
    ...all,
    held:
      all.heldCount === 0
        ? []
        : await candidateRows(
            tx,
            roundId,
            today,
            Prisma.sql`AND ${held(today)} ${inOrder} LIMIT ${MOST_HELD}`,
          ),
    rows: await candidateRows(
      tx,
      roundId,
      today,
      Prisma.sql`AND NOT ${held(today)} ${found} ${inOrder} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    ),
    total,
    page,
    pageSize: PAGE_SIZE,
  }
}
