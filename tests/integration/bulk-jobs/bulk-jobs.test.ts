import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import {
  bulkJob,
  bulkJobsOfList,
  cancelBulkJob,
  exportBulkFailures,
  repeatBulkJob,
  runBulkJobs,
  startBulkJob,
} from '@/features/bulk-jobs'
import { previewBulkReview, takeApplication } from '@/features/reviews'
import type { Actor } from '@/server/auth/actor'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, anOrganisation, someday } from '../../factories/people'
import { anApplicationForReview, type ReviewedApplicationOptions } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const turn = () => runBulkJobs(someday, 60_000)

/** So many applications of as many enterprises in one round. */
async function applications(count: number, options: Partial<ReviewedApplicationOptions> = {}) {
  const round = await aRound({ requirements: [] })
  const made = []
  for (let i = 0; i < count; i += 1)
    made.push(
      await anApplicationForReview({
        roundId: round.id,
        applicant: await anEnterprise(),
        requestedAmountCny: '500.00',
        payments: [{ paidAmount: '1000.00' }],
        ...options,
      }),
    )
  return { roundId: round.id, ids: made.map(({ id }) => id) }
}

const preview = async (actor: Actor, step: 'take' | 'prepare' | 'approve', selected: string[]) =>
  valueOf(await previewBulkReview(actor, { step, selected, all: false, filter: {} }, at)).jobId
const seen = async (actor: Actor, jobId: string) => valueOf(await bulkJob(actor, { jobId }, at))

