import type { Prisma, Role, Tx } from '@/server/db'

import { managedKinds } from './roles'

/** The room's only Prisma code. The wall shows an operator accounts and organisations, and nothing of the business. */

export const pageSize = 100

export async function pageOfAccounts(tx: Tx, text: string, page: number) {
  const where: Prisma.AccountWhereInput = {
    organisation: { kind: { not: 'ENTERPRISE' } },
    ...(text
      ? {
          OR: [
            { loginName: { contains: text.toLowerCase() } },
            { displayName: { contains: text } },
            { organisation: { name: { contains: text } } },
          ],
        }
      : {}),
  }
  const rows = await tx.account.findMany({
    where,
    include: { organisation: { select: { name: true, kind: true } } },
    orderBy: [{ organisation: { kind: 'asc' } }, { loginName: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
  })
  return { count: await tx.account.count({ where }), rows }
}

export const managedOrganisations = (tx: Tx) =>
  tx.organisation.findMany({
    where: { kind: { in: managedKinds } },
    select: { id: true, name: true, kind: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    take: 200,
  })

export const organisationById = (tx: Tx, id: string) =>
  tx.organisation.findUnique({ where: { id }, select: { id: true, name: true, kind: true } })

/** Holds the row until the transaction ends. */
export async function lockAccount(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${id}::uuid FOR UPDATE`
  return tx.account.findUnique({ where: { id }, include: { organisation: { select: { kind: true } } } })
}

export async function setRole(tx: Tx, id: string, role: Role): Promise<void> {
  await tx.account.updateMany({ where: { id }, data: { role } })
}

export interface HealthRow {
  liveSessions: number
  mailWaiting: number
  jobsRunning: number
  jobsStopped: number
  entriesUnsealed: number
  lastSealedAt: Date | null
  migrations: number
  lastMigration: string | null
}

export async function healthRow(tx: Tx): Promise<HealthRow> {
  const [row] = await tx.$queryRaw<HealthRow[]>`
    SELECT live_sessions::int AS "liveSessions", mail_waiting::int AS "mailWaiting", jobs_running::int AS "jobsRunning",
      jobs_stopped::int AS "jobsStopped", entries_unsealed::int AS "entriesUnsealed", last_sealed_at AS "lastSealedAt",
      migrations::int AS migrations, last_migration AS "lastMigration"
    FROM platform_health()`
  return row!
}
