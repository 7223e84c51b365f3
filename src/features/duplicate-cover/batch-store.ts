import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { CoverCheckBatchState, DuplicateCoverOutcome, Prisma, Tx } from '@/server/db'

import type { Answer } from './answer-questions'
import type { ListedCode } from './read-list'

/** Lists of codes and their answers. Rows go in and out by the statement, not by the row: a list has 100,000. */

const rowsAtOnce = 10_000

export async function addBatch(
  tx: Tx,
  {
    coverFrom,
    ...batch
  }: Omit<Prisma.CoverCheckBatchUncheckedCreateInput, 'coverFrom'> & {
    id: string
    insurerId: string
    coverFrom: LawDate
  },
  rows: readonly ListedCode[],
): Promise<void> {
  await tx.coverCheckBatch.create({ data: { ...batch, coverFrom: dateToColumn(coverFrom) } })
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const part = rows.slice(at, at + rowsAtOnce)
    await tx.$executeRaw`
      INSERT INTO cover_check_row (batch_id, insurer_id, row_number, uscc, cover_from, complaint)
      SELECT ${batch.id}::uuid, ${batch.insurerId}::uuid, u.* FROM unnest(${part.map((row) => row.rowNumber)}::int[],
        ${part.map((row) => row.uscc)}::text[], ${part.map((row) => row.coverFrom)}::date[],
        ${part.map((row) => row.complaint)}::text[]) AS u(row_number, uscc, cover_from, complaint)`
  }
}

/** Lists that wait for answers, the one asked first in front: the runner's question, as the portal itself. */
export const waitingBatches = (tx: Tx): Promise<{ id: string; askedById: string; address: string }[]> =>
  tx.coverCheckBatch.findMany({
    where: { state: 'WAITING' },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, askedById: true, address: true },
  })

export interface HeldBatch {
  number: string
  insurerId: string
  askedById: string
  reserves: boolean
}

/** The list, held until the transaction ends; null when it waits no more, or another process is at it. */
export async function claimBatch(tx: Tx, id: string): Promise<HeldBatch | null> {
  const rows = await tx.$queryRaw<HeldBatch[]>`
    SELECT number, insurer_id AS "insurerId", asked_by_id AS "askedById", reserves FROM cover_check_batch
    WHERE id = ${id}::uuid AND state = 'WAITING' FOR UPDATE SKIP LOCKED`
  return rows[0] ?? null
}

export async function unansweredRows(
  tx: Tx,
  batchId: string,
  take: number,
): Promise<{ rowNumber: number; uscc: string; coverFrom: LawDate }[]> {
  const rows = await tx.coverCheckRow.findMany({
    where: { batchId, complaint: '', outcome: null },
    orderBy: { rowNumber: 'asc' },
    select: { rowNumber: true, uscc: true, coverFrom: true },
    take,
  })
  return rows.map((row) => ({ ...row, coverFrom: dateFromColumn(row.coverFrom!) }))
}

