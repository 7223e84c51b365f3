import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type RecheckFindingKind, type Tx } from '@/server/db'

/**
 * The room's only Prisma code. The whole register is read in SQL, a statement a kind of finding: it has a hundred thousand covers.
 * Both days of a period are included (E7).
 */

/** Live platform covers, the ones that the register answers for. */
export async function liveCounts(
  tx: Tx,
  today: LawDate,
): Promise<{ policies: number; reservations: number }> {
  const [row] = await tx.$queryRaw<{ policies: number; reservations: number }[]>`
    SELECT (SELECT count(*)::int FROM insurance_policy WHERE programme IN ('MICRO', 'MEDIUM') AND state <> 'CANCELLED') AS policies,
      (SELECT count(*)::int FROM cover_reservation WHERE released_at IS NULL AND reserved_until >= ${today}::date) AS reservations`
  return row!
}

/** E8: what nobody has asked about since its last day is ended too. Answers with how many. */
export const endExpired = (tx: Tx, today: LawDate, at: Date): Promise<number> =>
  tx.$executeRaw`UPDATE cover_reservation SET released_at = ${at}, release_reason = '期满'
    WHERE released_at IS NULL AND reserved_until < ${today}::date`

export interface Found {
  kind: RecheckFindingKind
  uscc: string
  enterpriseName: string
  insurers: string
  facts: string
  insurancePolicyId: string | null
}

const live = Prisma.sql`p.programme IN ('MICRO', 'MEDIUM') AND p.state <> 'CANCELLED'`
const columns = (facts: Prisma.Sql) =>
  Prisma.sql`p.uscc, p.enterprise_name AS "enterpriseName", o.name AS insurers, p.id AS "insurancePolicyId", ${facts} AS facts`
const spanP = Prisma.sql`to_char(p.inception, 'YYYY-MM-DD') || ' 至 ' || to_char(p.expiry, 'YYYY-MM-DD')`
const spanQ = Prisma.sql`to_char(q.inception, 'YYYY-MM-DD') || ' 至 ' || to_char(q.expiry, 'YYYY-MM-DD')`

/** The constraint lets none in; found here is what came past it (a restored backup, a constraint that was dropped). */
const overlaps = () => Prisma.sql`
  SELECT p.uscc, p.enterprise_name AS "enterpriseName", o.name || '、' || oo.name AS insurers, q.id AS "insurancePolicyId",
    '保单 ' || p.insurance_policy_number || '（' || ${spanP} || '）与保单 ' || q.insurance_policy_number || '（' || ${spanQ} || '）的保险期间重叠。' AS facts
  FROM insurance_policy p JOIN insurance_policy q ON q.uscc = p.uscc AND q.programme IN ('MICRO', 'MEDIUM') AND q.state <> 'CANCELLED'
    AND daterange(p.inception, p.expiry, '[]') && daterange(q.inception, q.expiry, '[]') AND (p.inception, p.id) < (q.inception, q.id)
  JOIN organisation o ON o.id = p.insurer_id JOIN organisation oo ON oo.id = q.insurer_id WHERE ${live}`

const unchecked = (today: LawDate) => Prisma.sql`
  SELECT ${columns(Prisma.sql`CASE WHEN c.id IS NULL THEN '没有查重凭证。'
    WHEN c.uscc <> p.uscc OR c.insurer_id <> p.insurer_id THEN '查重凭证 ' || c.certificate_number || ' 不是本机构对该企业的查重。'
    WHEN c.outcome <> 'CLEAR' THEN '查重凭证 ' || c.certificate_number || ' 的结果不是“可以承保”。'
    ELSE '查重凭证 ' || c.certificate_number || ' 晚于保单登记。' END`)}
  FROM insurance_policy p JOIN organisation o ON o.id = p.insurer_id LEFT JOIN duplicate_cover_check c ON c.id = p.check_id
  WHERE ${live} AND p.expiry >= ${today}::date AND (c.id IS NULL OR c.uscc <> p.uscc OR c.insurer_id <> p.insurer_id
    OR c.outcome <> 'CLEAR' OR c.checked_at > p.recorded_at)`

