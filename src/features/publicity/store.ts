import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { AfterWithdrawal, ObjectionState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'
import { likeWords, pageOf, pageWithin, PAGE_SIZE, type Asked, type Page } from '@/server/paging'

import type { PublishedContent } from './content'

/** The room's Prisma code for publicities and their withdrawal; objections have `objection-store.ts`. */

export interface NewPublicity {
  awardListId: string
  sequence: number
  supplement: boolean
  replacesId: string | null
  startsOn: string
  endsOn: string
  workingDays: number
  content: PublishedContent
  sha256: string
  itemIds: string[]
  publishAt: Date
  publishedById: string
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
  supplement: row.supplement,
  replacesId: row.replacesId,
  state: row.state,
  startsOn: dateFromColumn(row.startsOn),
  endsOn: dateFromColumn(row.endsOn),
  workingDays: row.workingDays,
  content: row.content as unknown as PublishedContent,
  sha256: row.sha256,
  itemIds: row.itemIds,
  publishAt: row.publishAt,
  publishedById: row.publishedById,
  publishedAt: row.publishedAt,
  endedAt: row.endedAt,
  endedReason: row.endedReason,
})
export type StoredPublicity = ReturnType<typeof asPublicity>

/** A publicity without its lines, of which there may be 20,000: for whoever lists publicities or asks how they stand. */
export type PublicityHead = Omit<StoredPublicity, 'content' | 'itemIds'> & {
  content: Omit<PublishedContent, 'lines'>
  lineCount: number
}

const withoutLines = { content: true, itemIds: true } as const satisfies Prisma.PublicityOmit

async function heads(
  tx: Tx,
  rows: Prisma.PublicityGetPayload<{ omit: typeof withoutLines }>[],
): Promise<PublicityHead[]> {
  const found = await tx.$queryRaw<{ id: string; content: PublicityHead['content']; lineCount: number }[]>`
    SELECT id, content - 'lines' AS content, jsonb_array_length(content -> 'lines') AS "lineCount"
    FROM publicity WHERE id = ANY (${rows.map(({ id }) => id)}::uuid[])`
  const byId = new Map(found.map((row) => [row.id, row]))
  return rows.map((row) => {
    const { content: _c, itemIds: _i, ...rest } = asPublicity({ ...row, content: null, itemIds: [] })
    const { content, lineCount } = byId.get(row.id)!
    return { ...rest, content, lineCount }
  })
}

export async function publicitiesOf(tx: Tx, awardListId: string): Promise<PublicityHead[]> {
  return heads(
    tx,
    await tx.publicity.findMany({ where: { awardListId }, orderBy: { sequence: 'asc' }, omit: withoutLines }),
  )
}

/** Shown to everybody from its first day on, and kept as archive; `today` is the law's date. */
export async function shownPublicities(tx: Tx, today: string): Promise<PublicityHead[]> {
  const rows = await tx.publicity.findMany({
    where: { state: { in: ['PUBLISHED', 'WITHDRAWN'] }, startsOn: { lte: dateToColumn(today) } },
    orderBy: [{ startsOn: 'desc' }, { publishedAt: 'desc' }],
    take: 200,
    omit: withoutLines,
  })
  return heads(tx, rows)
}

/** One that everybody is shown, without its lines. */
export async function shownHead(tx: Tx, id: string, today: string): Promise<PublicityHead | null> {
  const rows = await tx.publicity.findMany({
    where: { id, state: { in: ['PUBLISHED', 'WITHDRAWN'] }, startsOn: { lte: dateToColumn(today) } },
    omit: withoutLines,
  })
  return (await heads(tx, rows))[0] ?? null
}

export type PublishedLine = PublishedContent['lines'][number] & {
  /** Its number on the published table, from 1. */
  position: number
}

/** A page of the published lines as they were published, or of those that name what is searched. */
export async function linePage(
  tx: Tx,
  { id, lineCount }: Pick<PublicityHead, 'id' | 'lineCount'>,
  asked: Asked,
): Promise<Page<PublishedLine>> {
  if (asked.q) {
    const found = await tx.$queryRaw<{ position: number; line: PublishedContent['lines'][number] }[]>`
      SELECT l.position::int, l.line FROM publicity p, jsonb_array_elements(p.content -> 'lines') WITH ORDINALITY AS l (line, position)
      WHERE p.id = ${id}::uuid AND (l.line ->> 'name' ILIKE ${likeWords(asked.q)} OR l.line ->> 'city' ILIKE ${likeWords(asked.q)})
      ORDER BY l.position`
    return pageOf(
      found.map(({ position, line }) => ({ ...line, position })),
      asked.page,
    )
  }
  const page = pageWithin(asked.page, lineCount)
  const before = (page - 1) * PAGE_SIZE
  const [found] = await tx.$queryRaw<{ lines: PublishedContent['lines'] }[]>`
    SELECT jsonb_path_query_array(content, '$.lines[$first to $last]',
      jsonb_build_object('first', ${before}::int, 'last', ${before + PAGE_SIZE - 1}::int)) AS lines
    FROM publicity WHERE id = ${id}::uuid`
  const rows = (found?.lines ?? []).map((line, index) => ({ ...line, position: before + index + 1 }))
  return { rows, total: lineCount, page, pageSize: PAGE_SIZE }
}

