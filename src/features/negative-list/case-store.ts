import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { NegativeListCaseState, Tx } from '@/server/db'
import { isUniqueViolation, Prisma } from '@/server/db'

/** The room's Prisma code about cases. The walls show an enterprise its own, from the notice of the hearing on. */

export function enterpriseOfCode(tx: Tx, uscc: string) {
  return tx.enterprise.findUnique({ where: { uscc }, select: { id: true, name: true, uscc: true } })
}

/** Null when a case of the same ground is under way already. */
export async function addCase(
  tx: Tx,
  data: Prisma.NegativeListCaseUncheckedCreateInput & { id: string },
): Promise<string | null> {
  const { count } = await tx.negativeListCase.createMany({ data: [data], skipDuplicates: true })
  return count === 1 ? data.id : null
}

/** The case, held until the transaction ends; null when the walls hide it. */
export async function lockCase(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM negative_list_case WHERE id = ${id}::uuid FOR UPDATE`
  return caseById(tx, id)
}

export async function caseById(tx: Tx, id: string) {
  const row = await tx.negativeListCase.findUnique({
    where: { id },
    include: {
      files: { include: { file: true }, orderBy: { addedAt: 'asc' } },
      events: { orderBy: { id: 'asc' } },
    },
  })
  if (!row) return null
  const { hearUntil, decisionDate } = row
  return {
    ...row,
    hearUntil: hearUntil && dateFromColumn(hearUntil),
    decisionDate: decisionDate && dateFromColumn(decisionDate),
  }
}
export type StoredCase = NonNullable<Awaited<ReturnType<typeof caseById>>>

export async function casesOf(tx: Tx, states: readonly NegativeListCaseState[] | null) {
  const rows = await tx.negativeListCase.findMany({
    where: states ? { state: { in: [...states] } } : {},
    orderBy: { openedAt: 'desc' },
    take: 200,
  })
  return rows.map((row) => ({ ...row, hearUntil: row.hearUntil && dateFromColumn(row.hearUntil) }))
}

export async function changeCase(
  tx: Tx,
  id: string,
  {
    hearUntil,
    decisionDate,
    ...data
  }: Omit<Prisma.NegativeListCaseUncheckedUpdateInput, 'hearUntil' | 'decisionDate'> & {
    hearUntil?: string
    decisionDate?: string
  },
): Promise<void> {
  await tx.negativeListCase.update({
    where: { id },
    data: {
      ...data,
      ...(hearUntil ? { hearUntil: dateToColumn(hearUntil) } : {}),
      ...(decisionDate ? { decisionDate: dateToColumn(decisionDate) } : {}),
    },
  })
}

export async function addEvent(tx: Tx, data: Prisma.NegativeListEventUncheckedCreateInput): Promise<void> {
  await tx.negativeListEvent.createMany({ data: [data] })
}

export async function addCaseFile(tx: Tx, data: Prisma.NegativeListFileUncheckedCreateInput): Promise<void> {
  await tx.negativeListFile.createMany({ data: [data] })
}

/** Null when the list has the case's decision already. */
export async function addEntry(tx: Tx, data: Prisma.NegativeListEntryUncheckedCreateInput): Promise<boolean> {
  try {
    await tx.negativeListEntry.create({ data })
    return true
  } catch (error) {
    if (isUniqueViolation(error, 'case')) return false
    throw error
  }
}

export async function endEntry(
  tx: Tx,
  caseId: string,
  removal: { at: Date; by: string; documentNumber: string; reason: string },
): Promise<void> {
  await tx.negativeListEntry.updateMany({
    where: { caseId, removedAt: null },
    data: {
      removedAt: removal.at,
      removedById: removal.by,
      removalDocument: removal.documentNumber,
      removalReason: removal.reason,
    },
  })
}

const pending = Prisma.sql`('SUBMITTED','IN_REVIEW','RETURNED','REVIEWED','APPROVED','LISTED','IN_PUBLICITY','AWARDED','IN_PAYMENT')`

/** L3: pending applications wait; one that waits for another reason keeps it. Returns how many now wait for this one. */
export async function holdApplications(tx: Tx, applicantId: string, reason: string): Promise<number> {
  return tx.$executeRaw`UPDATE application SET held_reason = ${reason}
    WHERE applicant_id = ${applicantId}::uuid AND held_reason IS NULL AND state::text IN ${pending}`
}

/** What waited for exactly this reason goes on, or waits for the next one. */
export async function releaseApplications(
  tx: Tx,
  applicantId: string,
  reason: string,
  next: string | null,
): Promise<number> {
  return tx.$executeRaw`UPDATE application SET held_reason = ${next}
    WHERE applicant_id = ${applicantId}::uuid AND held_reason = ${reason}`
}

/** The number of a case under way against the organisation, also one that it does not see yet. */
export async function openCaseNumber(tx: Tx, organisationId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<
    { number: string | null }[]
  >`SELECT open_case_number(${organisationId}::uuid) AS number`
  return row?.number ?? null
}
