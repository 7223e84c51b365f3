import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Tx } from '@/server/db'
import { pageWithin, PAGE_SIZE } from '@/server/paging'

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

export async function addReceipts(
  tx: Tx,
  outcomes: readonly { line: { id: string }; receipt: ReceiptRow }[],
  by: string,
  at: Date,
): Promise<void> {
  await tx.bankReceipt.createMany({
    data: outcomes.map(({ line, receipt: { receivedOn, rowNumber: _rowNumber, ...rest } }) => ({
      ...rest,
      lineId: line.id,
      receivedOn: dateToColumn(receivedOn),
      importedById: by,
      importedAt: at,
    })),
  })
}

/** A page of what the bank answered so far. */
export async function receiptsOf(tx: Tx, orderId: string, asked: number) {
  const total = await tx.bankReceipt.count({ where: { line: { orderId } } })
  const page = pageWithin(asked, total)
  const rows = await tx.bankReceipt.findMany({
    where: { line: { orderId } },
    include: { line: { select: { position: true } } },
    orderBy: [{ receivedOn: 'asc' }, { bankReference: 'asc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  })
  const told = rows.map((row) => ({
    id: row.id,
    position: row.line.position,
    payeeName: row.payeeName,
    outcome: row.outcome,
    bankReference: row.bankReference,
    receivedOn: dateFromColumn(row.receivedOn),
    amountCny: row.amountCny.toFixed(2),
    failureReason: row.failureReason,
  }))
  return { rows: told, total, page, pageSize: PAGE_SIZE }
}