/** It keeps the enterprise from everybody and covers nothing (E10). */
const waitingLong = (today: LawDate) => Prisma.sql`
  SELECT ${columns(Prisma.sql`'保单 ' || p.insurance_policy_number || ' 登记于 '
    || to_char(p.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') || '，企业自缴至今未到账，保单未生效而占用企业。'`)}
  FROM insurance_policy p JOIN organisation o ON o.id = p.insurer_id
  WHERE ${live} AND p.state = 'PENDING_SELF_PAYMENT' AND (p.recorded_at AT TIME ZONE 'Asia/Shanghai')::date < ${today}::date - 30`

/** L3: cover in force is not cancelled, its premium is not supported. */
const listed = (today: LawDate) => Prisma.sql`
  SELECT ${columns(Prisma.sql`'企业列入信用负面清单至 ' || to_char(max(n.until_date), 'YYYY-MM-DD') || '，保单 '
    || p.insurance_policy_number || ' 继续有效，其保费财政不予支持。'`)}
  FROM insurance_policy p JOIN organisation o ON o.id = p.insurer_id
  JOIN negative_list_entry n ON n.uscc = p.uscc AND n.removed_at IS NULL AND ${today}::date BETWEEN n.decision_date AND n.until_date
  WHERE ${live} AND p.expiry >= ${today}::date GROUP BY p.id, o.name`

const reservedTwice = (today: LawDate) => Prisma.sql`
  SELECT r.uscc, c.enterprise_name AS "enterpriseName", o.name || '、' || oo.name AS insurers, NULL::uuid AS "insurancePolicyId",
    '两家机构同时预留：至 ' || to_char(r.reserved_until, 'YYYY-MM-DD') || '，至 ' || to_char(s.reserved_until, 'YYYY-MM-DD') || '。' AS facts
  FROM cover_reservation r JOIN cover_reservation s ON s.uscc = r.uscc AND s.released_at IS NULL AND s.id > r.id
    AND daterange(r.reserved_on, r.reserved_until, '[]') && daterange(s.reserved_on, s.reserved_until, '[]')
  JOIN duplicate_cover_check c ON c.id = r.check_id JOIN organisation o ON o.id = r.insurer_id JOIN organisation oo ON oo.id = s.insurer_id
  WHERE r.released_at IS NULL AND r.reserved_until >= ${today}::date`

const questions: Record<RecheckFindingKind, (today: LawDate) => Prisma.Sql> = {
  OVERLAP: overlaps,
  NO_CHECK: unchecked,
  PENDING_LONG: waitingLong,
  LISTED: listed,
  RESERVED_TWICE: reservedTwice,
}

/** Everything on the register that should not be so on the day, by kind and code. */
export async function findAll(tx: Tx, today: LawDate): Promise<Found[]> {
  const found: Found[] = []
  for (const [kind, question] of Object.entries(questions)) {
    const rows = await tx.$queryRaw<Omit<Found, 'kind'>[]>`${question(today)} ORDER BY 1, 4`
    found.push(...rows.map((row) => ({ ...row, kind: kind as RecheckFindingKind })))
  }
  return found
}

/** True for the one who begins tonight's recheck; the unique index is the claim. */
export async function beginRecheck(
  tx: Tx,
  recheck: {
    id: string
    ranOn: LawDate
    ranAt: Date
    policies: number
    reservations: number
    released: number
    findings: number
  },
): Promise<boolean> {
  const { count } = await tx.registerRecheck.createMany({
    data: [{ ...recheck, ranOn: dateToColumn(recheck.ranOn) }],
    skipDuplicates: true,
  })
  return count === 1
}

export async function keepFindings(tx: Tx, recheckId: string, found: readonly Found[]): Promise<void> {
  await tx.registerRecheckFinding.createMany({
    data: found.map((one, index) => ({ ...one, recheckId, position: index + 1 })),
  })
}

export const ranOn = async (tx: Tx, day: LawDate): Promise<boolean> =>
  (await tx.registerRecheck.count({ where: { ranOn: dateToColumn(day) } })) > 0

export async function rechecks(tx: Tx) {
  const rows = await tx.registerRecheck.findMany({ orderBy: { ranOn: 'desc' }, take: 60 })
  return rows.map((row) => ({ ...row, ranOn: dateFromColumn(row.ranOn), ranAt: row.ranAt.toISOString() }))
}
export type StoredRecheck = Awaited<ReturnType<typeof rechecks>>[number]

export async function findingsOf(tx: Tx, recheckId: string, page: { skip: number; take: number }) {
  return tx.registerRecheckFinding.findMany({
    where: { recheckId },
    orderBy: { position: 'asc' },
    ...page,
  })
}
