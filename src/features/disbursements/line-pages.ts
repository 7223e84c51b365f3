import type { DisbursementLineState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'
import { pageWithin, PAGE_SIZE, type Page } from '@/server/paging'

import { asLine, lineShape, type Line } from './store'

/** The lines of an order, a page at a time: an order may pay 20,000 awards. */

/** How many lines there are in each state, and what is paid of all. */
export async function lineCounts(tx: Tx, orderId: string) {
  const states = await tx.disbursementLine.groupBy({
    by: ['state'],
    where: { orderId },
    _count: true,
    _sum: { paidCny: true },
  })
  const zero = new Prisma.Decimal(0)
  return {
    lineCount: states.reduce((sum, each) => sum + each._count, 0),
    pendingCount: states.find(({ state }) => state === 'PENDING')?._count ?? 0,
    paidCny: states.reduce((sum, each) => sum.plus(each._sum.paidCny ?? zero), zero).toFixed(2),
  }
}

/** One page of the lines that are in (or, negated, not in) a state, narrowed by payee, code or account. */
export async function linePage(
  tx: Tx,
  orderId: string,
  asked: { q: string; page: number; state?: DisbursementLineState | { not: DisbursementLineState } },
): Promise<Page<Line>> {
  const { q, state } = asked
  const where: Prisma.DisbursementLineWhereInput = {
    orderId,
    ...(state ? { state } : {}),
    ...(q
      ? {
          OR: [
            { payeeName: { contains: q, mode: 'insensitive' } },
            { uscc: { contains: q.toUpperCase() } },
            { accountNumber: { contains: q } },
            { bankReference: { contains: q } },
          ],
        }
      : {}),
  }
  const total = await tx.disbursementLine.count({ where })
  const page = pageWithin(asked.page, total)
  const rows = await tx.disbursementLine.findMany({
    where,
    include: lineShape,
    orderBy: { position: 'asc' },
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  })
  return { rows: rows.map(asLine), total, page, pageSize: PAGE_SIZE }
}

/** Every attempt to pay the awards of these lines: what may be paid again depends on all of them. */
export async function attemptsBeside(tx: Tx, lines: readonly Line[]): Promise<Line[]> {
  const rows = await tx.disbursementLine.findMany({
    where: { itemId: { in: lines.map(({ itemId }) => itemId) }, orderId: lines[0]?.orderId ?? '' },
    include: lineShape,
    orderBy: { position: 'asc' },
  })
  return rows.map(asLine)
}
