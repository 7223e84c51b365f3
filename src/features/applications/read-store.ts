import type { RoundFx } from '@/features/exchange-rates'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { ApplicationState, EnterpriseState, Programme, RoundState, Tx } from '@/server/db'
import type { Prisma } from '@/server/db'

import type { ConvertedLine } from './calculation'
import type { PaymentLine } from './payment-line'
import type { IncompleteRow } from './store'

/** The room's reads: rows leave it as plain facts, amounts as decimal strings, days as `YYYY-MM-DD`. */

export interface Requirement {
  id: string
  name: string
  hint: string
  required: boolean
  position: number
}

export interface RoundFacts extends RoundFx {
  id: string
  title: string
  programme: Programme
  state: RoundState
  closesOn: string
  supportRatio: string
  shortageFactor: string | null
  /** The division office looks first. */
  divisionReview: boolean
  contactPhone: string
  requirements: Requirement[]
}

export interface Material {
  id: string
  requirementId: string
  fileId: string
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  addedAt: string
}

export interface Applicant {
  id: string
  name: string
  uscc: string
  divisionCode: string | null
  divisionName: string
  contactName: string
  contactPhone: string
  /** Null for an insurer. */
  state: EnterpriseState | null
}

export interface StoredApplication {
  id: string
  roundId: string
  programme: Programme
  halfYear: string
  state: ApplicationState
  version: number
  receiptNumber: string | null
  submissionSequence: number
  submittedAt: string | null
  correctBy: string | null
  heldReason: string | null
  requestedAmountCny: string | null
  approvedAmountCny: string | null
  otherSubsidiesCny: string
  declarationAccepted: boolean
  bankAccountId: string | null
  lastEditedById: string | null
  lastEditedAt: Date
  createdAt: Date
  applicant: Applicant
  round: RoundFacts
  lines: ConvertedLine[]
  incompleteRows: IncompleteRow[]
  materials: Material[]
}

const roundInclude = { requirements: { orderBy: { position: 'asc' } } } satisfies Prisma.RoundInclude
const include = {
  round: { include: roundInclude },
  applicant: { include: { enterprise: true, division: true } },
  paymentLines: { orderBy: { position: 'asc' } },
  materials: { where: { removedAt: null }, include: { file: true }, orderBy: { addedAt: 'asc' } },
} satisfies Prisma.ApplicationInclude

type RoundRow = Prisma.RoundGetPayload<{ include: typeof roundInclude }>
type ApplicationRow = Prisma.ApplicationGetPayload<{ include: typeof include }>

/** The whole application, or null when there is none that the actor may see. */
export async function findApplication(tx: Tx, id: string): Promise<StoredApplication | null> {
  const row = await tx.application.findUnique({ where: { id }, include })
  return row && fromRow(row)
}

function fromRow(row: ApplicationRow): StoredApplication {
  return {
    id: row.id,
    roundId: row.roundId,
    programme: row.programme,
    halfYear: row.halfYear,
    state: row.state,
    version: row.version,
    receiptNumber: row.receiptNumber,
    submissionSequence: row.submissionSequence,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    correctBy: row.correctBy && dateFromColumn(row.correctBy),
    heldReason: row.heldReason,
    requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? null,
    approvedAmountCny: row.approvedAmountCny?.toFixed(2) ?? null,
    otherSubsidiesCny: row.otherSubsidiesCny.toFixed(2),
    declarationAccepted: row.declarationAccepted,
    bankAccountId: row.bankAccountId,
    lastEditedById: row.lastEditedById,
    lastEditedAt: row.lastEditedAt,
    createdAt: row.createdAt,
    applicant: applicantFrom(row.applicant),
    round: roundFrom(row.round),
    lines: row.paymentLines.map(lineFrom),
    incompleteRows: row.incompleteRows as unknown as IncompleteRow[],
    materials: row.materials.map(({ file, ...material }) => ({
      id: material.id,
      requirementId: material.requirementId,
      fileId: file.id,
      name: file.displayName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      addedAt: material.addedAt.toISOString(),
    })),
  }
}

function lineFrom(line: ApplicationRow['paymentLines'][number]): ConvertedLine {
  const { applicationId: _, ...rest } = line
  return {
    ...(rest as unknown as PaymentLine),
    periodStart: dateFromColumn(line.periodStart),
    periodEnd: dateFromColumn(line.periodEnd),
    invoiceIssuedOn: dateFromColumn(line.invoiceIssuedOn),
    paidOn: dateFromColumn(line.paidOn),
    invoiceAmount: line.invoiceAmount.toFixed(2),
    paidAmount: line.paidAmount.toFixed(2),
    exchangeRate: line.exchangeRate?.toFixed() ?? null,
    exchangeRateDate: line.exchangeRateDate && dateFromColumn(line.exchangeRateDate),
    amountCny: line.amountCny?.toFixed(2) ?? null,
  }
}

function roundFrom(row: RoundRow): RoundFacts {
  return {
    id: row.id,
    title: row.title,
    noticeNumber: row.noticeNumber,
    programme: row.programme,
    state: row.state,
    halfYear: row.halfYear,
    opensOn: dateFromColumn(row.opensOn),
    closesOn: dateFromColumn(row.closesOn),
    supportRatio: row.supportRatio.toFixed(),
    shortageFactor: row.shortageFactor?.toFixed() ?? null,
    fxRule: row.fxRule,
    fixedRates: row.fixedRates as Record<string, string>,
    divisionReview: row.divisionReview,
    contactPhone: row.contactPhone,
    requirements: row.requirements.map(({ id, name, hint, required, position }) => ({
      id,
      name,
      hint,
      required,
      position,
    })),
  }
}

