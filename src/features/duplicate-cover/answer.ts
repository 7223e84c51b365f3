import { addDays, addWorkingDays, dateInWords, type LawDate, type WorkingCalendar } from '@/policy-rules'
import type { DuplicateCoverOutcome } from '@/server/db'

/** What the walls let an insurer know of a code (E8): dates, and whether they are its own. */
export interface CoverStatus {
  coveredUntil: LawDate | null
  coveredBySelf: boolean
  reservedUntil: LawDate | null
  reservedBySelf: boolean
}

/** 二(五), E7, E8: cover in force comes first, then another's reservation; one's own reservation leaves the way clear. */
export function outcomeOf(status: CoverStatus): DuplicateCoverOutcome {
  if (status.coveredUntil !== null) return 'COVERED'
  return status.reservedUntil !== null && !status.reservedBySelf ? 'RESERVED' : 'CLEAR'
}

/** E7: 须在现有保单到期后: the day after the last day of the cover in force. */
export const earliestStart = (coveredUntil: LawDate): LawDate => addDays(coveredUntil, 1)

/**
 * E8: the last day of a reservation made today, the `workingDays`-th working day after it. In a year whose holidays nobody
 * has entered yet, Monday to Friday count, so that the insurer gets its answer.
 */
export function reservationEnd(
  today: LawDate,
  workingDays: number,
  { holidays, makeUpDays }: WorkingCalendar,
): LawDate {
  return addWorkingDays(today, workingDays, { holidays, makeUpDays })
}

/** How far ahead an enterprise is reserved: nobody keeps it from others for cover of next year (ADR 0020). */
export const MOST_DAYS_AHEAD = 60
export const latestStart = (today: LawDate): LawDate => addDays(today, MOST_DAYS_AHEAD)

/** A reservation that ended without a policy. */
export interface UnusedReservation {
  uscc: string
  endedOn: LawDate
}
/**
 * Whoever lets a reservation pass leaves the enterprise to others for one working day, so that reservations cannot be strung
 * together (ADR 0020).
 */
export const pausedUntil = (endedOn: LawDate, { holidays, makeUpDays }: WorkingCalendar): LawDate =>
  addWorkingDays(endedOn, 1, { holidays, makeUpDays })

/** The answer as a sentence: what is so, then what to do. Nothing of a rival's terms is in it (E8). */
export function answerInWords(answer: {
  outcome: DuplicateCoverOutcome
  coveredUntil: LawDate | null
  reservedUntil: LawDate | null
}): string {
  const { outcome, coveredUntil, reservedUntil } = answer
  if (outcome === 'COVERED' && coveredUntil !== null)
    return `该企业已承保至 ${dateInWords(coveredUntil)}，最早可于 ${dateInWords(earliestStart(coveredUntil))}起保。请在现有保单到期后承保。`
  if (outcome === 'RESERVED' && reservedUntil !== null)
    return `该企业已由其他机构预留至 ${dateInWords(reservedUntil)}。请在预留到期后重新查重。`
  if (reservedUntil === null)
    return `未发现在保的统保保单，本次没有为贵机构预留。请在起保前 ${MOST_DAYS_AHEAD} 日内再查重并预留；上一次预留未出单的，须隔一个工作日。`
  return `未发现在保的统保保单，已为贵机构预留至 ${dateInWords(reservedUntil)}。请在此之前登记保单，逾期自动解除。`
}