export async function keepAnswers(
  tx: Tx,
  batchId: string,
  answers: readonly (Answer & { rowNumber: number })[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE cover_check_row r SET enterprise_name = u.name, outcome = u.outcome::duplicate_cover_outcome, covered_until = u.covered,
      reserved_until = u.reserved, check_id = u.check_id
    FROM unnest(${answers.map((row) => row.rowNumber)}::int[], ${answers.map((row) => row.enterpriseName)}::text[],
      ${answers.map((row) => row.outcome)}::text[], ${answers.map((row) => row.coveredUntil)}::date[],
      ${answers.map((row) => row.reservedUntil)}::date[], ${answers.map((row) => row.checkId)}::uuid[])
      AS u(row_number, name, outcome, covered, reserved, check_id)
    WHERE r.batch_id = ${batchId}::uuid AND r.row_number = u.row_number`
}

export async function endBatch(tx: Tx, id: string, state: 'DONE' | 'STOPPED', at: Date): Promise<void> {
  await tx.coverCheckBatch.updateMany({ where: { id, state: 'WAITING' }, data: { state, endedAt: at } })
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type RowKind = DuplicateCoverOutcome | 'BAD' | 'WAITING'
export type BatchTally = Record<RowKind, number>

/** Rows by what became of them, counted from the rows themselves. */
export async function batchTallies(tx: Tx, ids: readonly string[]): Promise<Map<string, BatchTally>> {
  const groups = await tx.$queryRaw<{ batch_id: string; kind: RowKind; rows: number }[]>`
    SELECT batch_id, CASE WHEN complaint <> '' THEN 'BAD' ELSE coalesce(outcome::text, 'WAITING') END AS kind, count(*)::int AS rows
    FROM cover_check_row WHERE batch_id = ANY(${ids}::uuid[]) GROUP BY 1, 2`
  const none = (): BatchTally => ({ CLEAR: 0, COVERED: 0, RESERVED: 0, BAD: 0, WAITING: 0 })
  const all = new Map(ids.map((id) => [id, none()]))
  for (const { batch_id, kind, rows } of groups) all.get(batch_id)![kind] = rows
  return all
}

const batchColumns = {
  id: true,
  number: true,
  insurerId: true,
  coverFrom: true,
  reserves: true,
  source: true,
  rowCount: true,
  rowsSha256: true,
  state: true,
  askedById: true,
  askedAt: true,
  endedAt: true,
  insurer: { select: { name: true } },
} as const satisfies Prisma.CoverCheckBatchSelect

export interface StoredBatch {
  id: string
  number: string
  insurerId: string
  insurerName: string
  coverFrom: LawDate
  reserves: boolean
  source: string
  rowCount: number
  rowsSha256: string
  state: CoverCheckBatchState
  askedById: string
  askedAt: Date
  endedAt: Date | null
}
const batchOf = ({
  insurer,
  coverFrom,
  ...row
}: Prisma.CoverCheckBatchGetPayload<{ select: typeof batchColumns }>): StoredBatch => ({
  ...row,
  insurerName: insurer.name,
  coverFrom: dateFromColumn(coverFrom),
})

export async function batchById(tx: Tx, id: string): Promise<StoredBatch | null> {
  const row = await tx.coverCheckBatch.findUnique({ where: { id }, select: batchColumns })
  return row && batchOf(row)
}

export async function pageOfBatches(
  tx: Tx,
  insurerId: string,
  page: { skip: number; take: number },
): Promise<{ batches: StoredBatch[]; total: number }> {
  const where = { insurerId }
  const rows = await tx.coverCheckBatch.findMany({
    where,
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    select: batchColumns,
    ...page,
  })
  return { batches: rows.map(batchOf), total: await tx.coverCheckBatch.count({ where }) }
}

const ofKind = (kind: RowKind | null): Prisma.CoverCheckRowWhereInput => {
  if (kind === null) return {}
  if (kind === 'BAD') return { complaint: { not: '' } }
  return { complaint: '', outcome: kind === 'WAITING' ? null : kind }
}

/** Rows in their order, from `after` on. */
export async function rowsOfBatch(
  tx: Tx,
  batchId: string,
  { kind, after = 0, ...page }: { kind: RowKind | null; after?: number; skip?: number; take: number },
) {
  const rows = await tx.coverCheckRow.findMany({
    where: { batchId, ...ofKind(kind), ...(after > 0 ? { rowNumber: { gt: after } } : {}) },
    orderBy: { rowNumber: 'asc' },
    include: { check: { select: { certificateNumber: true } } },
    ...page,
  })
  return rows.map((row) => ({
    rowNumber: row.rowNumber,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    complaint: row.complaint,
    outcome: row.outcome,
    coverFrom: row.coverFrom && dateFromColumn(row.coverFrom),
    coveredUntil: row.coveredUntil && dateFromColumn(row.coveredUntil),
    reservedUntil: row.reservedUntil && dateFromColumn(row.reservedUntil),
    checkId: row.checkId,
    certificateNumber: row.check?.certificateNumber ?? null,
  }))
}
export type BatchRow = Awaited<ReturnType<typeof rowsOfBatch>>[number]

export async function askerOf(tx: Tx, accountId: string): Promise<string> {
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { displayName: true } })
  return account?.displayName ?? ''
}
