import { randomUUID } from 'node:crypto'

import { settingsOn } from '@/features/ruling-settings'
import { officialCalendar } from '@/features/working-calendar'
import { addDays, type LawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { DuplicateCoverOutcome } from '@/server/db'
import type { Context } from '@/server/use-case'

import { type CoverStatus, latestStart, outcomeOf, pausedUntil, reservationEnd } from './answer'
import { releaseExpired, reserved, reserveAll, unusedReservations } from './reservation-store'
import { amendCheck, coverStatuses, createChecks } from './store'

/** What is asked of one code, and the number of the certificate that it gets. */
export interface Question {
  uscc: string
  coverFrom: LawDate
  certificateNumber: string
}

export interface Answer {
  enterpriseName: string
  outcome: DuplicateCoverOutcome
  coveredUntil: LawDate | null
  reservedUntil: LawDate | null
  /** The certificate; null when it was only asked. */
  checkId: string | null
}

type Asked = Pick<Question, 'uscc' | 'coverFrom'>

/** Answers without a trace on the register: no certificate, no reservation. In the order of the questions. */
export async function answerOnly(context: Context, asked: readonly Asked[]): Promise<Answer[]> {
  const today = dateInShanghai(context.now)
  const found = await coverStatuses(context.tx, asked, context.actor.organisationId!, today)
  return found.map(({ enterpriseName, ...status }) => ({
    enterpriseName,
    ...toldOf(status),
    checkId: null,
  }))
}

/**
 * 查重 (二(五), E8): a certificate for each code whatever the answer, and what is free is reserved for this insurer. Reservations
 * are asked for in the order of their codes, so that two insurers with long lists wait for each other in one order only;
 * of two at the same moment the database lets one reserve, the other is answered RESERVED.
 */
export async function answerWithCertificates(
  context: Context,
  questions: readonly Question[],
): Promise<Answer[]> {
  const { tx, actor, now } = context
  const today = dateInShanghai(now)
  const insurerId = actor.organisationId!
  const codes = questions.map(({ uscc }) => uscc).toSorted()
  await releaseExpired(tx, codes, today, now)
  const { reservationWorkingDays } = await settingsOn(tx, today)
  const calendar = await officialCalendar(tx, addDays(today, -31), today)
  const until = reservationEnd(today, reservationWorkingDays, calendar)
  const paused = new Set(
    (await unusedReservations(tx, insurerId, codes, addDays(today, -31)))
      .filter(({ endedOn }) => today <= pausedUntil(endedOn, calendar))
      .map(({ uscc }) => uscc),
  )
  const found = await coverStatuses(tx, questions, insurerId, today)
  const answers = questions.map(({ uscc, coverFrom, certificateNumber }, index) => {
    const { enterpriseName, ...status } = found[index]!
    const told = toldOf(status)
    const mayReserve = coverFrom <= latestStart(today) && !paused.has(uscc)
    const free = told.outcome === 'CLEAR' && told.reservedUntil === null && mayReserve
    return {
      uscc,
      coverFrom,
      certificateNumber,
      enterpriseName,
      ...told,
      free,
      reservedUntil: free ? until : told.reservedUntil,
      checkId: randomUUID(),
    }
  })
  await createChecks(
    tx,
    answers.map((answer) => ({
      id: answer.checkId,
      certificateNumber: answer.certificateNumber,
      uscc: answer.uscc,
      enterpriseName: answer.enterpriseName,
      coverFrom: answer.coverFrom,
      outcome: answer.outcome,
      coveredUntil: answer.coveredUntil,
      reservedUntil: answer.reservedUntil,
      insurerId,
      checkedById: actor.accountId,
      checkedAt: now,
    })),
  )
  const free = answers.filter((answer) => answer.free)
  await reserveAll(
    tx,
    free
      .toSorted((a, b) => (a.uscc < b.uscc ? -1 : 1))
      .map(({ uscc, checkId }) => ({ uscc, insurerId, checkId, from: today, until })),
  )
  const held = await reserved(
    tx,
    free.map(({ checkId }) => checkId),
  )
  for (const answer of free.filter(({ checkId }) => !held.has(checkId))) {
    const [after] = await coverStatuses(tx, [answer], insurerId, today)
    Object.assign(answer, toldOf(after!))
    await amendCheck(tx, answer.checkId, answer)
  }
  return answers
}

/** Under a cover nobody's reservation matters, and a rival's is not told. */
function toldOf(status: CoverStatus) {
  const outcome = outcomeOf(status)
  return {
    outcome,
    coveredUntil: status.coveredUntil,
    reservedUntil: outcome === 'COVERED' ? null : status.reservedUntil,
  }
}
