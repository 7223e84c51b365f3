import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Tx } from '@/server/db'

/** The insurers' electronic lists of invoices. Only ever added to: what an insurer has told, it has told. */

export interface InsurerInvoice {
  insurerId: string
  uscc: string
  insurancePolicyNumber: string
  invoiceNumber: string
  issuedOn: string
  currency: string
  amount: string
}

export async function insurersByName(tx: Tx): Promise<Map<string, string>> {
  const insurers = await tx.organisation.findMany({
    where: { kind: 'INSURER' },
    select: { id: true, name: true },
  })
  return new Map(insurers.map(({ id, name }) => [name, id]))
}

export const invoiceKey = ({
  insurerId,
  invoiceNumber,
}: Pick<InsurerInvoice, 'insurerId' | 'invoiceNumber'>) => `${insurerId}/${invoiceNumber}`

export async function invoicesKept(
  tx: Tx,
  invoiceNumbers: readonly string[],
): Promise<Map<string, InsurerInvoice>> {
  const rows = await tx.insurerInvoice.findMany({ where: { invoiceNumber: { in: [...invoiceNumbers] } } })
  return new Map(
    rows.map((row) => [
      invoiceKey(row),
      {
        insurerId: row.insurerId,
        uscc: row.uscc,
        insurancePolicyNumber: row.insurancePolicyNumber,
        invoiceNumber: row.invoiceNumber,
        issuedOn: dateFromColumn(row.issuedOn),
        currency: row.currency,
        amount: row.amount.toFixed(2),
      },
    ]),
  )
}

export async function addInvoices(
  tx: Tx,
  invoices: readonly InsurerInvoice[],
  importedById: string | null,
  importedAt: Date,
): Promise<void> {
  await tx.insurerInvoice.createMany({
    data: invoices.map(({ issuedOn, ...invoice }) => ({
      ...invoice,
      issuedOn: dateToColumn(issuedOn),
      importedById,
      importedAt,
    })),
  })
}

export async function pageOfInvoices(tx: Tx, q: string, page: { skip: number; take: number }) {
  const where = q
    ? { OR: [{ invoiceNumber: { contains: q } }, { uscc: { startsWith: q.toUpperCase() } }] }
    : {}
  const rows = await tx.insurerInvoice.findMany({
    where,
    orderBy: [{ importedAt: 'desc' }, { invoiceNumber: 'asc' }],
    include: { insurer: { select: { name: true } } },
    ...page,
  })
  return {
    total: await tx.insurerInvoice.count({ where }),
    rows: rows.map((row) => ({
      id: row.id,
      insurerName: row.insurer.name,
      uscc: row.uscc,
      insurancePolicyNumber: row.insurancePolicyNumber,
      invoiceNumber: row.invoiceNumber,
      issuedOn: dateFromColumn(row.issuedOn),
      currency: row.currency,
      amount: row.amount.toFixed(2),
      importedAt: row.importedAt.toISOString(),
    })),
  }
}