function applicantFrom(row: ApplicationRow['applicant']): Applicant {
  return {
    id: row.id,
    name: row.enterprise?.name ?? row.name,
    uscc: row.enterprise?.uscc ?? row.uscc ?? '',
    divisionCode: row.enterprise?.divisionCode ?? row.divisionCode,
    divisionName: row.division?.name ?? '',
    contactName: row.enterprise?.contactName ?? '',
    contactPhone: row.enterprise?.contactPhone ?? '',
    state: row.enterprise?.state ?? null,
  }
}

/** The round, when it was released (others see no other). */
export async function findRound(tx: Tx, id: string): Promise<RoundFacts | null> {
  const row = await tx.round.findUnique({ where: { id }, include: roundInclude })
  return row && roundFrom(row)
}

/** Released GENERAL rounds whose window has not closed before `today`. */
export async function roundsToApplyFor(tx: Tx, today: string): Promise<RoundFacts[]> {
  const rows = await tx.round.findMany({
    where: { state: 'RELEASED', programme: 'GENERAL', closesOn: { gte: dateToColumn(today) } },
    include: roundInclude,
    orderBy: { closesOn: 'asc' },
  })
  return rows.map(roundFrom)
}

export async function findEnterprise(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; uscc: string; state: EnterpriseState } | null> {
  return tx.enterprise.findUnique({
    where: { id },
    select: { id: true, name: true, uscc: true, state: true },
  })
}

export async function liveApplicationOf(
  tx: Tx,
  roundId: string,
  applicantId: string,
): Promise<string | null> {
  const row = await tx.application.findFirst({
    where: { roundId, applicantId, state: { not: 'WITHDRAWN' } },
    select: { id: true },
  })
  return row?.id ?? null
}

export interface PayeeAccount {
  id: string
  accountName: string
  bankName: string
  bankCode: string
  accountNumber: string
  verified: boolean
}

/** The accounts that money may be paid to, verified ones first. */
export async function payeeAccounts(tx: Tx, organisationId: string): Promise<PayeeAccount[]> {
  const rows = await tx.bankAccount.findMany({
    where: { organisationId, state: { not: 'REPLACED' } },
    orderBy: [{ verifiedAt: { sort: 'desc', nulls: 'last' } }],
  })
  return rows.map(({ id, accountName, bankName, bankCode, accountNumber, state }) => ({
    id,
    accountName,
    bankName,
    bankCode,
    accountNumber,
    verified: state === 'VERIFIED',
  }))
}

/** C1: which of the lines another application that is in has already; by whom is told only of one's own. */
export async function appliedFor(
  tx: Tx,
  applicationId: string,
  organisationId: string,
  lines: readonly PaymentLine[],
): Promise<Map<string, { own: boolean; receiptNumber: string | null; halfYear: string | null }>> {
  if (lines.length === 0) return new Map()
  const rows = await tx.$queryRaw<
    { position: number; own: boolean; receiptNumber: string | null; halfYear: string | null }[]
  >`
    SELECT l.position, f.own, f.receipt_number AS "receiptNumber", f.half_year AS "halfYear"
    FROM unnest(${lines.map((line) => line.position)}::int[], ${lines.map((line) => line.invoiceNumber)}::text[],
      ${lines.map((line) => line.bankTransactionNumber)}::text[]) AS l(position, invoice, transaction),
      LATERAL payment_applied_for(l.invoice, l.transaction, ${applicationId}::uuid, ${organisationId}::uuid) f`
  const byPosition = new Map(lines.map((line) => [line.position, line.id]))
  return new Map(rows.map(({ position, ...found }) => [byPosition.get(position)!, found]))
}

/** Numbers of the enterprise's own platform policies (C11, E6). */
export async function platformPolicyNumbers(tx: Tx, enterpriseId: string): Promise<Set<string>> {
  const rows = await tx.insurancePolicy.findMany({
    where: { enterpriseId, state: { not: 'CANCELLED' } },
    select: { insurancePolicyNumber: true },
  })
  return new Set(rows.map((row) => row.insurancePolicyNumber))
}

export async function nameOfAccount(tx: Tx, accountId: string | null): Promise<string | null> {
  if (!accountId) return null
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { displayName: true } })
  return row?.displayName ?? null
}

/** Number and sums of the applications in `states` that the actor may see. CNY strings. */
export async function sumsOf(
  tx: Tx,
  states: ApplicationState[],
): Promise<{ count: number; requestedCny: string; approvedCny: string }> {
  const { _count, _sum } = await tx.application.aggregate({
    where: { state: { in: states } },
    _count: true,
    _sum: { requestedAmountCny: true, approvedAmountCny: true },
  })
  return {
    count: _count,
    requestedCny: _sum.requestedAmountCny?.toFixed(2) ?? '0.00',
    approvedCny: _sum.approvedAmountCny?.toFixed(2) ?? '0.00',
  }
}
