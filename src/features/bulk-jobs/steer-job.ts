import { z } from 'zod'

import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { workers } from './access'
import { registeredKind } from './kind'
import { MOST_ROWS, previewBulk } from './preview'
import { answersTo } from './questions'
import { stateLabels, transitions } from './state'
import { countRunning, endJob, findJob, lockJob, questionsOf, rowsOf, startJob } from './store'

/** S15: as many of one person's jobs run at once. */
const MOST_RUNNING = 5

const jobId = z.uuid('这项办理的编号不正确，请返回列表重新打开。')

/** The job, held; only the one who previewed it steers it. */
async function ownJob({ tx, actor }: Context, id: string, verb: 'start' | 'cancel') {
  const job = await lockJob(tx, id)
  if (!job) return notFound('批量办理')
  if (job.requesterId !== actor.accountId)
    refuse('FORBIDDEN', `这项${job.title}由另一位同事发起，您只能查看。`)
  const row = transitions.find((each) => each.verb === verb)!
  if (job.state !== row.from)
    refuse(
      'WRONG_STATE',
      `这项${job.title}目前为“${stateLabels[job.state]}”，不能“${row.label}”。请刷新页面查看。`,
    )
  return job
}

/** 开始办理: exactly the rows that were previewed. `answers` are those to the questions of the preview. */
export const startBulkJob = command({
  name: 'bulk-jobs.start',
  allow: workers,
  input: z.strictObject({ jobId, answers: z.record(z.string(), z.string().max(1000)).default({}) }),
  run: async (context, { jobId: id, answers }) => {
    const { tx, actor, now } = context
    await ownJob(context, id, 'start')
    if ((await countRunning(tx, actor.accountId!)) >= MOST_RUNNING)
      refuse('LIMIT', `您已有 ${MOST_RUNNING} 项批量办理正在进行。请等其中一项办完，再开始这一项。`)
    if ((await rowsOf(tx, id, ['PENDING'], { take: 1 })).length === 0)
      refuse('WRONG_STATE', '预览中没有可以办理的行。请返回列表重新选择。')
    const parameters = answersTo(await questionsOf(tx, id), answers)
    await startJob(tx, id, parameters, now)
    return done({ jobId: id }, { subject: { kind: 'bulk-job', id }, detail: { parameters } })
  },
})

/** 停止办理: what is not yet begun is left as it is. */
export const cancelBulkJob = command({
  name: 'bulk-jobs.cancel',
  allow: workers,
  input: z.strictObject({ jobId }),
  run: async (context, { jobId: id }) => {
    await ownJob(context, id, 'cancel')
    await endJob(context.tx, id, 'CANCELLED', context.now, '发起人停止了办理，其余各件没有办理。')
    return done({ jobId: id }, { subject: { kind: 'bulk-job', id } })
  },
})

/** 再次办理: what failed or was left undone becomes a new preview. */
export const repeatBulkJob = command({
  name: 'bulk-jobs.repeat',
  allow: workers,
  input: z.strictObject({ jobId }),
  run: async (context, { jobId: id }) => {
    const { tx, actor } = context
    const job = await findJob(tx, id)
    if (!job) return notFound('批量办理')
    const kind = registeredKind(job.kind)
    if (job.requesterId !== actor.accountId)
      refuse('FORBIDDEN', `这项${job.title}由另一位同事发起，您只能查看。`)
    if (job.state === 'PREVIEW' || job.state === 'RUNNING' || !kind)
      return refuse('WRONG_STATE', '这项办理还没有结束。请等它办完，或先停止办理。')
    const rows = await rowsOf(tx, id, ['FAILED', 'PENDING'], { take: MOST_ROWS })
    const value = await previewBulk(context, kind, {
      rows: rows.map(({ subjectId, label, input, amountCny, foreseen }) => ({
        subjectId,
        label,
        input: { ...(job.parameters as Record<string, string>), ...input } as never,
        amountCny,
        foreseen,
      })),
      href: job.href,
    })
    return done(value, { subject: { kind: 'bulk-job', id: value.jobId }, detail: { repeats: id } })
  },
})
