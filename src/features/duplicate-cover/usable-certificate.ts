import { dateInWords, type LawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Context } from '@/server/use-case'
import { notFound, refuse } from '@/server/use-case'

import { latestStart, MOST_DAYS_AHEAD } from './answer'
import { type CheckDto, checkDto } from './check-dto'
import { holdOwnReservation } from './reservation-store'
import { findCheck } from './store'

/**
 * The certificate with which a policy may be registered: one's own, CLEAR, the reservation still held (E8) and not for a
 * later start than the one wanted. Holds the reservation's row until the transaction ends.
 */
export async function usableCertificate(
  { tx, actor, now }: Context,
  checkId: string,
  inception: LawDate | null,
): Promise<CheckDto & { reservationId: string }> {
  const row = await findCheck(tx, checkId)
  if (!row || row.insurerId !== actor.organisationId) return notFound('查重凭证')
  const check = checkDto(row)
  if (check.outcome !== 'CLEAR')
    refuse('WRONG_STATE', `查重凭证 ${check.certificateNumber} 的结果不是“可以承保”：${check.message}`, {
      clause: '二(五)',
    })
  const reservationId = await holdOwnReservation(tx, check.uscc, row.insurerId, dateInShanghai(now))
  if (reservationId === null)
    return refuse(
      'WRONG_STATE',
      `查重凭证 ${check.certificateNumber} 的预留已经到期或已用于出单。请重新查重后再登记。`,
      { clause: '二(五)' },
    )
  if (inception === null) return { ...check, reservationId }
  const latest = latestStart(dateInShanghai(now))
  if (inception > latest)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
      fieldErrors: {
        inception: [
          `起保日最晚为 ${dateInWords(latest)}：不为 ${MOST_DAYS_AHEAD} 日以后的保险期间占用企业。请更正，或临近起保时再登记。`,
        ],
      },
    })
  if (check.coverFrom !== null && inception < check.coverFrom)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
      fieldErrors: {
        inception: [
          `起保日早于查重时填写的拟起保日 ${check.coverFrom}。请更正起保日，或按新的起保日重新查重。`,
        ],
      },
    })
  return { ...check, reservationId }
}
