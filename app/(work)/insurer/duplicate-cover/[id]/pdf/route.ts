import { checkCertificatePdf } from '@/documents/pdf'
import { checkCertificate } from '@/features/duplicate-cover'
import { dateInShanghai, timeInShanghai } from '@/server/clock'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

export const GET = routeHandler<{ id: string }>(
  async ({ params, actor, now }) => {
    const outcome = await checkCertificate(actor, { id: params.id }, { now })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const check = outcome.value
    const checkedAt = new Date(check.checkedAt)
    const bytes = await checkCertificatePdf({
      certificateNumber: check.certificateNumber,
      insurerName: check.insurerName,
      enterpriseName: check.enterpriseName,
      uscc: check.uscc,
      checkedOn: dateInShanghai(checkedAt),
      checkedAtTime: timeInShanghai(checkedAt),
      outcome: check.outcome,
      coveredUntil: check.coveredUntil,
      reservedUntil: check.reservedUntil,
      createdAt: checkedAt,
    })
    return attachment(bytes, `查重凭证 ${check.certificateNumber}.pdf`, 'application/pdf')
  },
  { perMinute: 30 },
)
