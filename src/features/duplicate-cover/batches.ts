import { z } from 'zod'

import { coverCheckAnswers, coverCheckList, exportTemplate, exportXlsx } from '@/documents'
import type { LawDate } from '@/policy-rules'
import type { CoverCheckBatchState } from '@/server/db'
import { notFound, query, type Context } from '@/server/use-case'

import { answerInWords, earliestStart } from './answer'
import {
  askerOf,
  batchById,
  batchTallies,
  pageOfBatches,
  rowsOfBatch,
  type BatchRow,
  type BatchTally,
  type RowKind,
  type StoredBatch,
} from './batch-store'
import { kindNames } from './kind-names'
import { batchesInput, batchInput, oneBatch } from './schema'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
export const BATCHES_PER_PAGE = 20
export const BATCH_ROWS_PER_PAGE = 100

/** A list of codes as its insurer sees it; `checkedAt` is an ISO instant. */
export interface BatchSummary {
  id: string
  number: string
  coverFrom: LawDate
  reserves: boolean
  source: string
  rowCount: number
  state: CoverCheckBatchState
  askedAt: string
  endedAt: string | null
  tally: BatchTally
}
export interface BatchRowView {
  rowNumber: number
  uscc: string
  enterpriseName: string
  coverFrom: LawDate | null
  kind: RowKind
  coveredUntil: LawDate | null
  earliestStart: LawDate | null
  reservedUntil: LawDate | null
  checkId: string | null
  certificateNumber: string | null
  message: string
}

const summaryOf = (batch: StoredBatch, tally: BatchTally): BatchSummary => ({
  id: batch.id,
  number: batch.number,
  coverFrom: batch.coverFrom,
  reserves: batch.reserves,
  source: batch.source,
  rowCount: batch.rowCount,
  state: batch.state,
  askedAt: batch.askedAt.toISOString(),
  endedAt: batch.endedAt?.toISOString() ?? null,
  tally,
})

function rowOf({ complaint, outcome, ...row }: BatchRow): BatchRowView {
  const kind: RowKind = complaint !== '' ? 'BAD' : (outcome ?? 'WAITING')
  return {
    rowNumber: row.rowNumber,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    coverFrom: row.coverFrom,
    kind,
    coveredUntil: row.coveredUntil,
    earliestStart: row.coveredUntil && earliestStart(row.coveredUntil),
    reservedUntil: row.reservedUntil,
    checkId: row.checkId,
    certificateNumber: row.certificateNumber,
    message: complaint || (outcome ? answerInWords({ ...row, outcome }) : '正在查询。'),
  }
}

async function ownBatch({ tx, actor }: Context, id: string): Promise<StoredBatch> {
  const batch = await batchById(tx, id)
  return batch && batch.insurerId === actor.organisationId ? batch : notFound('批量查重')
}

/** The insurer's lists, newest first. */
export const checkBatches = query({
  name: 'duplicateCover.batches',
  allow: insurers,
  input: batchesInput,
  run: async ({ tx, actor }, { page }): Promise<{ batches: BatchSummary[]; total: number }> => {
    const { batches, total } = await pageOfBatches(tx, actor.organisationId!, {
      skip: (page - 1) * BATCHES_PER_PAGE,
      take: BATCHES_PER_PAGE,
    })
    const tallies = await batchTallies(
      tx,
      batches.map(({ id }) => id),
    )
    return { batches: batches.map((batch) => summaryOf(batch, tallies.get(batch.id)!)), total }
  },
})

/** One list: how far it is, and a page of its rows. */
export const checkBatch = query({
  name: 'duplicateCover.batch',
  allow: insurers,
  input: batchInput,
  run: async (context, { id, kind, page }) => {
    const batch = await ownBatch(context, id)
    const tally = (await batchTallies(context.tx, [id])).get(id)!
    const rows = await rowsOfBatch(context.tx, id, {
      kind,
      skip: (page - 1) * BATCH_ROWS_PER_PAGE,
      take: BATCH_ROWS_PER_PAGE,
    })
    return {
      ...summaryOf(batch, tally),
      askedBy: await askerOf(context.tx, batch.askedById),
      kind,
      page,
      rows: rows.map(rowOf),
      rowsOfKind: kind === null ? batch.rowCount : tally[kind],
    }
  },
})
export type BatchView = Extract<Awaited<ReturnType<typeof checkBatch>>, { ok: true }>['value']

/** 批量查重结果 as xlsx: every row with its answer, the bad ones with why. */
export const exportCheckBatch = query({
  name: 'duplicateCover.exportBatch',
  allow: insurers,
  input: oneBatch,
  run: async (context, { id }) => {
    const batch = await ownBatch(context, id)
    return {
      name: `批量查重结果 ${batch.number}.xlsx`,
      bytes: await exportXlsx(coverCheckAnswers, sheetRows(context, id)),
    }
  },
})

async function* sheetRows({ tx }: Context, id: string) {
  for (let after = 0; ;) {
    const rows = (await rowsOfBatch(tx, id, { kind: null, after, take: 5000 })).map(rowOf)
    for (const row of rows) yield { ...row, outcome: kindNames[row.kind] }
    if (rows.length < 5000) return
    after = rows.at(-1)!.rowNumber
  }
}

/** What the certificate of a whole list says, once it is answered. */
export const checkBatchCertificate = query({
  name: 'duplicateCover.batchCertificate',
  allow: insurers,
  input: oneBatch,
  run: async (context, { id }) => {
    const batch = await ownBatch(context, id)
    if (batch.endedAt === null) return notFound('批量查重凭证')
    return {
      certificateNumber: batch.number,
      insurerName: batch.insurerName,
      askedBy: await askerOf(context.tx, batch.askedById),
      askedAt: batch.askedAt,
      endedAt: batch.endedAt,
      source: batch.source,
      rowCount: batch.rowCount,
      rowsSha256: batch.rowsSha256,
      reserves: batch.reserves,
      tally: (await batchTallies(context.tx, [id])).get(id)!,
    }
  },
})

export const coverCheckTemplate = query({
  name: 'duplicateCover.batchTemplate',
  allow: insurers,
  input: z.strictObject({}),
  run: ({ now }) => exportTemplate(coverCheckList, now),
})
