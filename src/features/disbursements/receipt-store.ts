import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Tx } from '@/server/db'

import type { ReceiptRow } from './match-receipts'

/** Bank receipts in the database: each reference once, ever; they are only added to. */

export async function receiptsByReference(tx: Tx, references: readonly string[]) {
  const rows = await tx.bankReceipt.findMany({ where: { bankReference: { in: [...references] } } })
  return new Map(
    rows.map((row) => [
      row.bankReference,
      {
        receivedOn: dateFromColumn(row.receivedOn),
        accountNumber: row.accountNumber,
        amountCny: row.amountCny.toFixed(2),
        outcome: row.outcome,
      },
    ]),
  )
}

export async function addReceipt(
  tx: Tx,
  lineId: string,
  { receivedOn, ...row }: ReceiptRow,
  by: string,
  at: Date,
): Promise<void> {
  const { rowNumber: _rowNumber, ...receipt } = row
  await tx.bankReceipt.create({
    data: { ...receipt, lineId, receivedOn: dateToColumn(receivedOn), importedById: by, importedAt: at },
  })
}

export async function receiptsOf(tx: Tx, orderId: string) {
  const rows = await tx.bankReceipt.findMany({
    where: { line: { orderId } },
    include: { line: { select: { position: true } } },
    orderBy: [{ receivedOn: 'asc' }, { bankReference: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    position: row.line.position,
    payeeName: row.payeeName,
    outcome: row.outcome,
    bankReference: row.bankReference,
    receivedOn: dateFromColumn(row.receivedOn),
    amountCny: row.amountCny.toFixed(2),
    failureReason: row.failureReason,
  }))
}
