import { Prisma, type Tx } from '@/server/db'

/** What the pages of this room read. */

export async function orders(tx: Tx) {
  const rows = await tx.disbursementOrder.findMany({
    include: { awardList: true },
    orderBy: [{ preparedAt: 'desc' }, { number: 'desc' }],
    take: 200,
  })
  const sums = await tx.disbursementLine.groupBy({
    by: ['orderId', 'state'],
    where: { orderId: { in: rows.map(({ id }) => id) } },
    _count: true,
    _sum: { paidCny: true },
  })
  const zero = new Prisma.Decimal(0)
  const told = (orderId: string) => {
    const states = sums.filter((each) => each.orderId === orderId)
    const inState = (asked: string) => states.find(({ state }) => state === asked)?._count ?? 0
    const failedCount = inState('FAILED')
    return {
      pendingCount: inState('PENDING'),
      lineCount: states.reduce((sum, each) => sum + each._count, 0) - failedCount,
      failedCount,
      paidCny: states.reduce((sum, each) => sum.plus(each._sum.paidCny ?? zero), zero).toFixed(2),
    }
  }
  return rows.map((order) => ({
    id: order.id,
    number: order.number,
    state: order.state,
    listNumber: order.awardList.number,
    awardListId: order.awardListId,
    listTitle: order.awardList.title,
    fundDocument: order.fundDocument,
    budgetHead: order.budgetHead,
    totalCny: order.totalCny.toFixed(2),
    preparedAt: order.preparedAt,
    ...told(order.id),
  }))
}

export async function orderById(tx: Tx, id: string) {
  const order = await tx.disbursementOrder.findUnique({
    where: { id },
    include: { awardList: { include: { round: true } } },
  })
  if (!order) return null
  const people = await tx.account.findMany({
    where: { id: { in: [order.preparedById, ...(order.approvedById ? [order.approvedById] : [])] } },
    select: { id: true, displayName: true },
  })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.displayName ?? ''
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    fundDocument: order.fundDocument,
    budgetHead: order.budgetHead,
    totalCny: order.totalCny.toFixed(2),
    preparedById: order.preparedById,
    preparedBy: nameOf(order.preparedById),
    preparedAt: order.preparedAt,
    approvedBy: nameOf(order.approvedById),
    approvedAt: order.approvedAt,
    sentBackReason: order.sentBackReason,
    awardListId: order.awardListId,
    listNumber: order.awardList.number,
    listTitle: order.awardList.title,
    programme: order.awardList.round.programme,
    budgetYear: order.awardList.budgetYear,
  }
}

/** Lists that are closed and of which awards wait for an order. */
export async function listsToPay(tx: Tx) {
  return tx.$queryRaw<
    {
      awardListId: string
      number: string
      title: string
      fundDocument: string
      count: number
      totalCny: string
    }[]
  >`
    SELECT l.id AS "awardListId", l.number, l.title, coalesce(l.fund_document, '') AS "fundDocument", count(*)::int AS count,
      sum(i.amount_cny)::numeric(18,2)::text AS "totalCny"
    FROM award_list l JOIN award_list_item i ON i.award_list_id = l.id JOIN application a ON a.id = i.application_id
    WHERE l.state IN ('CLOSED', 'IN_PAYMENT') AND i.state = 'AWARDED' AND a.state = 'AWARDED'
      AND NOT EXISTS (SELECT FROM disbursement_line d WHERE d.item_id = i.id AND d.state IN ('PENDING', 'PAID'))
    GROUP BY l.id ORDER BY l.number`
}
