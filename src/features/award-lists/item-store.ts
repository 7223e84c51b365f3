import { Prisma, type Tx } from '@/server/db'
import { pageWithin, PAGE_SIZE, type Asked } from '@/server/paging'

/** Items that finance has flagged in the last round, or of them those that commerce has not answered. */
export const markedItems = ['flagged', 'unanswered'] as const
export type Marked = (typeof markedItems)[number]

const itemShape = {
  application: { include: { applicant: { include: { division: true } } } },
} as const satisfies Prisma.AwardListItemInclude

const asItem = (item: Prisma.AwardListItemGetPayload<{ include: typeof itemShape }>) => ({
  id: item.id,
  position: item.position,
  applicationId: item.applicationId,
  receiptNumber: item.application.receiptNumber ?? '',
  name: item.application.applicant.name,
  uscc: item.application.applicant.uscc ?? '',
  city: item.application.applicant.division?.name ?? '省直',
  requestedCny: item.application.requestedAmountCny?.toFixed(2) ?? '0.00',
  originalCny: item.originalAmountCny.toFixed(2),
  amountCny: item.amountCny.toFixed(2),
  remark: item.remark,
  state: item.state,
  applicationState: item.application.state,
})

const marks: Record<Marked, Prisma.ConsultationRemarkWhereInput> = {
  flagged: { flagged: true },
  unanswered: { flagged: true, answer: '' },
}

/** What is narrowed of the list; null where nothing is. */
function narrowing(q: string, marked: Marked | undefined, roundId: string | undefined) {
  if (!q && !marked) return null
  return {
    ...(q
      ? {
          OR: [
            { application: { applicant: { name: { contains: q, mode: 'insensitive' } } } },
            { application: { applicant: { uscc: { contains: q.toUpperCase() } } } },
            { application: { receiptNumber: { contains: q } } },
          ],
        }
      : {}),
    ...(marked
      ? { remarks: roundId ? { some: { roundId, ...marks[marked] } } : { some: { id: { in: [] } } } }
      : {}),
  } satisfies Prisma.AwardListItemWhereInput
}

/**
 * A page of a list's items. Positions run from 1 without a gap (who is removed keeps its own), so a page of the whole list is
 * found by its positions, however far behind it stands.
 */
export async function itemPage(
  tx: Tx,
  awardListId: string,
  asked: Asked & { marked?: Marked | undefined; roundId?: string | undefined },
) {
  const narrowed = narrowing(asked.q, asked.marked, asked.roundId)
  const where = { awardListId, ...narrowed }
  const total = narrowed ? await tx.awardListItem.count({ where }) : await highest(tx, awardListId)
  const page = pageWithin(asked.page, total)
  const before = (page - 1) * PAGE_SIZE
  const rows = await tx.awardListItem.findMany({
    where: narrowed ? where : { awardListId, position: { gt: before, lte: before + PAGE_SIZE } },
    include: itemShape,
    orderBy: { position: 'asc' },
    ...(narrowed ? { skip: before, take: PAGE_SIZE } : {}),
  })
  return { rows: rows.map(asItem), total, page, pageSize: PAGE_SIZE }
}

async function highest(tx: Tx, awardListId: string): Promise<number> {
  const last = await tx.awardListItem.findFirst({
    where: { awardListId },
    orderBy: { position: 'desc' },
    select: { position: true },
  })
  return last?.position ?? 0
}

/** What finance said of these items in a round, and how many rows it flagged in all. */
export async function saidInRound(tx: Tx, roundId: string | undefined, itemIds: readonly string[]) {
  if (!roundId) return { said: new Map<string, never>(), flagged: 0, unanswered: 0 }
  const remarks = await tx.consultationRemark.findMany({
    where: {
      roundId,
      itemId: { in: [...itemIds] },
      OR: [{ remark: { not: '' } }, { answer: { not: '' } }],
    },
    select: { id: true, itemId: true, flagged: true, remark: true, answer: true },
  })
  return {
    said: new Map(remarks.map((remark) => [remark.itemId, remark])),
    flagged: await tx.consultationRemark.count({ where: { roundId, ...marks.flagged } }),
    unanswered: await tx.consultationRemark.count({ where: { roundId, ...marks.unanswered } }),
  }
}
