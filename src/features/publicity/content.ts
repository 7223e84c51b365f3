import { contentDigest, formatDate, sumAmounts, type AwardListData } from '@/documents'
import { PROGRAMME_NAMES, type Period } from '@/policy-rules'
import type { Programme } from '@/server/db'

/** What is published, exactly; kept as it was, with its digest. Lines hold the columns of ruling L6 and nothing else. */
export type PublishedContent = Omit<AwardListData, 'createdAt'>

export interface Notice {
  number: string
  title: string
  noticeNumber: string
  halfYearInWords: string
  programme: Programme
  period: Period
  workingDays: number
  office: string
  telephone: string
  address: string
  issuedOn: string
  supplement: boolean
  /** The withdrawn version that this one stands for. */
  replaces: { number: string; withdrawnOn: string } | null
}

export interface PublishedItem {
  name: string
  city: string
  amountCny: string
  note: string
}

const issuers = ['河南省商务厅', '河南省财政厅']

/** Writes the notice of a publicity, or of a supplementary one (L5), and its digest. */
export function publishedContent(
  notice: Notice,
  items: readonly PublishedItem[],
): { content: PublishedContent; sha256: string } {
  const content: PublishedContent = {
    number: notice.number,
    title: notice.title,
    body: [
      ...(notice.supplement
        ? [
            '公示期内收到的异议经核实，下列支持金额有调整，现予补充公示。',
            `补充公示期为 ${notice.workingDays} 个工作日。`,
          ]
        : [
            `根据${notice.noticeNumber}，经审核并会商，现将${notice.halfYearInWords}${PROGRAMME_NAMES[notice.programme]}拟支持名单予以公示。`,
            `公示期为 ${notice.workingDays} 个工作日，首日计入。`,
          ]),
      ...(notice.replaces
        ? [
            `本公示替代${notice.replaces.number}（已于${formatDate(notice.replaces.withdrawnOn)}撤回），以本公示为准。`,
          ]
        : []),
    ],
    publicityFrom: notice.period.start,
    publicityUntil: notice.period.end,
    lines: items.map((item) => ({
      name: item.name,
      city: item.city,
      project: PROGRAMME_NAMES[notice.programme],
      amountCny: item.amountCny,
      note: item.note,
    })),
    totalCny: sumAmounts(items.map((item) => item.amountCny)),
    objection: {
      how: '于公示期最后一日 24:00 前在本平台公示页面提出，或书面送达受理单位',
      office: notice.office,
      telephone: notice.telephone,
      address: notice.address,
    },
    issuers,
    issuedOn: notice.issuedOn,
  }
  return { content, sha256: contentDigest(content) }
}
