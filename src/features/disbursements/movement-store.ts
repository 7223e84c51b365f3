import { dateToColumn } from '@/server/clock'
import type { Tx } from '@/server/db'

/** 到账与退回 in the database: only added to, and always with the sum that the line carries. Amounts CNY. */

interface Movement {
  lineId: string
  amountCny: string
  movedOn: string
  bankReference: string
  by: string
  at: Date
}

const asRow = ({ movedOn, by, at, ...rest }: Movement) => ({
  ...rest,
  movedOn: dateToColumn(movedOn),
  recordedById: by,
  recordedAt: at,
})

export async function addPayment(tx: Tx, movement: Movement): Promise<void> {
  await tx.disbursementMovement.create({ data: asRow(movement) })
}

/** Takes one payment back, whole. The database refuses a second time, and a reference that was used before. */
export async function addReturn(
  tx: Tx,
  movement: Movement & { reversesId: string; reason: string },
): Promise<string> {
  const data = { ...asRow(movement), amountCny: `-${movement.amountCny}` }
  return (await tx.disbursementMovement.create({ data, select: { id: true } })).id
}

/** Counts a part payment on the line; the database refuses more than the line's amount. */
export async function addPaid(tx: Tx, lineId: string, amountCny: string): Promise<void> {
  await tx.disbursementLine.update({ where: { id: lineId }, data: { paidCny: { increment: amountCny } } })
}

/** What came back is no longer paid of the line, which has failed with the bank's reason. */
export async function markReturned(
  tx: Tx,
  lineId: string,
  { amountCny, reason, by, at }: { amountCny: string; reason: string; by: string; at: Date },
): Promise<void> {
  await tx.disbursementLine.update({
    where: { id: lineId },
    data: {
      paidCny: { decrement: amountCny },
      state: 'FAILED',
      failureReason: reason,
      recordedById: by,
      recordedAt: at,
    },
  })
}

/** Whose payment it is. */
export async function lineOfMovement(tx: Tx, movementId: string): Promise<string | null> {
  const row = await tx.disbursementMovement.findUnique({
    where: { id: movementId },
    select: { lineId: true },
  })
  return row?.lineId ?? null
}
