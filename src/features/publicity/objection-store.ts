import type { ObjectionBar, ObjectionState, Tx } from '@/server/db'
import { trackingHash } from '@/server/tracking-code'

import type { PublishedContent } from './content'
import type { KeptFile } from './evidence'

/** Objections in the database. The public reaches them through two functions there, which add one and follow one (L5). */

export interface NewObjection {
  publicityId: string
  line: number
  number: string
  objectorName: string
  objectorContact: string
  statement: string
  trackingCode: string
  at: Date
  evidence: KeptFile
  /** Not accepted as it came in: why, in the reply's words, and the reply's document. */
  refusal: { bar: ObjectionBar; decision: string; reply: KeptFile } | null
}

/** Null when the public cannot read the publicity at that moment, the line is not on it, or it is barred otherwise than said. */
export async function addObjection(tx: Tx, given: NewObjection): Promise<string | null> {
  const { trackingCode, refusal, at, ...rest } = given
  const written = { ...rest, ...refusal, at: at.toISOString(), codeHash: trackingHash(trackingCode) }
  const [row] = await tx.$queryRaw<
    { id: string | null }[]
  >`SELECT file_objection(${JSON.stringify(written)}::jsonb) AS id`
  return row?.id ?? null
}

export async function objectionByCode(tx: Tx, number: string, code: string) {
  const [row] = await tx.$queryRaw<
    {
      number: string
      state: ObjectionState
      received_at: Date
      decided_at: Date | null
      decision: string
      publicity_id: string
      publicity_title: string
      reply_name: string | null
      reply_sha256: string | null
      reply_key: string | null
    }[]
  >`SELECT * FROM follow_objection(${number}, ${trackingHash(code)})`
  return row ?? null
}

/** The objection with its item and list, held until the transaction ends. */
export async function lockObjection(tx: Tx, id: string) {
  const locked = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM objection WHERE id = ${id}::uuid FOR UPDATE`
  if (locked.length === 0) return null
  const { publicity, ...objection } = await tx.objection.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      number: true,
      state: true,
      itemId: true,
      objectorName: true,
      objectorContact: true,
      receivedAt: true,
      publicity: { select: { content: true, itemIds: true } },
    },
  })
  const content = publicity.content as unknown as PublishedContent
  return { ...objection, content, line: content.lines[publicity.itemIds.indexOf(objection.itemId)]! }
}

/** Which list an objection belongs to; read before anything is held, so that lists are always held first. */
export async function listOfObjection(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.objection.findUnique({
    where: { id },
    select: { publicity: { select: { awardListId: true } } },
  })
  return row?.publicity.awardListId ?? null
}

export async function settleObjection(
  tx: Tx,
  id: string,
  outcome: {
    state: ObjectionState
    decision: string
    newAmountCny: string | null
    decidedById: string
    decidedAt: Date
    replyFileId: string
  },
): Promise<void> {
  await tx.objection.update({ where: { id }, data: outcome })
}

/** For the officials who decide; `states` absent means all. Oldest first: those wait longest. */
export async function objections(tx: Tx, where: { id?: string; open?: boolean }) {
  const rows = await tx.objection.findMany({
    where: {
      ...(where.id ? { id: where.id } : {}),
      ...(where.open ? { state: 'RECEIVED' as const } : {}),
    },
    include: {
      publicity: true,
      item: { include: { awardList: true, application: { include: { applicant: true } } } },
    },
    orderBy: { receivedAt: 'asc' },
    take: 200,
  })
  return rows
}

/** The evidence or the reply of an objection, where the walls show it. */
export async function fileOf(tx: Tx, objectionId: string, which: 'evidenceFileId' | 'replyFileId') {
  const objection = await tx.objection.findUnique({
    where: { id: objectionId },
    select: { evidenceFileId: true, replyFileId: true },
  })
  const id = objection?.[which]
  if (!id) return null
  return tx.storedFile.findUnique({
    where: { id },
    select: { displayName: true, mediaType: true, storageKey: true, sha256: true },
  })
}
