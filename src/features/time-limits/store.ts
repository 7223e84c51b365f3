import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { ApplicationState, DayUnit, LimitKind, Tx } from '@/server/db'
import type { TimedStep } from '@/server/db/generated/enums'

import type { Limit, TimedEvent } from './clock'

export interface StoredLimit extends Limit {
  id: string
  kind: LimitKind
  reason: string
  recordedBy: string | null
  recordedAt: Date
}

/** Every limit that was ever set, in the order of the days they hold from; of the same day, the later one decides. */
export async function allLimits(tx: Tx): Promise<StoredLimit[]> {
  const rows = await tx.timeLimit.findMany({
    orderBy: [{ step: 'asc' }, { fromOn: 'asc' }, { recordedAt: 'asc' }],
  })
  const people = await tx.account.findMany({
    where: { id: { in: rows.flatMap(({ recordedById }) => recordedById ?? []) } },
    select: { id: true, displayName: true },
  })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return rows.map(({ recordedById, fromOn, ...row }) => ({
    ...row,
    fromOn: dateFromColumn(fromOn),
    recordedBy: recordedById && (names.get(recordedById) ?? '省商务厅'),
  }))
}

export async function addLimit(
  tx: Tx,
  limit: {
    step: TimedStep
    days: number
    unit: DayUnit
    kind: LimitKind
    source: string
    fromOn: string
    reason: string
    by: string
    at: Date
  },
): Promise<string> {
  const { by, at, fromOn, ...data } = limit
  const row = await tx.timeLimit.create({
    data: { ...data, fromOn: dateToColumn(fromOn), recordedById: by, recordedAt: at },
    select: { id: true },
  })
  return row.id
}

export interface TimedApplication {
  id: string
  state: ApplicationState
  receiptNumber: string
  applicantName: string
  divisionName: string
  assignedToId: string | null
  closesOn: string
  correctBy: string | null
  events: TimedEvent[]
}

/** The applications whose clock is asked for; the walls narrow them. Oldest submission first. */
export async function timedApplications(
  tx: Tx,
  asked: { ids: readonly string[] } | { states: readonly ApplicationState[]; most: number },
): Promise<TimedApplication[]> {
  const rows = await tx.application.findMany({
    where: 'ids' in asked ? { id: { in: [...asked.ids] } } : { state: { in: [...asked.states] } },
    ...('most' in asked ? { orderBy: { submittedAt: 'asc' as const }, take: asked.most } : {}),
    select: {
      id: true,
      state: true,
      receiptNumber: true,
      assignedToId: true,
      correctBy: true,
      submittedAt: true,
      round: { select: { closesOn: true } },
      applicant: { select: { name: true, division: { select: { name: true } } } },
      events: { orderBy: { id: 'asc' }, select: { toState: true, at: true } },
    },
  })
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    receiptNumber: row.receiptNumber ?? '',
    applicantName: row.applicant.name,
    divisionName: row.applicant.division?.name ?? '',
    assignedToId: row.assignedToId,
    closesOn: dateFromColumn(row.round.closesOn),
    correctBy: row.correctBy && dateFromColumn(row.correctBy),
    events: row.events,
  }))
}
