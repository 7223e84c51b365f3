import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Prisma, Tx, WorkingCalendarState } from '@/server/db'

import type { CalendarDay } from './read-notice'

/** The room's only Prisma code. */

export interface EnteredYear {
  id: string
  year: number
  documentNumber: string
  state: WorkingCalendarState
  enteredById: string
  enteredBy: string
  enteredAt: string
  decidedBy: string | null
  decidedAt: string | null
  remark: string
  days: CalendarDay[]
}

const include = {
  enteredBy: { select: { displayName: true } },
  decidedBy: { select: { displayName: true } },
  days: { orderBy: { date: 'asc' } },
} as const satisfies Prisma.WorkingCalendarYearInclude

const asYear = (row: Prisma.WorkingCalendarYearGetPayload<{ include: typeof include }>): EnteredYear => ({
  id: row.id,
  year: row.year,
  documentNumber: row.documentNumber,
  state: row.state,
  enteredById: row.enteredById,
  enteredBy: row.enteredBy.displayName,
  enteredAt: row.enteredAt.toISOString(),
  decidedBy: row.decidedBy?.displayName ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  remark: row.remark,
  days: row.days.map(({ date, kind, festival }) => ({ date: dateFromColumn(date), kind, festival })),
})

/** Every year ever entered, newest first. */
export async function enteredYears(tx: Tx): Promise<EnteredYear[]> {
  return (await tx.workingCalendarYear.findMany({ include, orderBy: { enteredAt: 'desc' } })).map(asYear)
}

/** The days of the confirmed years; of one year the latest decision holds. */
export async function confirmedYears(
  tx: Tx,
  first: number,
  last: number,
): Promise<Map<number, Pick<CalendarDay, 'date' | 'kind'>[]>> {
  const rows = await tx.workingCalendarYear.findMany({
    where: { state: 'CONFIRMED', year: { gte: first, lte: last } },
    select: { year: true, days: { select: { date: true, kind: true } } },
    orderBy: { decidedAt: 'asc' },
  })
  return new Map(
    rows.map(({ year, days }) => [
      year,
      days.map(({ date, kind }) => ({ date: dateFromColumn(date), kind })),
    ]),
  )
}

/** What is entered for one year comes one after the other: held until the transaction ends. */
export async function holdYear(tx: Tx, year: number): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`working-calendar/${year}`}))::text`
}

export async function yearById(tx: Tx, id: string): Promise<EnteredYear | null> {
  const row = await tx.workingCalendarYear.findUnique({ where: { id }, include })
  return row && asYear(row)
}

export async function isWaiting(tx: Tx, year: number): Promise<boolean> {
  return (await tx.workingCalendarYear.count({ where: { year, state: 'PROPOSED' } })) > 0
}

export async function addYear(
  tx: Tx,
  entered: { year: number; documentNumber: string; days: readonly CalendarDay[]; by: string; at: Date },
): Promise<string> {
  const { id } = await tx.workingCalendarYear.create({
    data: {
      year: entered.year,
      documentNumber: entered.documentNumber,
      enteredById: entered.by,
      enteredAt: entered.at,
    },
    select: { id: true },
  })
  await tx.workingCalendarDay.createMany({
    data: entered.days.map((day) => ({ ...day, date: dateToColumn(day.date), calendarId: id })),
  })
  return id
}

export async function decideYear(
  tx: Tx,
  id: string,
  decision: { state: 'CONFIRMED' | 'REFUSED'; remark: string; decidedById: string; decidedAt: Date },
): Promise<void> {
  await tx.workingCalendarYear.update({ where: { id }, data: decision })
}
