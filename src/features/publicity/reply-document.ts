import type { ObjectionReplyData } from '@/documents'
import { objectionReplyPdf } from '@/documents/pdf'
import { dateInShanghai } from '@/server/clock'
import type { ObjectionState } from '@/server/db'
import { portalStorage } from '@/server/storage'

import type { PublishedContent } from './content'
import type { KeptFile } from './evidence'
import { objectionLabels } from './state'

interface Reply {
  number: string
  objectorName: string
  content: PublishedContent
  /** The line objected to, as it was published. */
  item: string
  receivedAt: Date
  state: Exclude<ObjectionState, 'RECEIVED'>
  words: string
  at: Date
}

export const replyData = ({ content, ...reply }: Reply): ObjectionReplyData => ({
  number: reply.number,
  title: reply.state === 'NOT_ACCEPTED' ? '异议不予受理告知书' : '异议答复书',
  objector: reply.objectorName || '异议人',
  publicityNumber: content.number,
  publicityTitle: content.title,
  item: reply.item,
  receivedOn: dateInShanghai(reply.receivedAt),
  outcome: objectionLabels[reply.state],
  reply: reply.words.split(/\n+/).filter((paragraph) => paragraph.trim() !== ''),
  office: content.objection.office,
  telephone: content.objection.telephone,
  decidedOn: dateInShanghai(reply.at),
  createdAt: reply.at,
})

/** The line objected to, in the words of the reply. */
export const itemInWords = ({ name, project }: PublishedContent['lines'][number]): string =>
  `${name}（${project}）`

/** Writes the reply as a document and stores it with its digest; the record of it is the caller's. */
export async function keepReply(reply: Reply): Promise<KeptFile> {
  const data = replyData(reply)
  const bytes = await objectionReplyPdf(data)
  const stored = await (await portalStorage()).putFile(bytes, 'application/pdf')
  return {
    displayName: `${data.title} ${data.number}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: stored.size,
    sha256: stored.sha256,
    storageKey: stored.key,
  }
}
