import { z } from 'zod'

import { type BulkJobState, type BulkRowState, Prisma, type Tx } from '@/server/db'

import type { PreviewRow } from './preview'
import { questionSchema, type Question } from './questions'

/** The room's only Prisma code. Row-level security shows an organisation its own jobs; the portal itself sees all. */

const batch = 1000

export async function addPreview(
  tx: Tx,
  job: {
    kind: string
    title: string
    verb: string
    requesterId: string
    organisationId: string
    href: string
    questions: readonly Question[]
    address: string
    previewedAt: Date
  },
  rows: readonly PreviewRow<unknown>[],
): Promise<string> {
  const { id } = await tx.bulkJob.create({
    data: { ...job, questions: job.questions as Prisma.InputJsonArray },
    select: { id: true },
  })
  for (let start = 0; start < rows.length; start += batch)
    await tx.bulkJobRow.createMany({
      data: rows.slice(start, start + batch).map((row, index) => ({
        jobId: id,
        position: start + index + 1,
        subjectId: row.subjectId,
        label: row.label,
        input: row.input as Prisma.InputJsonObject,
        amountCny: row.amountCny ?? null,
        foreseen: row.hindrance ?? row.foreseen,
        state: row.hindrance ? ('LEFT_OUT' as const) : ('PENDING' as const),
      })),
    })
  return id
}

/** What this person previewed and never started. */
export async function dropPreviews(tx: Tx, requesterId: string): Promise<void> {
  await tx.bulkJob.deleteMany({ where: { requesterId, state: 'PREVIEW' } })
}

export interface HeldJob {
  requesterId: string
  organisationId: string
  state: BulkJobState
  title: string
}

/** The job with its row held; null when there is none to be seen. */
export async function lockJob(tx: Tx, id: string): Promise<HeldJob | null> {
  const rows = await tx.$queryRaw<HeldJob[]>`
    SELECT requester_id AS "requesterId", organisation_id AS "organisationId", state, title
    FROM bulk_job WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0] ?? null
}

export async function questionsOf(tx: Tx, id: string): Promise<Question[]> {
  const job = await tx.bulkJob.findUniqueOrThrow({ where: { id }, select: { questions: true } })
  return z.array(questionSchema).parse(job.questions)
}

export async function startJob(
  tx: Tx,
  id: string,
  parameters: Record<string, string>,
  at: Date,
): Promise<void> {
  await tx.bulkJob.update({
    where: { id },
    data: { state: 'RUNNING', parameters, startedAt: at },
    select: { id: true },
  })
}

export async function endJob(
  tx: Tx,
  id: string,
  state: 'DONE' | 'CANCELLED' | 'STOPPED',
  at: Date,
  stateReason = '',
): Promise<void> {
  await tx.bulkJob.update({
    where: { id },
    data: { state, stateReason, finishedAt: at },
    select: { id: true },
  })
}

export async function countRunning(tx: Tx, requesterId: string): Promise<number> {
  return tx.bulkJob.count({ where: { requesterId, state: 'RUNNING' } })
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Tally = Record<BulkRowState, { rows: number; amountCny: string }>

/** Rows and amounts by state, counted from the rows themselves. */
export async function tallies(tx: Tx, ids: readonly string[]): Promise<Map<string, Tally>> {
  const groups = await tx.bulkJobRow.groupBy({
    by: ['jobId', 'state'],
    where: { jobId: { in: [...ids] } },
    _count: true,
    _sum: { amountCny: true },
  })
  const none = (): Tally => ({
    PENDING: { rows: 0, amountCny: '0.00' },
    DONE: { rows: 0, amountCny: '0.00' },
    FAILED: { rows: 0, amountCny: '0.00' },
    LEFT_OUT: { rows: 0, amountCny: '0.00' },
  })
  const all = new Map(ids.map((id) => [id, none()]))
  for (const { jobId, state, _count, _sum } of groups)
    all.get(jobId)![state] = { rows: _count, amountCny: _sum.amountCny?.toFixed(2) ?? '0.00' }
  return all
}

const jobColumns = {
  id: true,
  kind: true,
  title: true,
  verb: true,
  requesterId: true,
  state: true,
  stateReason: true,
  href: true,
  parameters: true,
  previewedAt: true,
  startedAt: true,
  finishedAt: true,
} as const

export async function findJob(tx: Tx, id: string) {
  return tx.bulkJob.findUnique({ where: { id }, select: jobColumns })
}

export async function pageOfJobs(
  tx: Tx,
  where: { requesterId?: string; list?: string; finishedSince?: Date },
  page: { skip: number; take: number },
) {
  const narrowed: Prisma.BulkJobWhereInput = {
    state: { not: 'PREVIEW' },
    ...(where.requesterId ? { requesterId: where.requesterId } : {}),
    AND: [
      where.list ? { OR: [{ href: where.list }, { href: { startsWith: `${where.list}?` } }] } : {},
      where.finishedSince ? { OR: [{ state: 'RUNNING' }, { finishedAt: { gte: where.finishedSince } }] } : {},
    ],
  }
  const jobs = await tx.bulkJob.findMany({
    where: narrowed,
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    select: jobColumns,
    ...page,
  })
  return { jobs, total: await tx.bulkJob.count({ where: narrowed }) }
}

/** A job's rows in their order, `after` a position; `states` empty for all. */
export async function rowsOf(
  tx: Tx,
  jobId: string,
  states: readonly BulkRowState[],
  page: { skip?: number; take: number },
) {
  const where = { jobId, ...(states.length > 0 ? { state: { in: [...states] } } : {}) }
  const rows = await tx.bulkJobRow.findMany({ where, orderBy: { position: 'asc' }, ...page })
  return rows.map((row) => ({
    position: row.position,
    subjectId: row.subjectId,
    label: row.label,
    input: row.input as Record<string, unknown>,
    amountCny: row.amountCny?.toFixed(2) ?? null,
    foreseen: row.foreseen,
    state: row.state,
    message: row.message,
  }))
}

export async function nameOf(tx: Tx, accountId: string): Promise<string> {
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { displayName: true } })
  return account?.displayName ?? '其他人员'
}
