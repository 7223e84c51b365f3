import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type DuplicateCoverOutcome, type Tx } from '@/server/db'

import type { CoverStatus } from './answer'

/** The room's only Prisma code. An insurer sees its own checks and reservations; of others, what the functions tell. */

interface StatusRow {
  covered_until: Date | null
  covered_by_self: boolean | null
  reserved_until: Date | null
  reserved_by_self: boolean | null
}
const statusOf = (row: StatusRow): CoverStatus => ({
  coveredUntil: row.covered_until && dateFromColumn(row.covered_until),
  coveredBySelf: row.covered_by_self ?? false,
  reservedUntil: row.reserved_until && dateFromColumn(row.reserved_until),
  reservedBySelf: row.reserved_by_self ?? false,
})

export async function coverStatus(
  tx: Tx,
  asked: { uscc: string; insurerId: string; coverFrom: LawDate; today: LawDate },
): Promise<CoverStatus> {
  const [row] = await tx.$queryRaw<
    StatusRow[]
  >`SELECT * FROM cover_status(${asked.uscc}, ${asked.insurerId}::uuid, ${asked.coverFrom}::date, ${asked.today}::date)`
  return statusOf(row!)
}

/** What may be told of each code from the start that is asked for, and its registered name ('' when it is not registered). */
export async function coverStatuses(
  tx: Tx,
  asked: readonly { uscc: string; coverFrom: LawDate }[],
  insurerId: string,
  today: LawDate,
): Promise<(CoverStatus & { enterpriseName: string })[]> {
  const rows = await tx.$queryRaw<(StatusRow & { name: string | null })[]>`
    SELECT s.*, e.name FROM unnest(${asked.map(({ uscc }) => uscc)}::text[], ${asked.map(({ coverFrom }) => coverFrom)}::date[])
      WITH ORDINALITY AS u(uscc, cover_from, place)
    LEFT JOIN LATERAL cover_status(u.uscc, ${insurerId}::uuid, u.cover_from, ${today}::date) s ON true
    LEFT JOIN LATERAL enterprise_for_cover(u.uscc, 0, ${today}::date) e ON true ORDER BY u.place`
  return rows.map((row) => ({ ...statusOf(row), enterpriseName: row.name ?? '' }))
}

export interface NewCheck {
  certificateNumber: string
  insurerId: string
  uscc: string
  enterpriseName: string
  outcome: DuplicateCoverOutcome
  coverFrom: LawDate
  coveredUntil: LawDate | null
  reservedUntil: LawDate | null
  checkedById: string | null
  checkedAt: Date
}

const optionalDate = (date: LawDate | null) => (date === null ? null : dateToColumn(date))

export async function createChecks(tx: Tx, checks: readonly (NewCheck & { id: string })[]): Promise<void> {
  await tx.duplicateCoverCheck.createMany({
    data: checks.map((check) => ({
      ...check,
      coverFrom: dateToColumn(check.coverFrom),
      coveredUntil: optionalDate(check.coveredUntil),
      reservedUntil: optionalDate(check.reservedUntil),
    })),
  })
}

/** Changes the answer of a check within its own transaction, before anyone has read it. */
export async function amendCheck(
  tx: Tx,
  id: string,
  answer: Pick<NewCheck, 'outcome' | 'coveredUntil' | 'reservedUntil'>,
): Promise<void> {
  await tx.duplicateCoverCheck.update({
    where: { id },
    data: {
      outcome: answer.outcome,
      coveredUntil: optionalDate(answer.coveredUntil),
      reservedUntil: optionalDate(answer.reservedUntil),
    },
  })
}

const include = { insurer: { select: { name: true } } } as const
export type CheckRow = Prisma.DuplicateCoverCheckGetPayload<{ include: typeof include }>

export const findCheck = (tx: Tx, id: string): Promise<CheckRow | null> =>
  tx.duplicateCoverCheck.findUnique({ where: { id }, include })

export async function pageOfChecks(
  tx: Tx,
  filter: { insurerId: string; search: string },
  page: { skip: number; take: number },
): Promise<{ rows: CheckRow[]; total: number }> {
  const where: Prisma.DuplicateCoverCheckWhereInput = {
    insurerId: filter.insurerId,
    ...(filter.search === ''
      ? {}
      : {
          OR: [
            { uscc: { contains: filter.search.toUpperCase() } },
            { enterpriseName: { contains: filter.search } },
            { certificateNumber: { contains: filter.search } },
          ],
        }),
  }
  return {
    rows: await tx.duplicateCoverCheck.findMany({ where, include, orderBy: { checkedAt: 'desc' }, ...page }),
    total: await tx.duplicateCoverCheck.count({ where }),
  }
}
