import type { Role } from '@/server/auth/actor'
import type { ObjectionState, PublicityState, WithdrawalState } from '@/server/db/generated/enums'

/** The tables of a publicity's, a withdrawal's and an objection's life. Pure: the button and the server ask the same rows. */
interface Step<State> {
  from: State
  to: State
  who: readonly (Role | 'SYSTEM')[]
  label: string
}
type Table<State> = Record<string, Step<State>>

export const subjects = {
  transitions: '公示',
  withdrawalTransitions: '撤回公示',
  objectionTransitions: '异议',
}

/** A publicity is scheduled first, also when it is to be published at once. */
export const transitions = {
  publish: { from: 'SCHEDULED', to: 'PUBLISHED', who: ['SYSTEM', 'COMMERCE_APPROVER'], label: '到时发布' },
  cancel: { from: 'SCHEDULED', to: 'CANCELLED', who: ['COMMERCE_APPROVER', 'SYSTEM'], label: '取消发布' },
  withdraw: { from: 'PUBLISHED', to: 'WITHDRAWN', who: ['COMMERCE_APPROVER'], label: '撤回公示' },
} as const satisfies Table<PublicityState>

/** 撤回: proposed by one official of commerce, decided by another (S8). */
export const withdrawalTransitions = {
  confirm: { from: 'PROPOSED', to: 'CONFIRMED', who: ['COMMERCE_APPROVER'], label: '同意撤回' },
  refuse: { from: 'PROPOSED', to: 'REFUSED', who: ['COMMERCE_APPROVER'], label: '不同意撤回' },
} as const satisfies Table<WithdrawalState>
export const withdrawalProposers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

/** An objection is received, or not accepted from the beginning when it is anonymous or late (L5). */
export const objectionTransitions = {
  uphold: { from: 'RECEIVED', to: 'UPHELD', who: ['COMMERCE_CHECKER'], label: '异议成立' },
  dismiss: { from: 'RECEIVED', to: 'DISMISSED', who: ['COMMERCE_CHECKER'], label: '异议不成立' },
  notAccept: { from: 'RECEIVED', to: 'NOT_ACCEPTED', who: ['COMMERCE_CHECKER'], label: '不予受理' },
} as const satisfies Table<ObjectionState>

export const stateLabels: Record<PublicityState, string> = {
  SCHEDULED: '待发布',
  PUBLISHED: '已发布',
  CANCELLED: '已取消',
  WITHDRAWN: '已撤回',
}
export const withdrawalLabels: Record<WithdrawalState, string> = {
  PROPOSED: '待确认',
  CONFIRMED: '已撤回',
  REFUSED: '未同意',
}
export const objectionLabels: Record<ObjectionState, string> = {
  RECEIVED: '待处理',
  UPHELD: '异议成立',
  DISMISSED: '异议不成立',
  NOT_ACCEPTED: '不予受理',
}

/** Where a publicity stands on a day: what pages show. */
export type Phase = 'AHEAD' | 'RUNNING' | 'OVER' | 'WITHDRAWN' | 'CANCELLED'
export const phaseLabels: Record<Phase, string> = {
  AHEAD: '待发布',
  RUNNING: '公示中',
  OVER: '已结束',
  WITHDRAWN: '已撤回',
  CANCELLED: '已取消',
}
export const phaseTones: Record<Phase, 'draft' | 'progress' | 'success' | 'refused'> = {
  AHEAD: 'draft',
  RUNNING: 'progress',
  OVER: 'success',
  WITHDRAWN: 'refused',
  CANCELLED: 'refused',
}

export function phaseOf(
  publicity: { state: PublicityState; startsOn: string; endsOn: string },
  today: string,
): Phase {
  if (publicity.state === 'WITHDRAWN' || publicity.state === 'CANCELLED') return publicity.state
  if (publicity.state === 'SCHEDULED' || today < publicity.startsOn) return 'AHEAD'
  return today <= publicity.endsOn ? 'RUNNING' : 'OVER'
}