describe('a bulk job', () => {
  let preparer: Actor
  let colleague: Actor
  let checker: Actor
  beforeAll(async () => {
    const organisationId = (await anOrganisation({ kind: 'PROVINCIAL_COMMERCE', name: '省商务厅' })).id
    preparer = await aPerson('COMMERCE_PREPARER', { organisationId })
    colleague = await aPerson('COMMERCE_PREPARER', { organisationId })
    checker = await aPerson('COMMERCE_CHECKER', { organisationId })
  })

  it('runs exactly what was previewed, and names each row that failed', async () => {
    const { ids } = await applications(4)
    const jobId = await preview(preparer, 'take', ids)
    expect(await seen(preparer, jobId)).toMatchObject({
      state: 'PREVIEW',
      progress: { total: 4, leftOut: 0 },
      tally: { PENDING: { rows: 4, amountCny: '2000.00' } },
      may: { start: true },
    })
    // A colleague is quicker with one of them.
    valueOf(await takeApplication(colleague, { applicationId: ids[1]! }, at))
    valueOf(await startBulkJob(preparer, { jobId }, at))
    expect(valueOf(await bulkJobsOfList(preparer, { path: '/commerce/reviews' }, at))[0]).toMatchObject({
      id: jobId,
      state: 'RUNNING',
    })
    expect(await turn()).toBe(4)
    const job = await seen(preparer, jobId)
    expect(job).toMatchObject({ state: 'DONE', progress: { total: 4, worked: 4, done: 3, failed: 1 } })
    expect(job.rows.map(({ state }) => state)).toEqual(['DONE', 'FAILED', 'DONE', 'DONE'])
    expect(job.rows[1]!.message).toContain('审核中')
    expect(
      await asOwner(
        `SELECT count(*)::int AS n FROM review WHERE application_id = ANY($1::uuid[]) AND preparer_id = $2`,
        [ids, preparer.accountId],
      ),
    ).toEqual([{ n: 3 }])
    const file = valueOf(await exportBulkFailures(preparer, { jobId }, at))
    expect(file.name).toContain('未办理清单')

    // What failed is done again by itself: still in the colleague's hands, it fails again with the same words.
    const again = valueOf(await repeatBulkJob(preparer, { jobId }, at)).jobId
    expect((await seen(preparer, again)).rows.map(({ label }) => label)).toEqual([job.rows[1]!.label])
  })

  it('leaves out with a reason what cannot be done, and takes the whole filtered list', async () => {
    const { ids, roundId } = await applications(3)
    valueOf(await takeApplication(colleague, { applicationId: ids[0]! }, at))
    const { jobId } = valueOf(
      await previewBulkReview(preparer, { step: 'take', all: true, filter: { round: roundId } }, at),
    )
    const job = await seen(preparer, jobId)
    expect(job.progress).toMatchObject({ total: 2, leftOut: 1 })
    expect(job.rows.find(({ subjectId }) => subjectId === ids[0])).toMatchObject({
      state: 'LEFT_OUT',
      foreseen: expect.stringContaining('审核中'),
    })
    expect(job.href).toContain(roundId)
  })

  it('asks its question once, and the answer is in every row', async () => {
    const { ids } = await applications(2, { state: 'REVIEWED', preparerId: colleague.accountId! })
    const jobId = await preview(checker, 'approve', ids)
    valueOf(await startBulkJob(checker, { jobId, answers: { remark: '同意支持' } }, at))
    await turn()
    expect((await seen(checker, jobId)).progress).toMatchObject({ done: 2, failed: 0 })
    expect(
      await asOwner(
        `SELECT DISTINCT checker_remark, state FROM review WHERE application_id = ANY($1::uuid[])`,
        [ids],
      ),
    ).toEqual([{ checker_remark: '同意支持', state: 'APPROVED' }])
    const prepared = await preview(preparer, 'prepare', (await applications(1)).ids)
    expect(await startBulkJob(preparer, { jobId: prepared }, at)).toMatchObject({ ok: false })
  })

  it('accepts what has no finding and sends it on; a line with a finding stays', async () => {
    const { ids } = await applications(2)
    await asOwner(
      `INSERT INTO insurer_invoice (id, insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at)
       SELECT gen_random_uuid(), $2, o.uscc, l.insurance_policy_number, l.invoice_number, l.invoice_issued_on, 'CNY', l.invoice_amount, now()
       FROM premium_payment_line l JOIN application a ON a.id = l.application_id JOIN organisation o ON o.id = a.applicant_id
       WHERE a.id = $1`,
      [ids[0], (await anOrganisation({ kind: 'INSURER' })).id],
    )
    for (const applicationId of ids) valueOf(await takeApplication(preparer, { applicationId }, at))
    const jobId = await preview(preparer, 'prepare', ids)
    expect((await seen(preparer, jobId)).rows.map(({ state, foreseen }) => [state, foreseen])).toEqual([
      ['PENDING', expect.stringContaining('按申报金额通过')],
      ['LEFT_OUT', '有核查提示的 1 行尚未核定，请打开这件申报逐行核定。'],
    ])
    expect(await startBulkJob(preparer, { jobId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID', details: { fieldErrors: { 'answer.opinion': [expect.any(String)] } } },
    })
    valueOf(await startBulkJob(preparer, { jobId, answers: { opinion: '同意' } }, at))
    await turn()
    expect((await seen(preparer, jobId)).progress).toMatchObject({ done: 1, failed: 0 })
    expect(await asOwner(`SELECT state FROM application WHERE id = $1`, [ids[0]])).toEqual([
      { state: 'REVIEWED' },
    ])
  })

  it('stops at once when its person’s account is disabled, and where its person says so', async () => {
    const leaver = await aPerson('COMMERCE_PREPARER')
    const { ids } = await applications(2)
    const jobId = await preview(leaver, 'take', ids)
    valueOf(await startBulkJob(leaver, { jobId }, at))
    await asOwner(`UPDATE account SET disabled_at = now() WHERE id = $1`, [leaver.accountId])
    await turn()
    expect(await asOwner(`SELECT state FROM bulk_job WHERE id = $1`, [jobId])).toEqual([{ state: 'STOPPED' }])

    const other = await preview(preparer, 'take', ids)
    valueOf(await startBulkJob(preparer, { jobId: other }, at))
    expect(await cancelBulkJob(colleague, { jobId: other }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await cancelBulkJob(preparer, { jobId: other }, at))
    expect(await turn()).toBe(0)
    expect(await seen(preparer, other)).toMatchObject({
      state: 'CANCELLED',
      progress: { worked: 0, total: 2 },
    })
    expect(await asOwner(`SELECT DISTINCT state FROM application WHERE id = ANY($1::uuid[])`, [ids])).toEqual(
      [{ state: 'SUBMITTED' }],
    )
  })

  it('is seen by its organisation alone, and what was previewed cannot be changed', async () => {
    const { ids } = await applications(1)
    const jobId = await preview(preparer, 'take', ids)
    const stranger = await aPerson('FINANCE_CHECKER')
    expect(await bulkJob(stranger, { jobId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await startBulkJob(stranger, { jobId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    valueOf(await bulkJob(await aPerson('AUDITOR'), { jobId }, at))
    expect(await startBulkJob(colleague, { jobId }, at)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    valueOf(await startBulkJob(preparer, { jobId }, at))
    await turn()
    await expect(asOwner(`UPDATE bulk_job_row SET message = 'x' WHERE job_id = $1`, [jobId])).rejects.toThrow(
      /has its outcome/,
    )
    await expect(asOwner(`DELETE FROM bulk_job WHERE id = $1`, [jobId])).rejects.toThrow(/is kept/)
    expect(await startBulkJob(preparer, { jobId }, at)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
  })

  it('refuses a step of another role, and an empty selection', async () => {
    expect(
      await previewBulkReview(preparer, { step: 'approve', selected: [], filter: {} }, at),
    ).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    expect(await previewBulkReview(preparer, { step: 'take', selected: [], filter: {} }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
  })
})
