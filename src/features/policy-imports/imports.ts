import { z } from 'zod'

import { exportRejectedRows, exportTemplate, insurancePolicyList } from '@/documents'
import { bytesOf } from '@/features/stored-files'
import { PAGE_SIZE, pageWithin } from '@/server/paging'
import { notFound, query, type Context } from '@/server/use-case'

import { importInput, importsInput, oneImport } from './schema'
import {
  badReasons,
  fileOf,
  importById,
  nameOf,
  pageOfImports,
  pageOfRows,
  tallyOf,
  type StoredImport,
} from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const

const summaryOf = (row: StoredImport) => ({
  id: row.id,
  number: row.number,
  fileName: row.fileName,
  state: row.state,
  remark: row.remark,
  rowsRead: row.rowsRead,
  recordedRows: row.recordedRows,
  sentAt: row.sentAt.toISOString(),
})
export type ImportSummary = ReturnType<typeof summaryOf>

/** The insurer's imports, newest first. */
export const policyImports = query({
  name: 'policyImports.list',
  allow: insurers,
  input: importsInput,
  run: async ({ tx, actor }, { page }) => {
    const { total } = await pageOfImports(tx, actor.organisationId!, { skip: 0, take: 0 })
    const shown = pageWithin(page, total)
    const { rows } = await pageOfImports(tx, actor.organisationId!, {
      skip: (shown - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    })
    return { rows: rows.map(summaryOf), total, page: shown, pageSize: PAGE_SIZE }
  },
})

async function ownImport({ tx, actor }: Context, id: string): Promise<StoredImport> {
  const found = await importById(tx, id)
  return found && found.insurerId === actor.organisationId ? found : notFound('导入')
}

/** One import: how far it is, what recording it would do, and a page of its rows. */
export const policyImport = query({
  name: 'policyImports.detail',
  allow: insurers,
  input: importInput,
  run: async (context, { id, verdict, page }) => {
    const { tx } = context
    const found = await ownImport(context, id)
    const tally = await tallyOf(tx, id)
    const counts = { GOOD: tally.good, BAD: tally.bad, SAME: tally.same }
    const total = verdict ? counts[verdict] : tally.good + tally.bad + tally.same
    const shown = pageWithin(page, total)
    return {
      ...summaryOf(found),
      sentBy: await nameOf(tx, found.sentById),
      hasEvidence: found.evidenceFileId !== null,
      sameAsId: found.sameAsId,
      onlyGood: found.onlyGood,
      endedAt: found.endedAt?.toISOString() ?? null,
      tally,
      verdict,
      rows: await pageOfRows(tx, id, verdict, { skip: (shown - 1) * PAGE_SIZE, take: PAGE_SIZE }),
      total,
      page: shown,
      pageSize: PAGE_SIZE,
    }
  },
})
export type ImportDetail = Extract<Awaited<ReturnType<typeof policyImport>>, { ok: true }>['value']

/** The rows that were not taken, as they were typed, with a column of reasons: corrected there, it may be sent again. */
export const exportBadRows = query({
  name: 'policyImports.exportBad',
  allow: insurers,
  input: oneImport,
  run: async (context, { id }) => {
    const found = await ownImport(context, id)
    const file = await fileOf(context.tx, found.fileId)
    if (!file) return notFound('清单文件')
    const reasons = await badReasons(context.tx, id)
    return {
      name: `有误的保单 ${found.number}.xlsx`,
      bytes: await exportRejectedRows(insurancePolicyList, await bytesOf(file), reasons),
    }
  },
})

export const policyListTemplate = query({
  name: 'policyImports.template',
  allow: insurers,
  input: z.strictObject({}),
  run: ({ now }) => exportTemplate(insurancePolicyList, now),
})
