import type { CalculationSheet } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import type { ApplicationState, Prisma, Tx } from '@/server/db'

import type { SubmissionFacts } from './submission-facts'

/** The room's reads of what happened to an application: events, submissions, returns, lists of them. */

export interface ApplicationEventFacts {
  verb: string
  fromState: ApplicationState | null
  toState: ApplicationState
  amountCny: string | null
  note: string
  at: Date
}

export async function eventsOf(tx: Tx, applicationId: string): Promise<ApplicationEventFacts[]> {
  const rows = await tx.applicationEvent.findMany({ where: { applicationId }, orderBy: { id: 'asc' } })
  return rows.map(({ verb, fromState, toState, amountCny, note, at }) => ({
    verb,
    fromState,
    toState,
    amountCny: amountCny?.toFixed(2) ?? null,
    note,
    at,
  }))
}

/** A frozen submission. `facts` of an insurer's application have a shape of their own. */
export interface Submission {
  sequence: number
  rulesVersion: string
  facts: SubmissionFacts
  sheet: CalculationSheet
  requestedAmountCny: string
  formFileId: string | null
  formSha256: string | null
  submittedAt: string
}

export async function submissionsOf(tx: Tx, applicationId: string): Promise<Submission[]> {
  const rows = await tx.applicationSubmission.findMany({
    where: { applicationId },
    orderBy: { sequence: 'asc' },
  })
  return rows.map((row) => ({
    sequence: row.sequence,
    rulesVersion: row.rulesVersion,
    facts: row.facts as unknown as SubmissionFacts,
    sheet: row.sheet as unknown as CalculationSheet,
    requestedAmountCny: row.requestedAmountCny.toFixed(2),
    formFileId: row.formFileId,
    formSha256: row.formSha256,
    submittedAt: row.submittedAt.toISOString(),
  }))
}

export interface ReturnFacts {
  submissionSequence: number
  /** As the reviewer wrote them: sentences, or objects with a `message`. */
  defects: string[]
  correctBy: string
  returnedAt: string
}

export async function returnsOf(tx: Tx, applicationId: string): Promise<ReturnFacts[]> {
  const rows = await tx.correctionReturn.findMany({
    where: { applicationId },
    orderBy: { returnedAt: 'asc' },
  })
  return rows.map((row) => ({
    submissionSequence: row.submissionSequence,
    defects: defectSentences(row.defects),
    correctBy: dateFromColumn(row.correctBy),
    returnedAt: row.returnedAt.toISOString(),
  }))
}

/**
 * Where a submission goes: to the division office first where the round asks for it, unless the province has the matter
 * in hand already (it returned the application, or took it over).
 */
export async function withProvinceAlready(tx: Tx, applicationId: string): Promise<boolean> {
  const takenOver = await tx.divisionTakeOver.count({ where: { applicationId } })
  const last = await tx.correctionReturn.findFirst({
    where: { applicationId },
    orderBy: { returnedAt: 'desc' },
    select: { review: { select: { stage: true } } },
  })
  return takenOver > 0 || last?.review.stage === 'PROVINCE'
}

function defectSentences(defects: Prisma.JsonValue): string[] {
  if (!Array.isArray(defects)) return []
  return defects.flatMap((defect) => {
    if (typeof defect === 'string') return [defect]
    const { message, text } = (defect ?? {}) as Record<string, unknown>
    const sentence = message ?? text
    return typeof sentence === 'string' ? [sentence] : []
  })
}

export interface OwnApplication {
  id: string
  roundId: string
  roundTitle: string
  halfYear: string
  state: ApplicationState
  receiptNumber: string | null
  requestedAmountCny: string | null
  approvedAmountCny: string | null
  submittedAt: string | null
  lastEditedAt: string
  correctBy: string | null
  closesOn: string
}

/** The applications of one applicant, newest first. */
export async function applicationsOf(tx: Tx, applicantId: string): Promise<OwnApplication[]> {
  const rows = await tx.application.findMany({
    where: { applicantId },
    include: { round: { select: { title: true, closesOn: true } } },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    roundId: row.roundId,
    roundTitle: row.round.title,
    halfYear: row.halfYear,
    state: row.state,
    receiptNumber: row.receiptNumber,
    requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? null,
    approvedAmountCny: row.approvedAmountCny?.toFixed(2) ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    lastEditedAt: row.lastEditedAt.toISOString(),
    correctBy: row.correctBy && dateFromColumn(row.correctBy),
    closesOn: dateFromColumn(row.round.closesOn),
  }))
}

/** The lines of an insurer's application, each with its policy. */
export async function policyLinesOf(tx: Tx, applicationId: string) {
  return tx.applicationPolicyLine.findMany({
    where: { applicationId },
    include: { insurancePolicy: true },
    orderBy: { position: 'asc' },
  })
}
