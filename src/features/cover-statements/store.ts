import { dateToColumn } from '@/server/clock'
import type { InsurancePolicyState, Prisma, Tx } from '@/server/db'
import { trackingHash } from '@/server/tracking-code'

import type { StatementContent } from './content'

/** The room's only Prisma code. Row-level security narrows the reads to the enterprise's own. */

/** Policies that are in force on the day, or begin later (both days included, E7). */
export function policiesInForce(tx: Tx, enterpriseId: string, today: string) {
  return tx.insurancePolicy.findMany({
    where: { enterpriseId, state: 'IN_FORCE', expiry: { gte: dateToColumn(today) } },
    include: { insurer: { select: { name: true } } },
    orderBy: [{ inception: 'asc' }, { insurancePolicyNumber: 'asc' }],
    take: 200,
  })
}
export type StoredPolicy = Awaited<ReturnType<typeof policiesInForce>>[number]

export async function addStatement(tx: Tx, data: Prisma.CoverStatementUncheckedCreateInput): Promise<void> {
  await tx.coverStatement.create({ data, select: { id: true } })
}

export function statementsOf(tx: Tx, enterpriseId: string) {
  return tx.coverStatement.findMany({
    where: { enterpriseId },
    orderBy: { issuedAt: 'desc' },
    take: 100,
    select: {
      id: true,
      number: true,
      bankName: true,
      fileId: true,
      issuedAt: true,
      expiresOn: true,
      revokedAt: true,
      revokedReason: true,
    },
  })
}

/** How many were revoked: none when it is not this enterprise's, or was revoked before. */
export async function revoke(
  tx: Tx,
  id: string,
  data: { revokedById: string; revokedAt: Date; revokedReason: string },
): Promise<number> {
  return (await tx.coverStatement.updateMany({ where: { id, revokedAt: null }, data })).count
}

export async function statementNumber(tx: Tx, id: string): Promise<string | null> {
  return (await tx.coverStatement.findUnique({ where: { id }, select: { number: true } }))?.number ?? null
}

/** Through the one function that the public may ask; null when number and code do not go together. */
export async function confirmedStatement(tx: Tx, number: string, code: string, today: string) {
  const [row] = await tx.$queryRaw<
    {
      number: string
      issuedAt: Date
      expiresOn: Date
      revokedAt: Date | null
      /** Only while the statement is good. */
      content: StatementContent | null
      sha256: string | null
      coverNow: Record<string, InsurancePolicyState> | null
    }[]
  >`SELECT number, issued_at AS "issuedAt", expires_on AS "expiresOn", revoked_at AS "revokedAt", content, sha256, cover_now AS "coverNow"
    FROM confirm_cover_statement(${number}, ${trackingHash(code)}, ${today}::date)`
  return row ?? null
}
