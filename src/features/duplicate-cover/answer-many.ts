import { z } from 'zod'

import { notify } from '@/features/notifications'
import { actorOfAccount } from '@/server/auth/account-actor'
import { systemActor, type Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'
import { command, done } from '@/server/use-case'

import { answerOnly, answerWithCertificates } from './answer-questions'
import {
  batchTallies,
  claimBatch,
  endBatch,
  keepAnswers,
  unansweredRows,
  waitingBatches,
} from './batch-store'

/** As many codes are answered in one transaction: short enough that nobody waits for it. */
const ROWS_AT_ONCE = 500
const TURN_MS = 5_000

/** The next rows of one list; null when it waits no more, or another process is at it. */
const answerMany = command({
  name: 'duplicateCover.answerMany',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: z.strictObject({ batchId: z.uuid() }),
  run: async (context, { batchId }) => {
    const { tx, actor, now } = context
    const batch = await claimBatch(tx, batchId)
    if (!batch || batch.insurerId !== actor.organisationId) return done({ answered: 0 }, [])
    const rows = await unansweredRows(tx, batchId, ROWS_AT_ONCE)
    const questions = rows.map((row) => ({
      ...row,
      certificateNumber: `${batch.number}-${String(row.rowNumber).padStart(6, '0')}`,
    }))
    const answers = batch.reserves
      ? await answerWithCertificates(context, questions)
      : await answerOnly(context, questions)
    await keepAnswers(
      tx,
      batchId,
      answers.map((answer, index) => ({ ...answer, rowNumber: rows[index]!.rowNumber })),
    )
    const subject = { kind: 'cover-check-batch', id: batchId }
    const progress = { number: batch.number, from: rows[0]?.rowNumber ?? null, rows: rows.length }
    if (rows.length === ROWS_AT_ONCE) return done({ answered: rows.length }, { subject, detail: progress })
    await endBatch(tx, batchId, 'DONE', now)
    const { CLEAR, COVERED, RESERVED, BAD } = (await batchTallies(tx, [batchId])).get(batchId)!
    await notify(
      tx,
      {
        organisationId: batch.insurerId,
        accountId: batch.askedById,
        kind: 'duplicate-cover.answered',
        title: `批量查重 ${batch.number} 已答复：可以承保 ${CLEAR} 家，已在保 ${COVERED} 家，其他机构预留 ${RESERVED} 家${BAD ? `，有误 ${BAD} 行` : ''}`,
        href: `/insurer/duplicate-cover/batches/${batchId}`,
      },
      now,
    )
    return done(
      { answered: rows.length },
      { subject, detail: { ...progress, answers: { CLEAR, COVERED, RESERVED, BAD } } },
    )
  },
})

/** A list whose asker's account was disabled meanwhile gets no more answers. */
const stopBatch = command({
  name: 'duplicateCover.stopBatch',
  allow: ['SYSTEM'],
  input: z.strictObject({ batchId: z.uuid() }),
  run: async ({ tx, now }, { batchId }) => {
    await endBatch(tx, batchId, 'STOPPED', now)
    return done(
      { batchId },
      { subject: { kind: 'cover-check-batch', id: batchId }, detail: { state: 'STOPPED' } },
    )
  },
})

/**
 * A few hundred rows of each waiting list in turn, as the person who asked, until none is left or the turn is over. A process
 * that dies leaves the rows of its last transaction unanswered, and another goes on with them. Answers with the rows answered.
 */
export async function answerWaiting(now: Date, turnMs = TURN_MS): Promise<number> {
  const end = Date.now() + turnMs
  let worked = 0
  for (let found = 1; found > 0 && Date.now() < end;) {
    found = 0
    for (const batch of await asActor(systemActor(), waitingBatches)) {
      if (Date.now() >= end) break
      found += await answerSome(batch, now)
    }
    worked += found
  }
  return worked
}

async function answerSome(
  { id, askedById, address }: { id: string; askedById: string; address: string },
  now: Date,
): Promise<number> {
  const actor: Actor | null = await asActor(systemActor(address), (tx) =>
    actorOfAccount(tx, askedById, address),
  )
  const outcome = actor && (await answerMany(actor, { batchId: id }, { now }))
  if (outcome?.ok) return outcome.value.answered
  // The person is no more, or may no longer ask.
  await stopBatch(systemActor(address), { batchId: id }, { now })
  return 0
}
