import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type PrepaymentState, type Programme, type Tx } from '@/server/db'

/** The room's only Prisma code. Money leaves it as decimal strings, CNY. */

export const insurers = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.organisation.findMany({
    where: { kind: 'INSURER' },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

/** P1: what was awarded to each insurer in the programme on lists of that budget year; absent when nothing was. */
export async function approvedByInsurer(
  tx: Tx,
  programme: Programme,
  budgetYear: number,
): Promise<Map<string, string>> {
  const items = await tx.awardListItem.findMany({
    where: {
      state: 'AWARDED',
      application: { programme, round: { budgetYear } },
    },
    select: { amountCny: true, application: { select: { applicantId: true } } },
  })
  const sums = new Map<string, Prisma.Decimal>()
  for (const { amountCny, application } of items)
    sums.set(
      application.applicantId,
      (sums.get(application.applicantId) ?? new Prisma.Decimal(0)).plus(amountCny),
    )
  return new Map([...sums].map(([insurerId, sum]) => [insurerId, sum.toFixed(2)]))
}

const include = { insurer: { select: { name: true } } } as const
type Row = Prisma.PrepaymentGetPayload<{ include: typeof include }>

export interface StoredPrepayment {
  id: string
  insurerId: string
  insurerName: string
  programme: Programme
  year: number
  lastYearApprovedCny: string
  proposedCny: string
  decidedCny: string | null
  reason: string
  documentNumber: string | null
  state: PrepaymentState
  preparedById: string
  decidedById: string | null
  paidOn: string | null
  sheet: unknown
}

const fromRow = (row: Row): StoredPrepayment => ({
  id: row.id,
  insurerId: row.insurerId,
  insurerName: row.insurer.name,
  programme: row.programme,
  year: row.year,
  lastYearApprovedCny: row.lastYearApprovedCny.toFixed(2),
  proposedCny: row.proposedCny.toFixed(2),
  decidedCny: row.decidedCny?.toFixed(2) ?? null,
  reason: row.reason,
  documentNumber: row.documentNumber,
  state: row.state,
  preparedById: row.preparedById,
  decidedById: row.decidedById,
  paidOn: row.paidOn && dateFromColumn(row.paidOn),
  sheet: row.sheet,
})

export async function prepaymentsOf(tx: Tx, year: number): Promise<StoredPrepayment[]> {
  const rows = await tx.prepayment.findMany({
    where: { year },
    include,
    orderBy: [{ programme: 'asc' }, { insurer: { name: 'asc' } }],
  })
  return rows.map(fromRow)
}

/** Holds the row until the transaction ends. */
export async function lockPrepayment(tx: Tx, id: string): Promise<StoredPrepayment | null> {
  await tx.$queryRaw`SELECT id FROM prepayment WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.prepayment.findUnique({ where: { id }, include })
  return row && fromRow(row)
}

export interface Proposal {
  insurerId: string
  programme: Programme
  year: number
  lastYearApprovedCny: string
  proposedCny: string
  sheet: object
  preparedById: string
  preparedAt: Date
}

/** Adds the proposal, or replaces one that was not decided yet; false when it was. */
export async function saveProposal(tx: Tx, proposal: Proposal): Promise<boolean> {
  const { insurerId, programme, year, ...figures } = proposal
  const data = { ...figures, sheet: JSON.parse(JSON.stringify(figures.sheet)) }
  const added = await tx.prepayment.createMany({
    data: [{ insurerId, programme, year, ...data }],
    skipDuplicates: true,
  })
  if (added.count === 1) return true
  const { count } = await tx.prepayment.updateMany({
    where: { insurerId, programme, year, state: 'PROPOSED' },
    data,
  })
  return count === 1
}

export async function storeDecision(
  tx: Tx,
  id: string,
  decision: { decidedCny: string; reason: string; documentNumber: string; by: string; at: Date },
): Promise<void> {
  const { by, at, ...data } = decision
  await tx.prepayment.update({
    where: { id },
    data: { ...data, state: 'DECIDED', decidedById: by, decidedAt: at },
  })
}

export async function storePayment(tx: Tx, id: string, paidOn: string): Promise<void> {
  await tx.prepayment.update({ where: { id }, data: { state: 'PAID', paidOn: dateToColumn(paidOn) } })
}
