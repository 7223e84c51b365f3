import { z } from 'zod'

import { objectionReplyDocx } from '@/documents/docx'
import { itemStateLabels, uuid } from '@/features/award-lists'
import { bytesOf } from '@/features/stored-files'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateFromColumn, dateInShanghai, timeInShanghai } from '@/server/clock'
import { command, done, notFound, query, type Context } from '@/server/use-case'

import type { PublishedContent } from './content'
import { fileOf, objections } from './objection-store'
import { itemInWords, replyData } from './reply-document'
import { objectionLabels } from './state'

/** L5: those who decide, and the auditors; never the party objected to, nor finance. */
export const objectionReaders = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'AUDITOR',
] as const

type Row = Awaited<ReturnType<typeof objections>>[number]

const summary = (row: Row) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  stateLabel: objectionLabels[row.state],
  receivedOn: dateInShanghai(row.receivedAt),
  receivedAt: timeInShanghai(row.receivedAt),
  publicityEndsOn: dateFromColumn(row.publicity.endsOn),
  awardListId: row.item.awardListId,
  listNumber: row.item.awardList.number,
  party: row.item.application.applicant.name,
  amountCny: row.item.amountCny.toFixed(2),
})

/** The queue, oldest first; `open` leaves out what is decided. */
export const objectionQueue = query({
  name: 'publicity.objections',
  allow: objectionReaders,
  input: z.strictObject({ open: z.boolean().default(false) }),
  run: async ({ tx }, { open }) => {
    const rows = (await objections(tx, { open })).map(summary)
    return { objections: rows, openCount: rows.filter((row) => row.state === 'RECEIVED').length }
  },
})

/** One objection with who objects, for those who decide on it. */
export const objectionDetail = query({
  name: 'publicity.objection',
  allow: objectionReaders,
  input: z.strictObject({ objectionId: uuid }),
  run: async ({ tx }, { objectionId }) => {
    const [row] = await objections(tx, { id: objectionId })
    if (!row) return notFound('异议')
    const evidence = await fileOf(tx, row.id, 'evidenceFileId')
    const reply = await fileOf(tx, row.id, 'replyFileId')
    return {
      ...summary(row),
      objectorName: row.objectorName || '匿名',
      objectorContact: row.objectorContact || '未留',
      bar: row.bar,
      statement: row.statement,
      evidenceName: evidence?.displayName ?? null,
      programmeName: PROGRAMME_NAMES[row.item.application.programme],
      receiptNumber: row.item.application.receiptNumber ?? '',
      applicationId: row.item.applicationId,
      itemState: itemStateLabels[row.item.state],
      originalAmountCny: row.item.originalAmountCny.toFixed(2),
      decidedOn: row.decidedAt && dateInShanghai(row.decidedAt),
      reply: row.decision,
      replyDocument: reply && { name: reply.displayName, sha256: reply.sha256 },
      newAmountCny: row.newAmountCny?.toFixed(2) ?? null,
    }
  },
})
export type ObjectionDetail = Extract<Awaited<ReturnType<typeof objectionDetail>>, { ok: true }>['value']

const ref = z.strictObject({ objectionId: uuid })

/** The bytes of one of an objection's files, for the same readers; each opening is an audit entry (S12). */
async function opened({ tx }: Context, objectionId: string, which: 'evidenceFileId' | 'replyFileId') {
  const file = await fileOf(tx, objectionId, which)
  if (!file) return notFound(which === 'evidenceFileId' ? '证明材料' : '答复书')
  const value = { name: file.displayName, mediaType: file.mediaType, bytes: await bytesOf(file) }
  return done(value, {
    subject: { kind: 'objection', id: objectionId },
    detail: { opened: file.displayName },
  })
}

export const objectionEvidence = command({
  name: 'publicity.objection-evidence',
  allow: objectionReaders,
  input: ref,
  run: (context, { objectionId }) => opened(context, objectionId, 'evidenceFileId'),
})

/** 异议答复书, for the same readers. */
export const objectionReply = command({
  name: 'publicity.objection-reply',
  allow: objectionReaders,
  input: ref,
  run: (context, { objectionId }) => opened(context, objectionId, 'replyFileId'),
})

/** The same reply as .docx, for the office that sends it on paper under its seal. What was answered is the stored PDF. */
export const objectionReplyWord = command({
  name: 'publicity.objection-reply-word',
  allow: objectionReaders,
  input: ref,
  run: async ({ tx }, { objectionId }) => {
    const [row] = await objections(tx, { id: objectionId })
    if (!row || row.state === 'RECEIVED') return notFound('答复书')
    const content = row.publicity.content as unknown as PublishedContent
    const data = replyData({
      number: row.number,
      objectorName: row.objectorName,
      content,
      item: itemInWords(content.lines[row.publicity.itemIds.indexOf(row.itemId)]!),
      receivedAt: row.receivedAt,
      state: row.state,
      words: row.decision,
      at: row.decidedAt!,
    })
    const name = `${data.title} ${data.number}.docx`
    return done(
      { name, bytes: await objectionReplyDocx(data) },
      { subject: { kind: 'objection', id: objectionId }, detail: { opened: name } },
    )
  },
})
export type ObjectionSummary = ReturnType<typeof summary>
