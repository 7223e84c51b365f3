import type { Role } from '@/server/auth/actor'
import type { EntryState } from '@/server/db/generated/enums'

export const subject = '中间价录入'

const deciders = ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

/** Rates typed or imported: entered by one, decided by another (S8). Pure. */
export const transitions = [
  { verb: 'confirm', from: 'PROPOSED', to: 'CONFIRMED', who: deciders, label: '确认中间价' },
  { verb: 'sendBack', from: 'PROPOSED', to: 'SENT_BACK', who: deciders, label: '退回' },
] as const satisfies readonly {
  verb: string
  from: EntryState
  to: EntryState
  who: readonly Role[]
  label: string
}[]

export const mayDecide = (role: string): boolean => deciders.some((each) => each === role)

export const stateLabels: Record<EntryState, string> = {
  PROPOSED: '待确认',
  CONFIRMED: '已确认',
  SENT_BACK: '已退回',
}
