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

export async function addPayments(tx: Tx, movements: readonly Movement[]): Promise<void> {
  await tx.disbursementMovement.createMany({ data: movements.map(asRow) })
}

/** Takes one payment back, whole. The database refuses a second time, and a reference that was used before. */
export async function addReturn(
  tx: Tx,
  movement: Movement & { reversesId: string; reason: string },
): Promise<string> {
  const data = { ...asRow(movement), amountCny: `-${movement.amountCny}` }
  return (await tx.disbursementMovement.create({ data, select: { id: true } })).id
}

/**
 * Counts what the bank paid of each line, a line once; the database refuses more than the line's amount. What leaves nothing open
 * is paid, with the day and the reference of its last payment.
 */
export async function countPaid(
  tx: Tx,
  payments: readonly {
    line: { id: string; openCny: string }
    paidCny: string
    paidOn: string
    bankReference: string
  }[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const whole = payments.map(({ line }) => /^0(\.0+)?$/.test(line.openCny))
  await tx.$executeRaw`
    UPDATE disbursement_line l SET paid_cny = l.paid_cny + u.paid,
      state = CASE WHEN u.whole THEN 'PAID' ELSE l.state END, paid_on = CASE WHEN u.whole THEN u.paid_on ELSE l.paid_on END,
      bank_reference = CASE WHEN u.whole THEN u.reference ELSE l.bank_reference END,
      recorded_by_id = CASE WHEN u.whole THEN ${by}::uuid ELSE l.recorded_by_id END,
      recorded_at = CASE WHEN u.whole THEN ${at} ELSE l.recorded_at END
    FROM unnest(${payments.map(({ line }) => line.id)}::uuid[], ${payments.map((one) => one.paidCny)}::text[]::numeric[], ${whole}::boolean[],
      ${payments.map((one) => one.paidOn)}::text[]::date[], ${payments.map((one) => one.bankReference)}::text[]) AS u (id, paid, whole, paid_on, reference)
    WHERE l.id = u.id`
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
