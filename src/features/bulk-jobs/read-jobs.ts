import { z } from 'zod'

import { defineTable, exportXlsx } from '@/documents'
import { dateInShanghai } from '@/server/clock'
import { notFound, query } from '@/server/use-case'

import { readers } from './access'
import { MOST_ROWS } from './preview'
import { rowStateLabels } from './state'
import { findJob, nameOf, pageOfJobs, questionsOf, rowsOf, tallies, type Tally } from './store'

const pageSize = 100
const minute = 60_000

/** How far a job is; what is left out is no part of its total. */
function progressOf(tally: Tally) {
  const done = tally.DONE.rows
  const failed = tally.FAILED.rows
  return {
    total: done + failed + tally.PENDING.rows,
    worked: done + failed,
    done,
    failed,
    leftOut: tally.LEFT_OUT.rows,
  }
}

const shown = ['DONE', 'FAILED', 'PENDING', 'LEFT_OUT'] as const

/** One job: how far, each row with what happened to it, and what this person may do. */
export const bulkJob = query({
  name: 'bulk-jobs.detail',
  allow: readers,
  input: z.object({
    jobId: z.uuid(),
    state: z.enum(shown).optional().catch(undefined),
    page: z.coerce.number().int().min(1).default(1).catch(1),
  }),
  run: async ({ tx, actor }, { jobId, state, page }) => {
    const job = (await findJob(tx, jobId)) ?? notFound('批量办理')
    const tally = (await tallies(tx, [jobId])).get(jobId)!
    const mine = job.requesterId === actor.accountId
    const over = job.state !== 'PREVIEW' && job.state !== 'RUNNING'
    return {
      ...job,
      requesterName: await nameOf(tx, job.requesterId),
      questions: job.state === 'PREVIEW' ? await questionsOf(tx, jobId) : [],
      progress: progressOf(tally),
      tally,
      filter: state ?? null,
      page,
      pageSize,
      rowCount: state ? tally[state].rows : shown.reduce((sum, each) => sum + tally[each].rows, 0),
      rows: await rowsOf(tx, jobId, state ? [state] : [], { skip: (page - 1) * pageSize, take: pageSize }),
      may: {
        start: mine && job.state === 'PREVIEW' && tally.PENDING.rows > 0,
        cancel: mine && job.state === 'RUNNING',
        repeat: mine && over && tally.FAILED.rows + tally.PENDING.rows > 0,
      },
    }
  },
})
export type BulkJobView = Extract<Awaited<ReturnType<typeof bulkJob>>, { ok: true }>['value']

/** Jobs of this person (all of the organisation's with `all`), the newest first. */
export const bulkJobs = query({
  name: 'bulk-jobs.list',
  allow: readers,
  input: z.object({
    all: z.enum(['1']).optional().catch(undefined),
    page: z.coerce.number().int().min(1).default(1).catch(1),
  }),
  run: async ({ tx, actor }, { all, page }) => {
    const own = !all && actor.role !== 'AUDITOR' && actor.accountId ? { requesterId: actor.accountId } : {}
    const { jobs, total } = await pageOfJobs(tx, own, { skip: (page - 1) * pageSize, take: pageSize })
    return { all: all === '1', page, pageSize, total, jobs: await withProgress(tx, jobs) }
  },
})
export type BulkJobList = Extract<Awaited<ReturnType<typeof bulkJobs>>, { ok: true }>['value']

/** Jobs begun from the list at `path` that run, or ended in the last ten minutes: the strip above it. */
export const bulkJobsOfList = query({
  name: 'bulk-jobs.of-list',
  allow: readers,
  input: z.strictObject({ path: z.string() }),
  run: async ({ tx, actor, now }, { path }) => {
    const { jobs } = await pageOfJobs(
      tx,
      {
        list: path,
        requesterId: actor.accountId ?? '',
        finishedSince: new Date(now.getTime() - 10 * minute),
      },
      { skip: 0, take: 3 },
    )
    return withProgress(tx, jobs)
  },
})
export type JobsOfList = Extract<Awaited<ReturnType<typeof bulkJobsOfList>>, { ok: true }>['value']

async function withProgress(
  tx: Parameters<typeof tallies>[0],
  jobs: Awaited<ReturnType<typeof pageOfJobs>>['jobs'],
) {
  const all = await tallies(
    tx,
    jobs.map(({ id }) => id),
  )
  return jobs.map((job) => ({ ...job, progress: progressOf(all.get(job.id)!) }))
}

const table = defineTable({
  name: 'bulk-job-failures',
  title: '未办理清单',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'label', header: '办理对象', kind: 'text', required: true, width: 50 },
    { key: 'amountCny', header: '金额（元）', kind: 'amount', required: false, width: 18 },
    { key: 'state', header: '结果', kind: 'text', required: true, width: 12 },
    { key: 'message', header: '原因', kind: 'text', required: true, width: 90 },
  ],
})

/** What was not done and why, as xlsx: failed, left out at the preview, and not begun. */
export const exportBulkFailures = query({
  name: 'bulk-jobs.export-failures',
  allow: readers,
  input: z.object({ jobId: z.uuid() }),
  run: async ({ tx, now }, { jobId }) => {
    const job = (await findJob(tx, jobId)) ?? notFound('批量办理')
    const rows = await rowsOf(tx, jobId, ['FAILED', 'LEFT_OUT', 'PENDING'], { take: MOST_ROWS })
    const bytes = await exportXlsx(
      table,
      rows.map(({ position, label, amountCny, state, message, foreseen }) => ({
        position,
        label,
        amountCny,
        state: rowStateLabels[state],
        message: message || (state === 'LEFT_OUT' ? foreseen : '没有办理。'),
      })),
    )
    return {
      bytes,
      name: `${job.title}-未办理清单-${dateInShanghai(now)}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  },
})
