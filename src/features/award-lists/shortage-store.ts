import type { CalculationSheet } from '@/policy-rules'
import type { Prisma, ShortageState, Tx } from '@/server/db'
import { pageWithin, PAGE_SIZE, type Asked, type Page } from '@/server/paging'

/** Reads and writes of shortage factors (M5). Money and ratios leave as decimal strings. */

export interface StoredShortageLine {
  itemId: string
  applicationId: string
  applicantId: string
  position: number
  name: string
  city: string
  receiptNumber: string
  shareCny: string
  beforeCny: string
  afterCny: string
  sheet: CalculationSheet
}

export interface StoredShortage {
  id: string
  sequence: number
  factor: string
  availableCny: string
  totalBeforeCny: string
  totalAfterCny: string
  reason: string
  state: ShortageState
  proposedById: string
  proposedAt: Date
  decidedById: string | null
  decidedAt: Date | null
  decisionReason: string
  lines: StoredShortageLine[]
}

const withLines = {
  lines: {
    orderBy: { item: { position: 'asc' } },
    include: {
      item: { include: { application: { include: { applicant: { include: { division: true } } } } } },
    },
  },
} satisfies Prisma.AwardListShortageInclude

const lineShape = withLines.lines.include

const headOf = (row: Prisma.AwardListShortageGetPayload<object>) => ({
  id: row.id,
  sequence: row.sequence,
  factor: row.factor.toFixed(),
  availableCny: row.availableCny.toFixed(2),
  totalBeforeCny: row.totalBeforeCny.toFixed(2),
  totalAfterCny: row.totalAfterCny.toFixed(2),
  reason: row.reason,
  state: row.state,
  proposedById: row.proposedById,
  proposedAt: row.proposedAt,
  decidedById: row.decidedById,
  decidedAt: row.decidedAt,
  decisionReason: row.decisionReason,
})

const asLine = (
  line: Prisma.AwardListShortageLineGetPayload<{ include: typeof lineShape }>,
): StoredShortageLine => ({
  itemId: line.itemId,
  applicationId: line.item.applicationId,
  applicantId: line.item.application.applicantId,
  position: line.item.position,
  name: line.item.application.applicant.name,
  city: line.item.application.applicant.division?.name ?? '省直',
  receiptNumber: line.item.application.receiptNumber ?? '',
  shareCny: line.shareCny.toFixed(),
  beforeCny: line.beforeCny.toFixed(2),
  afterCny: line.afterCny.toFixed(2),
  sheet: line.sheet as unknown as CalculationSheet,
})

const asShortage = (
  row: Prisma.AwardListShortageGetPayload<{ include: typeof withLines }>,
): StoredShortage => ({ ...headOf(row), lines: row.lines.map(asLine) })

/** A factor without its lines, of which a list may have 20,000: how many there are, and of how many the amount changes. */
export type ShortageHead = ReturnType<typeof headOf> & { lineCount: number; changedCount: number }

/** All of a list's factors, oldest first. */
export async function shortagesOf(tx: Tx, awardListId: string): Promise<ShortageHead[]> {
  const rows = await tx.awardListShortage.findMany({ where: { awardListId }, orderBy: { sequence: 'asc' } })
  if (rows.length === 0) return []
  const counts = await tx.$queryRaw<{ id: string; lineCount: number; changedCount: number }[]>`
    SELECT shortage_id AS id, count(*)::int AS "lineCount", count(*) FILTER (WHERE after_cny <> before_cny)::int AS "changedCount"
    FROM award_list_shortage_line WHERE shortage_id = ANY (${rows.map(({ id }) => id)}::uuid[]) GROUP BY shortage_id`
  return rows.map((row) => {
    const { lineCount = 0, changedCount = 0 } = counts.find(({ id }) => id === row.id) ?? {}
    return { ...headOf(row), lineCount, changedCount }
  })
}

