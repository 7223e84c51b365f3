import { dateToColumn } from '@/server/clock'
import type { ApplicationState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

import type { ConvertedLine } from './calculation'
import type { DraftRow } from './payment-line'

/** What the room writes; row-level security holds for every line of it. Reads for pages are in `read-store.ts`. */

export interface HeldApplication {
  id: string
  state: ApplicationState
  receiptNumber: string | null
  version: number
}

/** The application's row, held until the transaction ends; null when there is none that the actor may see. */
export async function lockApplication(tx: Tx, id: string): Promise<HeldApplication | null> {
  return (await lockApplications(tx, [id]))[0] ?? null
}

/** Those of these that the actor may see, held in the order of their ids, so that two who hold many do not wait for each other. */
export async function lockApplications(tx: Tx, ids: readonly string[]): Promise<HeldApplication[]> {
  return tx.$queryRaw<HeldApplication[]>`
    SELECT id, state, receipt_number AS "receiptNumber", version FROM application
    WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
}

export async function setState(tx: Tx, ids: readonly string[], state: ApplicationState): Promise<void> {
  await tx.$executeRaw`
    UPDATE application SET state = ${state}::application_state, version = version + 1 WHERE id = ANY(${[...ids]}::uuid[])`
}

export async function recordEvents(
  tx: Tx,
  events: Prisma.ApplicationEventUncheckedCreateInput[],
): Promise<void> {
  await tx.applicationEvent.createMany({ data: events })
}

/** @throws a violation of `application_one_per_round` when another has just begun. */
export async function createApplication(
  tx: Tx,
  application: {
    roundId: string
    applicantId: string
    halfYear: string
    bankAccountId: string | null
    by: string | null
    at: Date
  },
): Promise<string> {
  const { by, at, ...data } = application
  const { id } = await tx.application.create({
    data: { ...data, programme: 'GENERAL', lastEditedById: by, lastEditedAt: at, createdAt: at },
    select: { id: true },
  })
  return id
}

export interface DraftChange {
  otherSubsidiesCny?: string
  declarationAccepted?: boolean
  bankAccountId?: string | null
}

/** Keeps a change of the draft and who made it; returns the new version. */
export async function saveChange(
  tx: Tx,
  id: string,
  change: DraftChange & { incompleteRows?: IncompleteRow[] },
  by: string | null,
  at: Date,
): Promise<number> {
  const { incompleteRows, ...rest } = change
  const { version } = await tx.application.update({
    where: { id },
    data: {
      ...rest,
      ...(incompleteRows ? { incompleteRows: incompleteRows as unknown as Prisma.InputJsonValue } : {}),
      lastEditedById: by,
      lastEditedAt: at,
      version: { increment: 1 },
    },
    select: { version: true },
  })
  return version
}

export interface IncompleteRow extends DraftRow {
  position: number
}

/** The lines as they now stand; each keeps the id it had. */
export async function replaceLines(
  tx: Tx,
  applicationId: string,
  lines: readonly ConvertedLine[],
): Promise<void> {
  await tx.premiumPaymentLine.deleteMany({ where: { applicationId } })
  await tx.premiumPaymentLine.createMany({
    data: lines.map((line) => ({
      ...line,
      applicationId,
      periodStart: dateToColumn(line.periodStart),
      periodEnd: dateToColumn(line.periodEnd),
      invoiceIssuedOn: dateToColumn(line.invoiceIssuedOn),
      paidOn: dateToColumn(line.paidOn),
      exchangeRateDate: line.exchangeRateDate && dateToColumn(line.exchangeRateDate),
    })),
  })
}

export async function addMaterial(
  tx: Tx,
  material: { applicationId: string; requirementId: string; fileId: string; addedAt: Date },
): Promise<string> {
  return (await tx.applicationMaterial.create({ data: material, select: { id: true } })).id
}

/** False when there is no such material, or it was removed before. */
export async function removeMaterialRow(
  tx: Tx,
  applicationId: string,
  materialId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.applicationMaterial.updateMany({
    where: { id: materialId, applicationId, removedAt: null },
    data: { removedAt: at },
  })
  return count === 1
}

export async function addSubmission(
  tx: Tx,
  submission: {
    applicationId: string
    sequence: number
    rulesVersion: string
    facts: object
    sheet: object
    requestedAmountCny: string
    formFileId: string
    formSha256: string
    submittedById: string
    submittedAt: Date
  },
): Promise<void> {
  await tx.applicationSubmission.create({
    data: submission as Prisma.ApplicationSubmissionUncheckedCreateInput,
  })
  await tx.application.update({
    where: { id: submission.applicationId },
    data: {
      submissionSequence: submission.sequence,
      requestedAmountCny: submission.requestedAmountCny,
      submittedAt: submission.submittedAt,
      correctBy: null,
    },
  })
}

export async function setReceiptNumber(tx: Tx, id: string, receiptNumber: string): Promise<void> {
  await tx.application.update({ where: { id }, data: { receiptNumber } })
}
