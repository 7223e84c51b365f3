import type { LawDate } from '@/policy-rules'

/** How a statement stands on a day; its last day is included. Pure. */
export type Standing = 'GOOD' | 'EXPIRED' | 'REVOKED'

export const standingOf = (
  { revokedAt, expiresOn }: { revokedAt: Date | null; expiresOn: LawDate },
  today: LawDate,
): Standing => (revokedAt ? 'REVOKED' : today > expiresOn ? 'EXPIRED' : 'GOOD')

export const standingLabels: Record<Standing, string> = {
  GOOD: '有效',
  EXPIRED: '已过期',
  REVOKED: '已撤销',
}
export const standingTones = { GOOD: 'success', EXPIRED: 'draft', REVOKED: 'refused' } as const
