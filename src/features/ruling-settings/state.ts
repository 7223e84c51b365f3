import type { Role } from '@/server/auth/actor'

/** A change of a ⚙ ruling: proposed by one official, decided by another (S8). Pure. */
export type ChangeState = 'PROPOSED' | 'CONFIRMED' | 'REFUSED'

export const subject = '口径调整'

const deciders = ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

export const transitions = {
  confirm: { from: 'PROPOSED', to: 'CONFIRMED', who: deciders, label: '确认调整' },
  refuse: { from: 'PROPOSED', to: 'REFUSED', who: deciders, label: '退回调整' },
} as const satisfies Record<
  string,
  { from: ChangeState; to: ChangeState; who: readonly Role[]; label: string }
>

/** Any commerce official may propose; what one proposed, another decides. */
export const proposers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const
export const readers = [...proposers, 'FINANCE_PREPARER', 'FINANCE_CHECKER', 'AUDITOR'] as const

export function canDecide(role: string, state: ChangeState): boolean {
  const { from, who } = transitions.confirm
  return state === from && who.some((allowed) => allowed === role)
}

export const stateLabels: Record<ChangeState, string> = {
  PROPOSED: '待确认',
  CONFIRMED: '已确认',
  REFUSED: '已退回',
}

export const stateTones: Record<ChangeState, 'draft' | 'progress' | 'warning' | 'success' | 'refused'> = {
  PROPOSED: 'warning',
  CONFIRMED: 'success',
  REFUSED: 'refused',
}
