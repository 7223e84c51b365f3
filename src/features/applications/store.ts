import type { ApplicationState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

/** The room's only Prisma code; row-level security holds for every line of it. */

/** The application's row, held until the transaction ends; null when there is none that the actor may see. */
export async function lockApplication(
  tx: Tx,
  id: string,
): Promise<{ id: string; state: ApplicationState; receiptNumber: string | null; version: number } | null> {
  const rows = await tx.$queryRaw<
    { id: string; state: ApplicationState; receiptNumber: string | null; version: number }[]
  >`
    SELECT id, state, receipt_number AS "receiptNumber", version FROM application WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0] ?? null
}

export async function setState(tx: Tx, id: string, state: ApplicationState): Promise<void> {
  await tx.application.update({ where: { id }, data: { state, version: { increment: 1 } } })
}

export async function recordEvent(tx: Tx, event: Prisma.ApplicationEventUncheckedCreateInput): Promise<void> {
  await tx.applicationEvent.create({ data: event })
}
