import type { Role } from '@/server/auth/actor'
import type { ClawbackState } from '@/server/db/generated/enums'

export const subject = '追回通知'

/** The one table of a clawback order's life, which begins as PROPOSED. Pure: the button and the server ask the same rows. */
export interface Transition {
  verb: string
  from: ClawbackState
  to: ClawbackState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'approve', from: 'PROPOSED', to: 'ISSUED', who: ['COMMERCE_APPROVER'], label: '审批下达' },
  { verb: 'sendBack', from: 'PROPOSED', to: 'SENT_BACK', who: ['COMMERCE_APPROVER'], label: '退回经办' },
  { verb: 'receive', from: 'ISSUED', to: 'ISSUED', who: ['FINANCE_PREPARER'], label: '登记到账' },
  { verb: 'complete', from: 'ISSUED', to: 'COMPLETED', who: ['FINANCE_PREPARER'], label: '全部到账' },
  { verb: 'cancel', from: 'ISSUED', to: 'CANCELLED', who: ['COMMERCE_APPROVER'], label: '撤销' },
] as const satisfies readonly Transition[]
export type ClawbackVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: ClawbackVerb): Transition => transitions.find((row) => row.verb === verb)!

export function canMove(role: string, state: ClawbackState, verb: ClawbackVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<ClawbackState, string> = {
  PROPOSED: '待审批',
  SENT_BACK: '已退回经办',
  ISSUED: '追回中',
  COMPLETED: '已全部追回',
  CANCELLED: '已撤销',
}
export const stateTones: Record<ClawbackState, 'draft' | 'progress' | 'warning' | 'success' | 'refused'> = {
  PROPOSED: 'draft',
  SENT_BACK: 'refused',
  ISSUED: 'warning',
  COMPLETED: 'success',
  CANCELLED: 'refused',
}
