import { checkBatchPdf } from '@/documents/pdf'
import { checkBatchCertificate } from '@/features/duplicate-cover'
import { dateInShanghai, timeInShanghai } from '@/server/clock'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** 批量查重凭证: what was asked, when, and how many of each answer. */
export const GET = routeHandler<{ id: string }>(
  async ({ params, actor, now }) => {
    const outcome = await checkBatchCertificate(actor, { id: params.id }, { now })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const { askedAt, endedAt, tally, ...batch } = outcome.value
    const bytes = await checkBatchPdf({
      ...batch,
      askedOn: dateInShanghai(askedAt),
      askedAtTime: timeInShanghai(askedAt),
      endedOn: dateInShanghai(endedAt),
      endedAtTime: timeInShanghai(endedAt),
      clear: tally.CLEAR,
      covered: tally.COVERED,
      reservedByOthers: tally.RESERVED,
      bad: tally.BAD + tally.WAITING,
      createdAt: endedAt,
    })
    return attachment(bytes, `批量查重凭证 ${batch.certificateNumber}.pdf`, 'application/pdf')
  },
  { perMinute: 30 },
)
