import { dateFromColumn } from '@/server/clock'
import { Prisma, type ApplicationState, type Programme, type Tx } from '@/server/db'

import type { DifferenceFilter } from './schema'

/** What was found, read and settled. USD, but where CNY is said. */

const include = {
  list: { select: { documentNumber: true, issuer: true, obtainedOn: true } },
} as const satisfies Prisma.ExportDifferenceInclude
type Row = Prisma.ExportDifferenceGetPayload<{ include: typeof include }>

const view = (row: Row) => ({
  ...row,
  recordedUsd: row.recordedUsd.toFixed(2),
  officialUsd: row.officialUsd.toFixed(2),
  differenceUsd: row.differenceUsd.toFixed(2),
  fiscalShareCny: row.fiscalShareCny.toFixed(2),
  stakeCny: row.stakeCny.toFixed(2),
  list: { ...row.list, obtainedOn: dateFromColumn(row.list.obtainedOn) },
})
export type DifferenceRow = ReturnType<typeof view>

function matching(filter: DifferenceFilter): Prisma.ExportDifferenceWhereInput {
  const { state, programme, effect, list, q } = filter
  return {
    ...(state.length > 0 ? { state: { in: state } } : {}),
    ...(programme.length > 0 ? { policies: { some: { programme: { in: programme } } } } : {}),
    ...(effect === 'stake' ? { stakeCny: { gt: 0 } } : {}),
    ...(list ? { listId: list } : {}),
    AND: [
      // Null is a tier too (above both), and null differs from nothing in SQL.
      ...(effect === 'tier'
        ? [
            {
              OR: [
                { tierBefore: 'MICRO' as const, tierAfter: 'MEDIUM' as const },
                { tierBefore: 'MEDIUM' as const, tierAfter: 'MICRO' as const },
                { tierBefore: null, tierAfter: { not: null } },
                { tierBefore: { not: null }, tierAfter: null },
              ],
            },
          ]
        : []),
      ...(q ? [{ OR: [{ name: { contains: q } }, { uscc: { startsWith: q.toUpperCase() } }] }] : []),
    ],
  }
}

const columns = { stake: 'stakeCny', difference: 'differenceUsd', name: 'name' } as const

export async function pageOfDifferences(
  tx: Tx,
  filter: DifferenceFilter,
  page: { skip: number; take: number },
) {
  const where = matching(filter)
  const down = filter.sort.startsWith('-')
  const column = columns[filter.sort.replace('-', '') as keyof typeof columns]
  const rows = await tx.exportDifference.findMany({
    where,
    include,
    orderBy: [{ [column]: down ? 'desc' : 'asc' }, { id: 'asc' }],
    ...page,
  })
  const sums = await tx.exportDifference.aggregate({ where, _count: true, _sum: { stakeCny: true } })
  const byProgramme = await tx.exportDifferencePolicy.groupBy({
    by: ['programme'],
    where: { difference: where },
    _sum: { stakeCny: true, fiscalShareCny: true },
    _count: true,
    orderBy: { programme: 'asc' },
  })
  return {
    rows: rows.map(view),
    count: sums._count,
    stakeCny: sums._sum.stakeCny?.toFixed(2) ?? '0.00',
    byProgramme: byProgramme.map((row) => ({
      programme: row.programme,
      policies: row._count,
      stakeCny: row._sum.stakeCny?.toFixed(2) ?? '0.00',
    })),
  }
}

export async function differenceById(tx: Tx, id: string) {
  const row = await tx.exportDifference.findUnique({
    where: { id },
    include: {
      ...include,
      policies: {
        include: {
          insurancePolicy: {
            select: { insurancePolicyNumber: true, inception: true, insurer: { select: { name: true } } },
          },
        },
        orderBy: { insurancePolicy: { inception: 'asc' } },
      },
    },
  })
  if (!row) return null
  return {
    ...view(row),
    policies: row.policies.map(({ insurancePolicy, ...policy }) => ({
      insurancePolicyId: policy.insurancePolicyId,
      insurancePolicyNumber: insurancePolicy.insurancePolicyNumber,
      insurerName: insurancePolicy.insurer.name,
      inception: dateFromColumn(insurancePolicy.inception),
      programme: policy.programme,
      recordedUsd: policy.recordedUsd.toFixed(2),
      fiscalShareUsd: policy.fiscalShareUsd.toFixed(2),
      fiscalShareCny: policy.fiscalShareCny?.toFixed(2) ?? null,
      dueCny: policy.dueCny?.toFixed(2) ?? null,
      stakeCny: policy.stakeCny?.toFixed(2) ?? null,
      sheet: policy.sheet,
    })),
  }
}
export type StoredDifference = NonNullable<Awaited<ReturnType<typeof differenceById>>>