/** A page of the lines of a factor in the order of the list, or of those that name what is searched. */
export async function shortageLinePage(
  tx: Tx,
  shortageId: string,
  { q, page: asked }: Asked,
): Promise<Page<StoredShortageLine>> {
  const where: Prisma.AwardListShortageLineWhereInput = {
    shortageId,
    ...(q
      ? {
          OR: [
            { item: { application: { applicant: { name: { contains: q, mode: 'insensitive' } } } } },
            { item: { application: { receiptNumber: { contains: q } } } },
          ],
        }
      : {}),
  }
  const total = await tx.awardListShortageLine.count({ where })
  const page = pageWithin(asked, total)
  const rows = await tx.awardListShortageLine.findMany({
    where,
    orderBy: { item: { position: 'asc' } },
    include: lineShape,
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  })
  return { rows: rows.map(asLine), total, page, pageSize: PAGE_SIZE }
}

/** The line of one item under a factor. */
export async function shortageLineOf(
  tx: Tx,
  shortageId: string,
  itemId: string,
): Promise<StoredShortageLine | null> {
  const row = await tx.awardListShortageLine.findFirst({ where: { shortageId, itemId }, include: lineShape })
  return row && asLine(row)
}

/** The factor that holds for the list now: the last one confirmed. */
export async function confirmedShortage(tx: Tx, awardListId: string): Promise<StoredShortage | null> {
  const row = await tx.awardListShortage.findFirst({
    where: { awardListId, state: 'CONFIRMED' },
    orderBy: { sequence: 'desc' },
    include: withLines,
  })
  return row && asShortage(row)
}

export async function proposedShortage(tx: Tx, awardListId: string): Promise<StoredShortage | null> {
  const row = await tx.awardListShortage.findFirst({
    where: { awardListId, state: 'PROPOSED' },
    include: withLines,
  })
  return row && asShortage(row)
}

export interface NewShortage {
  awardListId: string
  factor: string
  availableCny: string
  totalBeforeCny: string
  totalAfterCny: string
  reason: string
  proposedById: string
  proposedAt: Date
}

export async function addShortage(
  tx: Tx,
  shortage: NewShortage,
  lines: readonly Pick<StoredShortageLine, 'itemId' | 'shareCny' | 'beforeCny' | 'afterCny' | 'sheet'>[],
): Promise<string> {
  const sequence = (await tx.awardListShortage.count({ where: { awardListId: shortage.awardListId } })) + 1
  const { id } = await tx.awardListShortage.create({ data: { ...shortage, sequence }, select: { id: true } })
  await tx.awardListShortageLine.createMany({
    data: lines.map(({ sheet, ...line }) => ({
      ...line,
      shortageId: id,
      sheet: sheet as unknown as Prisma.InputJsonValue,
    })),
  })
  return id
}

export async function decideShortage(
  tx: Tx,
  id: string,
  decision: {
    state: 'CONFIRMED' | 'REJECTED' | 'WITHDRAWN'
    decidedById: string
    decidedAt: Date
    decisionReason: string
  },
): Promise<void> {
  await tx.awardListShortage.update({ where: { id }, data: decision })
}

/** The confirmed factors that touched one application: what it had, what it has, and its sheet as issued again. */
export async function adjustmentsOf(tx: Tx, applicationId: string) {
  const rows = await tx.awardListShortageLine.findMany({
    where: { item: { applicationId }, shortage: { state: 'CONFIRMED' } },
    orderBy: { shortage: { decidedAt: 'asc' } },
    include: { shortage: { include: { awardList: { select: { number: true } } } } },
  })
  return rows.map(({ shortage, ...line }) => ({
    id: line.id,
    listNumber: shortage.awardList.number,
    factor: shortage.factor.toFixed(),
    reason: shortage.reason,
    decidedAt: shortage.decidedAt!,
    beforeCny: line.beforeCny.toFixed(2),
    afterCny: line.afterCny.toFixed(2),
    sheet: line.sheet as unknown as CalculationSheet,
  }))
}
