import { createHash, randomInt } from 'node:crypto'

import type { ObjectionState, Tx } from '@/server/db'

/** Objections in the database. The public reaches them through two functions there, which add one and follow one (L5). */

/** Without 0, O, 1, I, L: it is read aloud and typed. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const newTrackingCode = () =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
export const trackingHash = (code: string) =>
  createHash('sha256').update(code.trim().toUpperCase()).digest('hex')

export interface NewObjection {
  publicityId: string
  line: number
  number: string
  objectorName: string
  objectorContact: string
  statement: string
  trackingCode: string
  at: Date
  evidence: { displayName: string; mediaType: string; sizeBytes: number; sha256: string; storageKey: string }
}

/** Null when the publicity does not run at that moment, or the line is not on it. */
export async function addObjection(tx: Tx, given: NewObjection): Promise<string | null> {
  const { evidence } = given
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT file_objection(${given.publicityId}::uuid, ${given.line}::int, ${given.number}, ${given.objectorName},
      ${given.objectorContact}, ${given.statement}, ${trackingHash(given.trackingCode)}, ${given.at}::timestamptz,
      ${evidence.displayName}, ${evidence.mediaType}, ${evidence.sizeBytes}::int, ${evidence.sha256}, ${evidence.storageKey}) AS id`
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
  return tx.objection.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      number: true,
      state: true,
      itemId: true,
      objectorName: true,
      objectorContact: true,
    },
  })
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

export async function evidenceOf(tx: Tx, objectionId: string) {
  const objection = await tx.objection.findUnique({
    where: { id: objectionId },
    select: { evidenceFileId: true },
  })
  if (!objection?.evidenceFileId) return null
  return tx.storedFile.findUnique({
    where: { id: objection.evidenceFileId },
    select: { displayName: true, mediaType: true, storageKey: true, sha256: true },
  })
}
