import type { TrailPdfData } from '@/documents/pdf'

import type { Trail } from './read-trail'
import { timeInWords } from './words'

const signs = { WHOLE: '✓', TOUCHED: '✗', UNSURE: '？' } as const

/** The trail as it is printed for auditors: every row with its digest and its places in the chain. Pure. */
export function trailDocument(trail: Trail): TrailPdfData {
  const { verified } = trail
  return {
    number: trail.receiptNumber,
    line: trail.title,
    applicant: trail.applicant,
    amountCny: trail.amountCny,
    verdict:
      verified.touched.length > 0
        ? `核对 ${verified.rows} 行，其中 ${verified.touched.length} 行与平台所写不符`
        : `核对 ${verified.rows} 行，${verified.whole} 行无误${verified.unsure.length > 0 ? `，${verified.unsure.length} 行暂不能核对` : ''}`,
    steps: trail.steps.map(({ title, empty, withheld, items }) => ({
      title,
      note: items.length === 0 ? (withheld ?? empty) : (withheld ?? ''),
      rows: items.map((item) => ({
        name: [item.name, item.number].filter(Boolean).join(' '),
        facts: item.facts.map(({ label, text }) => `${label}：${text}`).join('；'),
        deeds: item.deeds.map(
          ({ what, who, at, entryId, sequence }) =>
            `${timeInWords(at)} ${what} ${who}（审计记录 ${entryId}，封存 ${sequence ?? '待封存'}）`,
        ),
        sha256: item.sha256 ?? '无留存版本',
        mark: `${signs[item.mark.kind]} ${item.mark.words}`,
      })),
    })),
    sheet: trail.sheet?.steps ?? [],
    limits: trail.limits,
    createdAt: new Date(trail.readAt),
  }
}
