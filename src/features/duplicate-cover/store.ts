import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type DuplicateCoverOutcome, type Tx } from '@/server/db'

import type { CoverStatus, UnusedReservation } from './answer'

/** How a reservation ends that did what it was for. */
export const USED = '已出单'

/** The room's only Prisma code. An insurer sees its own checks and reservations; of others, what the functions tell. */

/** E8: what was reserved and not used is anyone's again. The codes in their order, so that nobody waits in a circle. */
export async function releaseExpired(
  tx: Tx,
  codes: readonly string[],
  today: LawDate,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT release_expired_reservations(u.uscc, ${today}::date, ${at}) FROM unnest(${codes}::text[]) u(uscc)`
}

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

/** Reserves the codes, in the order given; what `cover_reservation_one` says another was quicker with is left out. */
export async function reserveAll(
  tx: Tx,
  reservations: readonly {
    uscc: string
    insurerId: string
    checkId: string
    from: LawDate
    until: LawDate
  }[],
): Promise<void> {
  if (reservations.length === 0) return
  await tx.coverReservation.createMany({
    data: reservations.map(({ from, until, ...reservation }) => ({
      ...reservation,
      reservedOn: dateToColumn(from),
      reservedUntil: dateToColumn(until),
    })),
    skipDuplicates: true,
  })
}

/** Of these certificates those that hold a reservation. */
export async function reserved(tx: Tx, checkIds: readonly string[]): Promise<Set<string>> {
  if (checkIds.length === 0) return new Set()
  const rows = await tx.coverReservation.findMany({
    where: { checkId: { in: [...checkIds] } },
    select: { checkId: true },
  })
  return new Set(rows.map(({ checkId }) => checkId))
}

/** The insurer's own reservations of these codes that ended without a policy since a day, each code's latest. */
export async function unusedReservations(
  tx: Tx,
  insurerId: string,
  codes: readonly string[],
  since: LawDate,
): Promise<UnusedReservation[]> {
  const rows = await tx.$queryRaw<{ uscc: string; ended_on: Date }[]>`
    SELECT uscc, max(least(reserved_until, (released_at AT TIME ZONE 'Asia/Shanghai')::date)) AS ended_on FROM cover_reservation
    WHERE insurer_id = ${insurerId}::uuid AND uscc = ANY(${codes}::text[]) AND reserved_until >= ${since}::date
      AND released_at IS NOT NULL AND release_reason <> ${USED} GROUP BY uscc`
  return rows.map((row) => ({ uscc: row.uscc, endedOn: dateFromColumn(row.ended_on) }))
}

/** The insurer's own reservation that holds today, kept from changing until the transaction ends. */
export async function holdOwnReservation(
  tx: Tx,
  uscc: string,
  insurerId: string,
  today: LawDate,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM cover_reservation WHERE uscc = ${uscc} AND insurer_id = ${insurerId}::uuid AND released_at IS NULL
      AND ${today}::date BETWEEN reserved_on AND reserved_until FOR UPDATE`
  return rows[0]?.id ?? null
}

export async function releaseReservation(tx: Tx, id: string, at: Date, reason: string): Promise<void> {
  await tx.coverReservation.update({ where: { id }, data: { releasedAt: at, releaseReason: reason } })
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
