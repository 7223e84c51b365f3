import { z } from 'zod'

import type { FindingSeverity, Tx } from '@/server/db'
import { Prisma, type ApplicationState } from '@/server/db'

import { correctionLine, type CorrectionLine } from './schema'

/** The room's only Prisma code. The walls show an insurer its own corrections only. */

export async function addCorrection(
  tx: Tx,
  correction: {
    number: string
    insurerId: string
    reason: string
    lines: readonly CorrectionLine[]
    proposedById: string
    proposedAt: Date
  },
): Promise<string> {
  const { id } = await tx.invoiceCorrection.create({
    data: { ...correction, lines: correction.lines.map((line) => ({ ...line })) },
    select: { id: true },
  })
  return id
}

const told = (row: Prisma.InvoiceCorrectionGetPayload<object>) => ({
  ...row,
  lines: z.array(correctionLine).parse(row.lines),
})
export type StoredCorrection = ReturnType<typeof told>

export async function correctionById(tx: Tx, id: string): Promise<StoredCorrection | null> {
  const row = await tx.invoiceCorrection.findUnique({ where: { id } })
  return row && told(row)
}

/** Holds the row until the transaction ends. */
export async function lockCorrection(tx: Tx, id: string): Promise<StoredCorrection | null> {
  await tx.$queryRaw`SELECT id FROM invoice_correction WHERE id = ${id}::uuid FOR UPDATE`
  return correctionById(tx, id)
}

export async function latestCorrections(
  tx: Tx,
  where: Prisma.InvoiceCorrectionWhereInput,
): Promise<StoredCorrection[]> {
  const rows = await tx.invoiceCorrection.findMany({ where, orderBy: { proposedAt: 'desc' }, take: 50 })
  return rows.map(told)
}

export async function decide(
  tx: Tx,
  id: string,
  decided: { state: 'KEPT' | 'WITHDRAWN'; decidedById: string; decidedAt: Date },
): Promise<void> {
  await tx.invoiceCorrection.updateMany({ where: { id }, data: decided })
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

/** A line of an application under an invoice number; amounts stay on the server, an insurer is told whether they agree. */
export interface ClaimedLine {
  lineId: string
  receiptNumber: string
  position: number
  invoiceNumber: string
  currency: string
  invoiceAmount: string
  uscc: string
  state: ApplicationState
}

export function linesOfOwnInvoices(
  tx: Tx,
  invoiceNumbers: readonly string[],
  hold: boolean,
): Promise<ClaimedLine[]> {
  return tx.$queryRaw<ClaimedLine[]>`
    SELECT line_id AS "lineId", receipt_number AS "receiptNumber", "position", invoice_number AS "invoiceNumber", currency,
      invoice_amount::text AS "invoiceAmount", uscc, state
    FROM lines_of_own_invoices(${[...invoiceNumbers]}::text[], ${hold})`
}

export async function addCorrectionFinding(
  tx: Tx,
  finding: { correctionId: string; lineId: string; severity: FindingSeverity; message: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT add_correction_finding(${finding.correctionId}::uuid, ${finding.lineId}::uuid,
    ${finding.severity}::"finding_severity", ${finding.message}, ${finding.at})`
}
