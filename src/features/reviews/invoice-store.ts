import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'

type InsurerInvoiceModel = Prisma.InsurerInvoiceGetPayload<object>

/**
 * The insurers' electronic lists of invoices. Only ever added to: what an insurer has told, it has told. A correction is a
 * further version, and the newest one counts.
 */
const newest = { supersededBy: null } as const

export interface InsurerInvoice {
  insurerId: string
  uscc: string
  insurancePolicyNumber: string
  invoiceNumber: string
  issuedOn: string
  currency: string
  amount: string
}

/** The newest version as it is kept. */
export interface KeptInvoice extends InsurerInvoice {
  id: string
  version: number
  voided: boolean
}

/** A version to be added; a first one follows nothing. */
export interface InvoiceVersion extends InsurerInvoice {
  version?: number
  supersedesId?: string | null
  voided?: boolean
  reason?: string
  correctionId?: string
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
): Promise<Map<string, KeptInvoice>> {
  const rows = await tx.insurerInvoice.findMany({
    where: { ...newest, invoiceNumber: { in: [...invoiceNumbers] } },
  })
  return new Map(rows.map((row) => [invoiceKey(row), kept(row)]))
}

const kept = (row: InsurerInvoiceModel): KeptInvoice => ({
  id: row.id,
  version: row.version,
  voided: row.voided,
  insurerId: row.insurerId,
  uscc: row.uscc,
  insurancePolicyNumber: row.insurancePolicyNumber,
  invoiceNumber: row.invoiceNumber,
  issuedOn: dateFromColumn(row.issuedOn),
  currency: row.currency,
  amount: row.amount.toFixed(2),
})

/** All versions of the invoice one of whose versions has this id, oldest first; none behind the wall. */
export async function invoiceVersions(tx: Tx, id: string) {
  const one = await tx.insurerInvoice.findUnique({ where: { id } })
  if (!one) return []
  const rows = await tx.insurerInvoice.findMany({
    where: { insurerId: one.insurerId, invoiceNumber: one.invoiceNumber },
    orderBy: { version: 'asc' },
  })
  return rows.map((row) => ({
    ...kept(row),
    reason: row.reason,
    correctionId: row.correctionId,
    keptAt: row.importedAt.toISOString(),
  }))
}

export async function addInvoices(
  tx: Tx,
  invoices: readonly InvoiceVersion[],
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
    ? { ...newest, OR: [{ invoiceNumber: { contains: q } }, { uscc: { startsWith: q.toUpperCase() } }] }
    : newest
  const rows = await tx.insurerInvoice.findMany({
    where,
    orderBy: [{ importedAt: 'desc' }, { invoiceNumber: 'asc' }],
    include: { insurer: { select: { name: true } } },
    ...page,
  })
  return {
    total: await tx.insurerInvoice.count({ where }),
    rows: rows.map((row) => ({
      ...kept(row),
      insurerName: row.insurer.name,
      importedAt: row.importedAt.toISOString(),
    })),
  }
}
