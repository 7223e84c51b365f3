import { halfYearPeriod } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { Prisma, type ApplicationState, type Programme, type Tx } from '@/server/db'

/** The room's only Prisma code; row-level security shows an insurer its own applications and policies only. */

/** States in which a policy's premium is applied for, or was: it is not applied for again (E6). */
const ENDED: ApplicationState[] = ['WITHDRAWN', 'REJECTED']

export interface Candidate {
  insurancePolicyId: string
  insurancePolicyNumber: string
  uscc: string
  enterpriseName: string
  premiumUsd: string
  fiscalShareUsd: string
  /** M7: the day the policy was recorded here, which is its issue. */
  issuedOn: string
}

/** Policies in force that begin in the half-year and are in no other application that still counts. */
export async function candidates(
  tx: Tx,
  wanted: { insurerId: string; programme: Programme; halfYear: string; exceptApplicationId: string | null },
): Promise<Candidate[]> {
  const period = halfYearPeriod(wanted.halfYear)
  const rows = await tx.insurancePolicy.findMany({
    where: {
      insurerId: wanted.insurerId,
      programme: wanted.programme,
      state: 'IN_FORCE',
      inception: { gte: dateToColumn(period.start), lte: dateToColumn(period.end) },
      applicationLines: {
        none: {
          application: { state: { notIn: ENDED } },
          ...(wanted.exceptApplicationId === null
            ? {}
            : { applicationId: { not: wanted.exceptApplicationId } }),
        },
      },
    },
    orderBy: [{ inception: 'asc' }, { insurancePolicyNumber: 'asc' }],
  })
  return rows.map((row) => ({
    insurancePolicyId: row.id,
    insurancePolicyNumber: row.insurancePolicyNumber,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    premiumUsd: row.premiumUsd.toFixed(2),
    fiscalShareUsd: row.fiscalShareUsd.toFixed(2),
    issuedOn: dateInShanghai(row.recordedAt),
  }))
}

const include = {
  round: { include: { requirements: { orderBy: { position: 'asc' } } } },
  materials: { where: { removedAt: null }, include: { file: true }, orderBy: { addedAt: 'asc' } },
  policyLines: { include: { insurancePolicy: true }, orderBy: { position: 'asc' } },
  events: { orderBy: { id: 'asc' } },
  returns: { orderBy: { returnedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.ApplicationInclude
export type ApplicationRow = Prisma.ApplicationGetPayload<{ include: typeof include }>

export const findApplication = (tx: Tx, id: string): Promise<ApplicationRow | null> =>
  tx.application.findUnique({ where: { id }, include })

/** Holds the row until the transaction ends. */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | null> {
  await tx.$queryRaw`SELECT id FROM application WHERE id = ${id}::uuid FOR UPDATE`
  return findApplication(tx, id)
}

/** The applicant's one application of the round that was not withdrawn. */
export async function applicationOfRound(
  tx: Tx,
  roundId: string,
  applicantId: string,
): Promise<{ id: string; state: ApplicationState } | null> {
  return tx.application.findFirst({
    where: { roundId, applicantId, state: { not: 'WITHDRAWN' } },
    select: { id: true, state: true },
  })
}

export async function verifiedAccount(tx: Tx, organisationId: string): Promise<string | null> {
  const account = await tx.bankAccount.findFirst({
    where: { organisationId, state: 'VERIFIED' },
    select: { id: true },
  })
  return account?.id ?? null
}

export async function createDraft(
  tx: Tx,
  draft: {
    roundId: string
    applicantId: string
    programme: Programme
    halfYear: string
    bankAccountId: string | null
    by: string | null
    at: Date
  },
): Promise<string> {
  const { by, at, ...data } = draft
  const { id } = await tx.application.create({
    data: { ...data, lastEditedById: by, lastEditedAt: at, createdAt: at },
    select: { id: true },
  })
  return id
}

export type NewLine = Omit<Prisma.ApplicationPolicyLineCreateManyInput, 'applicationId' | 'position'>

/** Puts these lines in the place of those that the draft had. */
export async function replaceLines(
  tx: Tx,
  applicationId: string,
  lines: readonly NewLine[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.applicationPolicyLine.deleteMany({ where: { applicationId } })
  await tx.applicationPolicyLine.createMany({
    data: lines.map((line, i) => ({ ...line, applicationId, position: i + 1 })),
  })
  await touch(tx, applicationId, by, at)
}

/** The others keep their order; their positions stay as they were printed. */
export async function deleteLine(
  tx: Tx,
  applicationId: string,
  lineId: string,
  by: string | null,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.applicationPolicyLine.deleteMany({ where: { id: lineId, applicationId } })
  await touch(tx, applicationId, by, at)
  return count === 1
}

async function touch(tx: Tx, id: string, by: string | null, at: Date): Promise<void> {
  await tx.application.update({
    where: { id },
    data: { lastEditedById: by, lastEditedAt: at, version: { increment: 1 } },
  })
}

export interface Frozen {
  receiptNumber: string
  sequence: number
  requestedAmountCny: string
  rulesVersion: string
  facts: object
  sheet: object
  by: string
  at: Date
}

/** What is submitted, kept as it was; the application carries its number and amount. */
export async function freeze(tx: Tx, applicationId: string, frozen: Frozen): Promise<void> {
  await tx.application.update({
    where: { id: applicationId },
    data: {
      receiptNumber: frozen.receiptNumber,
      requestedAmountCny: frozen.requestedAmountCny,
      submissionSequence: frozen.sequence,
      submittedAt: frozen.at,
      declarationAccepted: true,
    },
  })
  await tx.applicationSubmission.create({
    data: {
      applicationId,
      sequence: frozen.sequence,
      rulesVersion: frozen.rulesVersion,
      facts: JSON.parse(JSON.stringify(frozen.facts)),
      sheet: JSON.parse(JSON.stringify(frozen.sheet)),
      requestedAmountCny: frozen.requestedAmountCny,
      submittedById: frozen.by,
      submittedAt: frozen.at,
    },
  })
}

export const applicationsOf = (tx: Tx, applicantId: string): Promise<ApplicationRow[]> =>
  tx.application.findMany({ where: { applicantId }, include, orderBy: { createdAt: 'desc' }, take: 200 })
