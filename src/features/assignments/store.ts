import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { AssignmentWay, Programme, Tx } from '@/server/db'

/** The room's only Prisma code: rules, absences, and who was given what. */

export interface Preparer {
  id: string
  name: string
}

/** The province's preparers who can sign in, by name. */
export async function preparers(tx: Tx): Promise<Preparer[]> {
  const people = await tx.account.findMany({
    where: { role: 'COMMERCE_PREPARER', disabledAt: null },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    select: { id: true, displayName: true },
  })
  return people.map(({ id, displayName }) => ({ id, name: displayName }))
}

/** How many applications each has in hand or waiting. */
export async function loads(tx: Tx): Promise<Map<string, number>> {
  const groups = await tx.application.groupBy({
    by: ['assignedToId'],
    where: { state: { in: ['SUBMITTED', 'IN_REVIEW'] }, assignedToId: { not: null } },
    _count: true,
  })
  return new Map(groups.map(({ assignedToId, _count }) => [assignedToId!, _count]))
}

export async function rulesInForce(tx: Tx) {
  return tx.assignmentRule.findMany({
    where: { endedAt: null },
    orderBy: [{ position: 'asc' }, { recordedAt: 'asc' }],
    select: { id: true, position: true, divisionCode: true, programme: true, toAccountId: true },
  })
}

export async function addRule(
  tx: Tx,
  rule: { divisionCode: string | null; programme: Programme | null; toAccountId: string },
  by: string,
  at: Date,
): Promise<string> {
  const last = await tx.assignmentRule.aggregate({ where: { endedAt: null }, _max: { position: true } })
  const { id } = await tx.assignmentRule.create({
    data: { ...rule, position: (last._max.position ?? 0) + 1, recordedById: by, recordedAt: at },
    select: { id: true },
  })
  return id
}

/** How many were ended: none when it was ended already. */
export async function endRule(tx: Tx, id: string, at: Date): Promise<number> {
  return (await tx.assignmentRule.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } })).count
}

/** Absences of the day, or all that are not over yet with `since`. */
export async function absences(tx: Tx, when: { on: string } | { since: string }) {
  const rows = await tx.absence.findMany({
    where: {
      cancelledAt: null,
      ...('on' in when
        ? { startsOn: { lte: dateToColumn(when.on) }, endsOn: { gte: dateToColumn(when.on) } }
        : { endsOn: { gte: dateToColumn(when.since) } }),
    },
    orderBy: { startsOn: 'asc' },
  })
  return rows.map(({ id, accountId, deputyId, startsOn, endsOn, reason }) => ({
    id,
    accountId,
    deputyId,
    startsOn: dateFromColumn(startsOn),
    endsOn: dateFromColumn(endsOn),
    reason,
  }))
}

export async function addAbsence(
  tx: Tx,
  absence: { accountId: string; deputyId: string; startsOn: string; endsOn: string; reason: string },
  by: string,
  at: Date,
): Promise<string> {
  const { startsOn, endsOn, ...rest } = absence
  const { id } = await tx.absence.create({
    data: {
      ...rest,
      startsOn: dateToColumn(startsOn),
      endsOn: dateToColumn(endsOn),
      recordedById: by,
      recordedAt: at,
    },
    select: { id: true },
  })
  return id
}

export async function cancelAbsence(tx: Tx, id: string, at: Date): Promise<number> {
  return (await tx.absence.updateMany({ where: { id, cancelledAt: null }, data: { cancelledAt: at } })).count
}

export async function recordAssignment(
  tx: Tx,
  entry: {
    applicationId: string
    fromAccountId: string | null
    toAccountId: string
    onBehalfOfId: string | null
    way: AssignmentWay
    ruleId: string | null
    reason: string
    assignedById: string
    assignedAt: Date
  },
): Promise<void> {
  await tx.caseAssignment.create({ data: entry, select: { id: true } })
}

export async function divisions(tx: Tx): Promise<{ code: string; name: string }[]> {
  return tx.division.findMany({ orderBy: { position: 'asc' }, select: { code: true, name: true } })
}

/** What waits or is in hand, with the person it was given to. */
export async function assignedWork(tx: Tx) {
  return tx.$queryRaw<{ id: string; receiptNumber: string; accountId: string; organisationId: string }[]>`
    SELECT a.id, coalesce(a.receipt_number, '') AS "receiptNumber", p.id AS "accountId", p.organisation_id AS "organisationId"
    FROM application a JOIN account p ON p.id = a.assigned_to_id AND p.disabled_at IS NULL
    WHERE a.state IN ('SUBMITTED', 'IN_REVIEW') ORDER BY a.submitted_at, a.id`
}

/** True the first time for this application and day. */
export async function rememberReminder(
  tx: Tx,
  {
    applicationId,
    dueOn,
    accountId,
    remindedAt,
  }: {
    applicationId: string
    dueOn: string
    accountId: string
    remindedAt: Date
  },
): Promise<boolean> {
  const { count } = await tx.dueReminder.createMany({
    data: [{ applicationId, dueOn: dateToColumn(dueOn), accountId, remindedAt }],
    skipDuplicates: true,
  })
  return count === 1
}
