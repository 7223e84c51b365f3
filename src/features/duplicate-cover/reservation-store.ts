import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type Tx } from '@/server/db'

import type { UnusedReservation } from './answer'

/** Reservations (E8). An insurer sees its own, the province all. */

/** How a reservation ends that did what it was for. */
export const USED = '已出单'

/** E8: what was reserved and not used is anyone's again. The codes in their order, so that nobody waits in a circle. */
export async function releaseExpired(
  tx: Tx,
  codes: readonly string[],
  today: LawDate,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT release_expired_reservations(u.uscc, ${today}::date, ${at}) FROM unnest(${codes}::text[]) u(uscc)`
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

const include = {
  insurer: { select: { name: true } },
  check: { select: { certificateNumber: true, enterpriseName: true, coverFrom: true } },
} as const
const reservationOf = ({
  insurer,
  check,
  ...row
}: Prisma.CoverReservationGetPayload<{ include: typeof include }>) => ({
  id: row.id,
  uscc: row.uscc,
  insurerId: row.insurerId,
  insurerName: insurer.name,
  checkId: row.checkId,
  certificateNumber: check.certificateNumber,
  enterpriseName: check.enterpriseName,
  coverFrom: check.coverFrom && dateFromColumn(check.coverFrom),
  reservedOn: dateFromColumn(row.reservedOn),
  reservedUntil: dateFromColumn(row.reservedUntil),
  releasedAt: row.releasedAt?.toISOString() ?? null,
})
export type StoredReservation = ReturnType<typeof reservationOf>

export async function lockReservation(
  tx: Tx,
  which: { id: string } | { checkId: string },
): Promise<StoredReservation | null> {
  const where =
    'id' in which ? Prisma.sql`id = ${which.id}::uuid` : Prisma.sql`check_id = ${which.checkId}::uuid`
  const [held] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM cover_reservation WHERE ${where} FOR UPDATE`
  if (!held) return null
  return reservationOf(await tx.coverReservation.findUniqueOrThrow({ where: { id: held.id }, include }))
}

export async function liveReservations(
  tx: Tx,
  { q, today }: { q: string; today: LawDate },
  page: { skip: number; take: number },
): Promise<{ rows: StoredReservation[]; total: number }> {
  const where: Prisma.CoverReservationWhereInput = {
    releasedAt: null,
    reservedUntil: { gte: dateToColumn(today) },
    ...(q === ''
      ? {}
      : {
          OR: [
            { uscc: { contains: q.toUpperCase() } },
            { insurer: { name: { contains: q } } },
            { check: { OR: [{ enterpriseName: { contains: q } }, { certificateNumber: { contains: q } }] } },
          ],
        }),
  }
  if (page.take === 0) return { rows: [], total: await tx.coverReservation.count({ where }) }
  const rows = await tx.coverReservation.findMany({
    where,
    include,
    orderBy: [{ reservedUntil: 'desc' }, { uscc: 'asc' }],
    ...page,
  })
  return { rows: rows.map(reservationOf), total: rows.length }
}
