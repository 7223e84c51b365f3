import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type DuplicateCoverOutcome, type Tx } from '@/server/db'

import type { CoverStatus } from './answer'

/** The room's only Prisma code. An insurer sees its own checks and reservations; of others, what the functions tell. */

export async function releaseExpired(tx: Tx, uscc: string, today: LawDate, at: Date): Promise<void> {
  await tx.$executeRaw`SELECT release_expired_reservations(${uscc}, ${today}::date, ${at})`
}

export async function coverStatus(
  tx: Tx,
  asked: { uscc: string; insurerId: string; coverFrom: LawDate; today: LawDate },
): Promise<CoverStatus> {
  const [row] = await tx.$queryRaw<
    {
      covered_until: Date | null
      covered_by_self: boolean | null
      reserved_until: Date | null
      reserved_by_self: boolean | null
    }[]
  >`SELECT * FROM cover_status(${asked.uscc}, ${asked.insurerId}::uuid, ${asked.coverFrom}::date, ${asked.today}::date)`
  return {
    coveredUntil: row?.covered_until ? dateFromColumn(row.covered_until) : null,
    coveredBySelf: row?.covered_by_self ?? false,
    reservedUntil: row?.reserved_until ? dateFromColumn(row.reserved_until) : null,
    reservedBySelf: row?.reserved_by_self ?? false,
  }
}

/** The registered name of a code, or '' when it is not registered on the portal. */
export async function registeredName(tx: Tx, uscc: string, on: LawDate): Promise<string> {
  const rows = await tx.$queryRaw<
    { name: string }[]
  >`SELECT name FROM enterprise_for_cover(${uscc}, 0, ${on}::date)`
  return rows[0]?.name ?? ''
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

export async function createCheck(tx: Tx, check: NewCheck): Promise<string> {
  const { id } = await tx.duplicateCoverCheck.create({
    data: {
      ...check,
      coverFrom: dateToColumn(check.coverFrom),
      coveredUntil: optionalDate(check.coveredUntil),
      reservedUntil: optionalDate(check.reservedUntil),
    },
    select: { id: true },
  })
  return id
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

/** Reserves the code; false when `cover_reservation_one` says that another was quicker. */
export async function reserve(
  tx: Tx,
  reservation: { uscc: string; insurerId: string; checkId: string; from: LawDate; until: LawDate },
): Promise<boolean> {
  const { count } = await tx.coverReservation.createMany({
    data: [
      {
        uscc: reservation.uscc,
        insurerId: reservation.insurerId,
        checkId: reservation.checkId,
        reservedOn: dateToColumn(reservation.from),
        reservedUntil: dateToColumn(reservation.until),
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
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
