import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { ObjectionState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

import type { PublishedContent } from './content'

/** The room's Prisma code for publicities; objections have `objection-store.ts`. */

export interface NewPublicity {
  awardListId: string
  sequence: number
  startsOn: string
  endsOn: string
  workingDays: number
  content: PublishedContent
  sha256: string
  itemIds: string[]
  publishedById: string
  publishedAt: Date
}

export async function addPublicity(tx: Tx, publicity: NewPublicity): Promise<string> {
  const { content, startsOn, endsOn, ...rest } = publicity
  const row = await tx.publicity.create({
    data: {
      ...rest,
      title: content.title,
      contactPhone: content.objection.telephone,
      startsOn: dateToColumn(startsOn),
      endsOn: dateToColumn(endsOn),
      content: content as unknown as Prisma.InputJsonValue,
    },
    select: { id: true },
  })
  return row.id
}

const asPublicity = (row: Prisma.PublicityGetPayload<object>) => ({
  id: row.id,
  awardListId: row.awardListId,
  sequence: row.sequence,
  title: row.title,
  startsOn: dateFromColumn(row.startsOn),
  endsOn: dateFromColumn(row.endsOn),
  workingDays: row.workingDays,
  content: row.content as unknown as PublishedContent,
  sha256: row.sha256,
  itemIds: row.itemIds,
  publishedAt: row.publishedAt,
  closed: row.closedAt !== null,
})
export type StoredPublicity = ReturnType<typeof asPublicity>

export async function publicitiesOf(tx: Tx, awardListId: string): Promise<StoredPublicity[]> {
  return (await tx.publicity.findMany({ where: { awardListId }, orderBy: { sequence: 'asc' } })).map(
    asPublicity,
  )
}

/** Shown to everybody from its first day on, and kept as archive; `today` is the law's date. */
export async function shownPublicities(tx: Tx, today: string): Promise<StoredPublicity[]> {
  const rows = await tx.publicity.findMany({
    where: { startsOn: { lte: dateToColumn(today) } },
    orderBy: [{ startsOn: 'desc' }, { publishedAt: 'desc' }],
    take: 200,
  })
  return rows.map(asPublicity)
}

export async function shownPublicity(tx: Tx, id: string, today: string): Promise<StoredPublicity | null> {
  const row = await tx.publicity.findFirst({ where: { id, startsOn: { lte: dateToColumn(today) } } })
  return row && asPublicity(row)
}

export async function roundNotice(tx: Tx, roundId: string): Promise<{ noticeNumber: string }> {
  return tx.round.findUniqueOrThrow({ where: { id: roundId }, select: { noticeNumber: true } })
}

/** Items whose amount an upheld objection changed and that no later publicity has shown (L5). */
export async function itemsToSupplement(tx: Tx, awardListId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT i.id, i.position FROM award_list_item i JOIN objection o ON o.item_id = i.id
    WHERE i.award_list_id = ${awardListId}::uuid AND i.state = 'LISTED' AND o.state = 'UPHELD' AND o.new_amount_cny IS NOT NULL
      AND NOT EXISTS (SELECT FROM publicity p WHERE p.award_list_id = i.award_list_id AND i.id = ANY(p.item_ids)
        AND p.published_at > o.decided_at)
    ORDER BY i.position`
  return rows.map((row) => row.id)
}

/** The list closes: its items become awards, its publicities the archive. */
export async function closeList(tx: Tx, awardListId: string, by: string, at: Date): Promise<void> {
  await tx.awardListItem.updateMany({ where: { awardListId, state: 'LISTED' }, data: { state: 'AWARDED' } })
  await tx.awardList.update({ where: { id: awardListId }, data: { closedById: by, closedAt: at } })
  await tx.publicity.updateMany({ where: { awardListId, closedAt: null }, data: { closedAt: at } })
}

/** A step of the applicant's 资金进度 that changes an amount but no state. */
export async function noteAmount(
  tx: Tx,
  event: { applicationId: string; amountCny: string; note: string; actorId: string | null; at: Date },
): Promise<void> {
  await tx.applicationEvent.create({
    data: { ...event, fromState: 'IN_PUBLICITY', toState: 'IN_PUBLICITY', verb: 'publicise' },
  })
}

export async function objectionsOfList(tx: Tx, awardListId: string, state: ObjectionState): Promise<number> {
  return tx.objection.count({ where: { publicity: { awardListId }, state } })
}
