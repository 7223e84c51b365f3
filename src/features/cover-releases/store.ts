import type { LawDate } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import { isUniqueViolation, type CoverReleaseState, type InsurancePolicyState, type Tx } from '@/server/db'

/** The room's only Prisma code. The walls leave releases to the province. Both days of a period are included (E7). */

export interface HeldCover {
  id: string
  insurancePolicyNumber: string
  insurerId: string
  enterpriseName: string
  uscc: string
  state: InsurancePolicyState
  inception: LawDate
  expiry: LawDate
}

/** The policy, held until the transaction ends; null when there is none, or it is not a platform policy. */
export async function lockCover(tx: Tx, id: string): Promise<HeldCover | null> {
  await tx.$queryRaw`SELECT id FROM insurance_policy WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.insurancePolicy.findFirst({
    where: { id, programme: { in: ['MICRO', 'MEDIUM'] } },
    select: {
      id: true,
      insurancePolicyNumber: true,
      insurerId: true,
      enterpriseName: true,
      uscc: true,
      state: true,
      inception: true,
      expiry: true,
    },
  })
  return row && { ...row, inception: dateFromColumn(row.inception), expiry: dateFromColumn(row.expiry) }
}

/** False when one is proposed already. */
export async function addRelease(
  tx: Tx,
  release: {
    insurancePolicyId: string
    expiryBefore: LawDate
    lastDay: LawDate
    documentNumber: string
    reason: string
    proposedById: string
    proposedAt: Date
  },
): Promise<string | null> {
  try {
    const { id } = await tx.coverRelease.create({
      data: {
        ...release,
        expiryBefore: dateToColumn(release.expiryBefore),
        lastDay: dateToColumn(release.lastDay),
      },
      select: { id: true },
    })
    return id
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

export interface StoredRelease {
  id: string
  insurancePolicyId: string
  expiryBefore: LawDate
  lastDay: LawDate
  documentNumber: string
  reason: string
  state: CoverReleaseState
  proposedById: string
  proposedAt: Date
  decidedById: string | null
  decidedAt: Date | null
  remark: string
}

export async function lockRelease(tx: Tx, id: string): Promise<StoredRelease | null> {
  await tx.$queryRaw`SELECT id FROM cover_release WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.coverRelease.findUnique({ where: { id } })
  return (
    row && { ...row, expiryBefore: dateFromColumn(row.expiryBefore), lastDay: dateFromColumn(row.lastDay) }
  )
}

export async function decideRelease(
  tx: Tx,
  id: string,
  data: { state: 'CONFIRMED' | 'REFUSED'; decidedById: string; decidedAt: Date; remark: string },
): Promise<void> {
  await tx.coverRelease.updateMany({ where: { id }, data })
}

export async function endCover(tx: Tx, insurancePolicyId: string, lastDay: LawDate): Promise<void> {
  await tx.insurancePolicy.update({
    where: { id: insurancePolicyId },
    data: { expiry: dateToColumn(lastDay), version: { increment: 1 } },
    select: { id: true },
  })
}

export async function releasesOf(tx: Tx, insurancePolicyId: string): Promise<StoredRelease[]> {
  const rows = await tx.coverRelease.findMany({
    where: { insurancePolicyId },
    orderBy: { proposedAt: 'desc' },
  })
  return rows.map((row) => ({
    ...row,
    expiryBefore: dateFromColumn(row.expiryBefore),
    lastDay: dateFromColumn(row.lastDay),
  }))
}

export async function openReleases(tx: Tx) {
  return tx.coverRelease.findMany({
    where: { state: 'PROPOSED' },
    orderBy: { proposedAt: 'asc' },
    select: {
      id: true,
      insurancePolicyId: true,
      policy: { select: { insurancePolicyNumber: true, enterpriseName: true } },
    },
    take: 50,
  })
}

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: ids.filter((id): id is string => id !== null) } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}