export async function shownPublicity(tx: Tx, id: string, today: string): Promise<StoredPublicity | null> {
  const row = await tx.publicity.findFirst({
    where: { id, state: { in: ['PUBLISHED', 'WITHDRAWN'] }, startsOn: { lte: dateToColumn(today) } },
  })
  return row && asPublicity(row)
}

/** The published version that stands for a withdrawn one. */
export async function replacementOf(tx: Tx, id: string): Promise<PublicityHead | null> {
  const rows = await tx.publicity.findMany({
    where: { replacesId: id, state: { in: ['PUBLISHED', 'WITHDRAWN'] } },
    omit: withoutLines,
    take: 1,
  })
  return (await heads(tx, rows))[0] ?? null
}

/** Whatever its state, where the walls show it. */
export async function publicityById(tx: Tx, id: string): Promise<StoredPublicity | null> {
  const row = await tx.publicity.findUnique({ where: { id } })
  return row && asPublicity(row)
}

/** Held until the transaction ends; its list is held before. */
export async function lockPublicity(tx: Tx, id: string): Promise<StoredPublicity | null> {
  await tx.$queryRaw`SELECT id FROM publicity WHERE id = ${id}::uuid FOR UPDATE`
  return publicityById(tx, id)
}

/** Scheduled ones whose minute has come, the earliest first. */
export async function duePublicities(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.publicity.findMany({
    where: { state: 'SCHEDULED', publishAt: { lte: now } },
    select: { id: true },
    orderBy: { publishAt: 'asc' },
  })
  return rows.map(({ id }) => id)
}

export async function markPublished(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.publicity.update({ where: { id }, data: { state: 'PUBLISHED', publishedAt: at } })
}

interface End {
  reason: string
  by: string | null
  at: Date
}
const ended = ({ reason, by, at }: End) => ({ endedReason: reason, endedById: by, endedAt: at })

export async function cancelScheduled(tx: Tx, id: string, end: End): Promise<void> {
  await tx.publicity.update({ where: { id }, data: { state: 'CANCELLED', ...ended(end) } })
}

export async function markWithdrawn(tx: Tx, id: string, end: End): Promise<void> {
  await tx.publicity.update({ where: { id }, data: { state: 'WITHDRAWN', ...ended(end) } })
}

export async function officeOf(tx: Tx, accountId: string): Promise<string> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { organisationId: true },
  })
  return account.organisationId
}

export async function addWithdrawal(
  tx: Tx,
  proposal: { publicityId: string; reason: string; afterwards: AfterWithdrawal; by: string; at: Date },
): Promise<string> {
  const { by, at, ...rest } = proposal
  const row = await tx.publicityWithdrawal.create({
    data: { ...rest, proposedById: by, proposedAt: at },
    select: { id: true },
  })
  return row.id
}

export function withdrawalById(tx: Tx, id: string) {
  return tx.publicityWithdrawal.findUnique({ where: { id } })
}

export function waitingWithdrawal(tx: Tx, publicityId: string) {
  return tx.publicityWithdrawal.findFirst({ where: { publicityId, state: 'PROPOSED' } })
}

/** Every proposal to withdraw a publicity of these lists (or all that wait), newest first. */
export function withdrawals(tx: Tx, where: { awardListId?: string; waiting?: boolean }) {
  return tx.publicityWithdrawal.findMany({
    where: {
      ...(where.awardListId ? { publicity: { awardListId: where.awardListId } } : {}),
      ...(where.waiting ? { state: 'PROPOSED' as const } : {}),
    },
    include: {
      publicity: { select: { title: true, awardListId: true, content: true } },
      proposedBy: { select: { displayName: true } },
      decidedBy: { select: { displayName: true } },
    },
    orderBy: { proposedAt: 'desc' },
  })
}

export async function decideWithdrawal(
  tx: Tx,
  id: string,
  decision: { state: 'CONFIRMED' | 'REFUSED'; remark: string; by: string; at: Date },
): Promise<void> {
  const { state, remark, by, at } = decision
  await tx.publicityWithdrawal.update({
    where: { id },
    data: { state, remark, decidedById: by, decidedAt: at },
  })
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
        AND p.state = 'PUBLISHED' AND p.published_at > o.decided_at)
    ORDER BY i.position`
  return rows.map((row) => row.id)
}

/** The list closes: its items become awards, its publicities the archive. */
export async function closeList(tx: Tx, awardListId: string, by: string, at: Date): Promise<void> {
  await tx.awardListItem.updateMany({ where: { awardListId, state: 'LISTED' }, data: { state: 'AWARDED' } })
  await tx.awardList.update({ where: { id: awardListId }, data: { closedById: by, closedAt: at } })
  await tx.publicity.updateMany({
    where: { awardListId, closedAt: null, state: 'PUBLISHED' },
    data: { closedAt: at },
  })
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