/** The difference, held until the transaction ends. */
export async function lockDifference(tx: Tx, id: string): Promise<StoredDifference | null> {
  await tx.$queryRaw`SELECT id FROM export_difference WHERE id = ${id}::uuid FOR UPDATE`
  return differenceById(tx, id)
}

export async function settleDifference(
  tx: Tx,
  id: string,
  data: Pick<Prisma.ExportDifferenceUncheckedUpdateInput, 'state' | 'settledById' | 'settledAt' | 'reason'>,
): Promise<void> {
  await tx.exportDifference.updateMany({ where: { id }, data })
}

export interface AffectedApplication {
  applicationId: string
  receiptNumber: string
  applicantName: string
  programme: Programme
  halfYear: string
  state: ApplicationState
  /** CNY of the lines of the policies concerned; of the enterprise's own application, what it asks for. */
  amountCny: string
  /** CNY of those lines that the treasury would not have borne. */
  stakeCny: string
  own: boolean
  itemId: string | null
  listNumber: string | null
  paidCny: string
}

/** As of now: applications that hold a line of the policies, with list and payment, and the enterprise's own. */
export function affectedApplications(
  tx: Tx,
  difference: { id: string; enterpriseId: string | null },
): Promise<AffectedApplication[]> {
  return tx.$queryRaw<AffectedApplication[]>`
    WITH touched AS (
      SELECT l.application_id, sum(l.fiscal_share_cny) AS amount, sum(coalesce(d.stake_cny, 0)) AS stake, false AS own
      FROM export_difference_policy d JOIN application_policy_line l ON l.insurance_policy_id = d.insurance_policy_id
      WHERE d.difference_id = ${difference.id}::uuid GROUP BY l.application_id
      UNION ALL
      SELECT a.id, coalesce(a.approved_amount_cny, a.requested_amount_cny, 0), 0, true FROM application a
      WHERE a.applicant_id = ${difference.enterpriseId}::uuid AND a.state NOT IN ('PAID', 'REJECTED'))
    SELECT a.id AS "applicationId", coalesce(a.receipt_number, '') AS "receiptNumber", o.name AS "applicantName", a.programme,
      a.half_year AS "halfYear", a.state, t.amount::numeric(18,2)::text AS "amountCny", t.stake::numeric(18,2)::text AS "stakeCny", t.own,
      i.id AS "itemId", w.number AS "listNumber", coalesce(p.paid, 0)::numeric(18,2)::text AS "paidCny"
    FROM touched t JOIN application a ON a.id = t.application_id AND a.state NOT IN ('DRAFT', 'WITHDRAWN')
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN award_list_item i ON i.application_id = a.id AND i.state <> 'REMOVED'
    LEFT JOIN award_list w ON w.id = i.award_list_id
    LEFT JOIN LATERAL (SELECT sum(d.paid_cny) AS paid FROM disbursement_line d WHERE d.item_id = i.id) p ON true
    ORDER BY t.own, a.receipt_number`
}

/** Cases of the negative list that were opened on it. */
export async function casesFrom(tx: Tx, id: string) {
  return tx.negativeListCase.findMany({
    where: { originId: id },
    select: { id: true, number: true, state: true },
    orderBy: { openedAt: 'asc' },
  })
}

export const openCount = (tx: Tx): Promise<number> => tx.exportDifference.count({ where: { state: 'OPEN' } })

export async function nameOf(tx: Tx, accountId: string | null): Promise<string | null> {
  if (!accountId) return null
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { displayName: true } })
  return row?.displayName ?? null
}
