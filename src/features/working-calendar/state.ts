import type { Role } from '@/server/auth/actor'
import type { WorkingCalendarState } from '@/server/db/generated/enums'

/** The calendar of a year: entered by one official, decided by another (S8). Pure. */
export const subject = '年度放假调休安排'

const deciders = ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

export const transitions = {
  confirm: { from: 'PROPOSED', to: 'CONFIRMED', who: deciders, label: '确认安排' },
  refuse: { from: 'PROPOSED', to: 'REFUSED', who: deciders, label: '退回安排' },
} as const satisfies Record<
  string,
  { from: WorkingCalendarState; to: WorkingCalendarState; who: readonly Role[]; label: string }
>

/** Any commerce official may enter a year; what one entered, another decides. */
export const entrants = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const
export const readers = [...entrants, 'AUDITOR'] as const

export const canDecide = (role: string, state: WorkingCalendarState): boolean =>
  state === transitions.confirm.from && deciders.some((allowed) => allowed === role)

export const stateLabels: Record<WorkingCalendarState, string> = {
  PROPOSED: '待确认',
  CONFIRMED: '已确认',
  REFUSED: '已退回',
}

export const stateTones: Record<WorkingCalendarState, 'warning' | 'success' | 'refused'> = {
  PROPOSED: 'warning',
  CONFIRMED: 'success',
  REFUSED: 'refused',
}
